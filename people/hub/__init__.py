"""The list of people in the admin: who is what to the group, and how far their words have come.

| module | owns |
|---|---|
| `places.py` | what each is at a moment: the standing, and the roles that a list shows |
| `filters.py` | by what the list is narrowed |
| `listing.py` | the list, its columns and the file |
"""
