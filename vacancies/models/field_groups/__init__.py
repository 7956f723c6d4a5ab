"""Fields of a vacancy in groups, as abstract models.

| module | responsibility |
|---|---|
| `applying.py` | how to apply: the site's form, another system, e-mail |
"""
