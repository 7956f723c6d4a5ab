"""Language tabs, notices of changes, the page chooser, and links in the reader's language.

| module | responsibility |
|---|---|
| `tabs.py` | the language tabs above the edit form of a record or page |
| `section_change_notices.py` | tells the editor which sections have changed in another language |
| `page_chooser.py` | the page chooser offers each page once, in the language of the text |
| `interface_languages.py` | the languages in which the apps have a catalogue |
| `language_links.py` | links from a page to its other languages, for menus and `hreflang` |
| `user_language.py` | the language in which a user of the admin is addressed |
| `site_names.py` | the name of a site in each language, for e-mails and feeds |
| `link_rewriting.py` | links in texts lead to the page in the reader's language |
| `hooks.py` | registers all of it with Wagtail |
"""
