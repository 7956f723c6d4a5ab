"""The search of the site: people, research areas, vacancies, pages.

Every word of the query must be the beginning of a word in the page's text (Wagtail's index, see
`people.content.search_text`) or in the record's facts. The facts are read from the records at every
search, so that a changed fact is found at once. Diacritics do not count: "jornsten" finds Jörnsten.

| module | responsibility |
|---|---|
| `query.py` | what was typed, made safe for every database and for printing |
| `facts.py` | the facts of public records that a search finds |
| `hits.py` | the public pages and people that contain all words |
| `ranking.py` | one hit per record, the reader's language first |
| `excerpts.py` | excerpts of texts with the words highlighted |
| `results.py` | the data that the template shows for each hit |
| `spelling.py` | suggestions for misspelt words |
| `result_kinds.py` | the kinds of results: people, research areas, vacancies, pages |
| `limits.py` | limits on the number and duration of searches |
| `views.py` | the search page |
| `backend.py` | the search backend for `WAGTAILSEARCH_BACKENDS` |
"""
