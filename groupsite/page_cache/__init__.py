"""A cache of public pages for anonymous visitors that is never stale. README.md explains it.

| module | responsibility |
| --- | --- |
| `apps.py` | installs the triggers after `migrate` |
| `models.py`, `generation.py` | a value in the database that changes with every visible write |
| `triggers.py`, `trigger_sql.py` | the database triggers that change it |
| `hidden_tables.py` | the tables and columns that no public page shows |
| `validity.py` | when a page changes although nobody writes |
| `keys.py`, `release_digest.py` | which requests can be answered from the cache, and by which key |
| `declarations.py` | which responses can be stored |
| `entries.py` | a stored page |
| `cache_setting.py`, `store.py`, `file_cache.py` | Django's cache, by setting |
| `middleware.py` | answers from the cache; one renders while others wait |
"""
