"""Actions that change one vacancy immediately.

| module | responsibility |
|---|---|
| `actions.py` | extend, close early, record the result |
| `announced_extension.py` | what the facts form says about a later deadline, before and after publishing |
| `buttons.py` | which actions are available at a moment |
| `forms.py`, `views.py` | their screens |
| `extend_views.py` | extends after showing the new sentences once; takes the last extension back |
| `consequences.py` | what an action will do, shown before it is confirmed |
| `extension_reasons.py` | the reason of an extension, in each language |
"""
