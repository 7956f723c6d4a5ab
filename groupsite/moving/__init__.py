"""Moves a stopped site from SQLite and folders to PostgreSQL and other storages, such as buckets.

| module | responsibility |
|---|---|
| `steps.py` | the whole move, step by step |
| `held_source.py` | opens the source, keeps everybody else out, and never changes it |
| `moved_tables.py` | which tables are copied, and which the target makes itself |
| `exact_values.py` | reads rows as the same values from both databases, and hashes them |
| `unfit_values.py` | finds values that SQLite has stored and PostgreSQL would refuse |
| `moved_rows.py` | copies all rows in one transaction, which is committed if they are the same |
| `moved_files.py` | copies files one by one, and compares each with its source |
| `move_state.py` | what has been done, in tables of the target |

`docs/decisions/0053-moving.md` explains the order of the steps.
"""
