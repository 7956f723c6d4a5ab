"""The list of vacancies.

| module | responsibility |
|---|---|
| `views.py`, `columns.py`, `filters.py` | the list |
| `latest_drafts.py` | what the list shows of a draft that is newer than what is published |
| `counts.py` | how many applications have come in, for those who may know |
| `export.py` | the list as a spreadsheet |
| `paste_button.py` | the button *Paste a finished posting* |
"""
