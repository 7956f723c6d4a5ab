"""What the history of a vacancy says about a change of its facts.

| module | responsibility |
|---|---|
| `changes.py` | which facts changed, stored as data when they are published |
| `log_formatters.py`, `values.py` | sentences about it, in the reader's language |
"""
