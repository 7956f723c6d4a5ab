"""Rules about projects that need no other model.

| module | responsibility |
|---|---|
| `project_state.py` | planned, running or ended, from two dates |
| `project_period.py` | the two dates as a text |
| `repeated_project_facts.py` | what the text of a page should not say, because it is a fact |
"""
