"""The editors' screens for vacancies in the Wagtail admin.

| module | responsibility |
|---|---|
| `dashboard.py` | *Closing soon* on the first screen |
| `default_rules.py` | the rules for documents that a new vacancy begins with |

`listing` is the list, `actions` change one vacancy at once, `history` tells of changes, `paste` reads a
finished advertisement. Imports nothing: `django.contrib.admin` imports `admin` of each app when a host
starts.
"""
