"""The index of the site's search: entries with their words, kept up to date by database triggers.

`docs/decisions/0005-search.md` explains why. A written row is noted by a trigger, in the transaction that
writes it. Before a search reads the index, the entries that depend on such rows are made again.

| module | responsibility |
|---|---|
| `apps.py` | installs the triggers after `migrate` |
| `installing.py` | the same, and fills a new index |
| `affected_documents.py` | which entries a written row changes |
| `change_triggers.py` | the SQL of the triggers |
| `updating.py` | makes outdated entries again |
| `new_entries.py` | entries before they are saved |
| `page_and_person_entries.py` | the entries of pages and people |
| `publication_entries.py` | the entries of publications |
| `record_facts.py` | the facts of records in them |
| `words.py` | splits texts into words |
| `word_table.py` | the full-text table of SQLite or PostgreSQL |
| `result_kinds.py` | the kinds of results: people, research areas, projects, vacancies, pages, publications |
| `indexing_middleware.py` | indexes what a request has written, after its response |
"""
