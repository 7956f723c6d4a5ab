"""The screens of the inbox of publications: add, review, decide, undo.

| module | responsibility |
|---|---|
| `permissions.py` | who adds and who decides |
| `menu.py` | the menu *Publications* |
| `dashboard.py` | how many entries wait, on the first screen |
| `sentences.py` | reasons, problems and notes as sentences |
| `similar_waiting.py` | other entries that are probably the same publication, or versions of it |
| `add_views.py` | the form that takes anything, and what it has recognised |
| `own_entries.py` | what has become of what a member has added |
| `review_views.py` | the inbox, 25 a page |
| `shown_candidates.py` | what the review shows of a candidate |
| `decision_views.py` | accept, merge, reject, and take each of these back |
| `accept_new_views.py` | accept all that is plainly new, and take that back |
| `decision_messages.py` | what has happened or been merged, and the button that takes it back |
| `merged_views.py` | what has been merged, with undo |
| `update_history.py` | what the history of a publication says about these |
| `urls.py` | the addresses |
"""
