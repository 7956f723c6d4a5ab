"""The history of a vacancy: logs which facts changed, and formats the entries.

| module | responsibility |
|---|---|
| `changes.py` | which facts changed, stored as data when they are published |
| `log_formatters.py`, `texts_of_logged_facts.py` | sentences about it, in the reader's language |
"""
