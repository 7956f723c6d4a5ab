"""The edit form of a page with the original beside each field.

| module | responsibility |
|---|---|
| `layout.py` | the empty blocks and rows of a page that is begun beside its original |
"""
