"""The screens of the inbox of publications: add, review, decide, undo.

| module | responsibility |
|---|---|
| `permissions.py` | who adds and who decides |
| `menu.py` | the menu *Publications* |
| `sentences.py` | reasons, problems and notes as sentences |
| `add_views.py` | the form that takes anything, and what it has recognised |
| `review_views.py` | the inbox, 25 a page |
| `shown_candidates.py` | what the review shows of a candidate |
| `decision_views.py` | accept, merge, never again, put back |
| `merged_views.py` | what has been merged, with undo |
| `urls.py` | the addresses |
"""
