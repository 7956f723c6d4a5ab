"""The admin's list of people, and the dashboard panel *My pages*.

| module | responsibility |
|---|---|
| `membership_and_listed_roles.py` | position and roles of each person at a moment |
| `filters.py` | the filters of the list |
| `listing.py` | the list, its columns and the export |
| `own_content_panel.py` | *My pages* on the dashboard; other apps add rows by the hook `HOOK` |
"""
