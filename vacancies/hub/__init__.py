"""The hub: the list of all vacancies in the admin, and the acts that change one at once.

| module | owns |
|---|---|
| `changing.py` | the acts themselves: extend, close early, record the outcome |
| `offers.py` | which act a vacancy is offered at a moment, as buttons |
| `forms.py` `telling.py` `screens.py` | their screens: what is asked, what is told before, the views |
| `reasons.py` | why a deadline is extended, asked in each language |
| `changes.py` | which facts changed, as the history keeps it: data, noted when they are published |
| `history.py` `facts_said.py` | what the history says of it, in the reader's language |
| `listing.py` `columns.py` `filters.py` `newest.py` | the list |
| `counting.py` | how many applications have come in, for whoever may know |
| `exporting.py` | the list as a spreadsheet |
"""
