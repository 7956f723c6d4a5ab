"""Rules that find facts in sentences.

| module | responsibility |
|---|---|
| `labelled.py` | tables of labels with their values, the surest |
| `deadline.py`, `salary.py`, `terms.py`, `how_to_apply.py` | patterns of whole sentences |
| `dated.py`, `starting.py`, `lengths.py` | words beside dates and lengths of time |
| `pay.py`, `employment.py`, `counted.py` | words beside amounts and numbers |
| `places.py`, `applying.py` | words beside names and addresses |
| `certainty.py` | whether a match is plausible, and a sentence says nothing but facts |
| `collect.py` | facts that agree with each other |
"""
