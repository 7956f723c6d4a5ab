"""The sitemap of a site in all its languages (sitemaps.org). A host includes it with one line:

    path("", include("people.sitemap.urls"))

outside `i18n_patterns`. It lists every page of any type that visitors can open.

| module | responsibility |
|---|---|
| `page_urls.py` | the URLs of many pages |
| `multilingual_sitemap.py` | the pages with their last changes and translations |
| `views.py`, `urls.py` | `sitemap.xml`, in parts beyond 10,000 URLs |
"""
