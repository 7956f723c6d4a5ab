"""The editors' screens for vacancies in the Wagtail admin.

| module | responsibility |
|---|---|
| `dashboard.py` | *Closing soon* and *E-mail alerts* on the first screen |
| `date_preview_view.py` | the view that previews a typed date or time |
| `deletion.py` | what applications may depend on cannot be deleted in Wagtail’s own screens |
| `document_kind_choosers.py` | choosers of document types, without deleted ones |
| `default_document_rules.py` | the rules for documents that a new vacancy begins with |

`listing` is the list, `actions` are immediate changes of one vacancy, `history` describes changes,
`paste` reads a finished advertisement. This file imports nothing, because `django.contrib.admin`
imports the `admin` package of every app at start.
"""
