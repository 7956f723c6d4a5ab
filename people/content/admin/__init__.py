"""Base classes of the admin screens of records, and of pages edited beside their original.

| module | responsibility |
|---|---|
| `listing.py` | the list: columns, search, filters, export |
| `columns.py` | the columns of all lists, on the screen and in the exported file |
| `filters.py` | filters that several lists share |
| `viewsets.py`, `views.py`, `new_record_form.py` | create, edit and delete a record |
| `new_facts_view.py` | creates a record without pages |
| `add_language_views.py` | the screen of a missing language, of a record and of a page without one |
| `machine_translation_views.py` | the page of a missing language, translated by machine |
| `page_preview_and_history_views.py` | preview and history, also for a user's own page |
| `session_status.py` | who is signed in, for forms that were open for long |
| `review_buttons.py` | the main button while somebody reviews |
| `facts_panel.py` | the facts of a record, shown in the form of its page |
| `hooks.py` | registers the views of pages that are edited beside their original |
| `record_permission_mixins.py` | denies views to users without permission |
"""
