"""The panels of the admin's first screen: what waits for whom.

| module | owns |
|---|---|
| `panels.py` | what every panel is: shown to whom it concerns, a few rows, a sentence where there are none |
| `reach.py` | which kinds of records there are, and which of their pages a user may edit or publish |
| `translations.py` | *Translations out of date* |
| `drafts.py` | *Drafts waiting* |
| `mine.py` | *My pages*; other apps add what a person has there by the hook `HOOK` |
"""
