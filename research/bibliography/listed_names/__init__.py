"""Lists of names as BibTeX and people write them.

| module | responsibility |
|---|---|
| `name_lists.py` | where one name ends and the next begins |
| `name_marks.py` | marks and footnotes beside names |
| `names.py` | a name into given names, particle, family name and suffix |
"""
