"""A cache of public pages for anonymous visitors that is never stale. README.md explains it.

| module | responsibility |
| --- | --- |
| `apps.py` | installs the triggers after `migrate` |
| `models.py`, `generation.py` | a value in the database that changes with every visible write |
| `triggers.py`, `trigger_sql.py` | the database triggers that change it |
| `hidden_tables.py` | the tables and columns that no public page shows |
"""
