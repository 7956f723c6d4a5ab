"""The search of the site: people, research areas, projects, vacancies, pages, publications.

Every word of the query must be the beginning of a word in the page's text or in the record's facts, such
as names and programmes. Diacritics do not count: "jornsten" finds Jörnsten. `index` has the words of
everything that is or will be public; one SQL statement finds, ranks and counts what is public now.

| module | responsibility |
|---|---|
| `query.py` | what was typed, made safe for every database and for printing |
| `hits.py` | finds, ranks and counts: one hit per record, the reader's language first |
| `visible_entries.py` | the SQL condition for what anonymous visitors can see |
| `excerpts.py` | excerpts of texts with the words highlighted |
| `results.py` | the data that the template shows for each hit |
| `synonyms.py` | adds the synonyms that editors have entered |
| `endings.py` | cuts the endings of words that are not found |
| `spelling.py` | suggestions for misspelt words |
| `suggestions.py` | suggestions while a visitor types |
| `unanswered.py` | counts the words that are searched for in vain |
| `unanswered_report.py` | shows them to editors |
| `limits.py` | limits on the number and duration of searches |
| `recent_pages.py` | the pages of recent searches, for those who search for the same |
| `views.py` | the search page |
| `backend.py` | the search backend for `WAGTAILSEARCH_BACKENDS`, which the admin uses |
"""
