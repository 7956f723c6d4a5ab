"""Dates and times in forms, as people type them.

| module | responsibility |
|---|---|
| `date_fields.py` | form fields and model fields that accept them, and say how they are understood |
| `date_preview_view.py` | what a script shows below such a field |

`people.formats.date_parsing` reads them.
"""
