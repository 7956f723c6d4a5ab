"""The lists of projects and publications that other pages lead to.

| module | responsibility |
|---|---|
| `index_pages.py` | the public list of a type in the reader's language |
"""
