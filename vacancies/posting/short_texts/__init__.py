"""Short texts of facts that need several rules each.

| module | responsibility |
|---|---|
| `start_dates.py` | when a position starts: a date, a month or a season |
| `thesis_texts.py` | what only a thesis project has: credits, students, an examiner |
"""
