"""Rules that find facts in sentences.

| module | responsibility |
|---|---|
| `deadline.py`, `salary.py`, `terms.py`, `position.py`, `how_to_apply.py` | one kind of fact each |
| `certainty.py` | whether a sentence says nothing but facts |
| `collect.py` | facts that agree with each other |
"""
