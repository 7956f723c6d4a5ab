"""The admin's list of vacancies.

| module | responsibility |
|---|---|
| `views.py`, `columns.py`, `filters.py` | the list, also as a file |
| `latest_drafts.py` | the facts of vacancies that were never public, from their latest drafts |
| `application_counts.py` | how many applications have been received, for users who may read them |
"""
