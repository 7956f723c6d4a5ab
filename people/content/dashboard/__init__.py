"""Panels of the admin's dashboard.

| module | responsibility |
|---|---|
| `components.py` | the base class: who sees a panel, how many rows, what an empty panel says |
| `scope.py` | which pages of records a user may edit or publish |
| `unpublished_records.py` | which records have something unpublished |
| `dashboard_records.py` | the records of all panels with their languages, read once |
| `outdated_pages.py` | *Translations out of date* |
| `drafts.py` | *Drafts waiting* |
"""
