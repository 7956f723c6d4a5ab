"""Short texts of facts that need several rules each.

| module | responsibility |
|---|---|
| `file_names.py` | names of documents by a pattern |
| `start_dates.py` | when a position starts: a date, a month or a season |
| `thesis_texts.py` | what only a thesis project has: credits, students, an examiner |
"""
