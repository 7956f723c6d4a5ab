"""Dates, state, facts and texts of one vacancy page. Imports no model of this app.

| module | responsibility |
|---|---|
| `lifecycle.py` | the state of a vacancy at a moment: scheduled, open, closed, filled |
| `facts.py` | short texts of facts, for lists |
| `short_texts/` | facts with rules of their own: the start, a thesis project |
| `documents.py`, `instructions.py` | the documents to send, and how to apply |
| `people.py` | supervisors, contacts and programmes |
| `openings.py` | the list of open vacancies |
| `context.py` | all that the template of a posting needs |
| `wording.py`, `html_lists.py` | sentences about dates and places; HTML lists and paragraphs |
| `deadline_changes.py` | what a change of the deadline means to applicants |
| `form_urls.py` | where the application form of a vacancy is |
| `deadline_ruler.py` | the line that shows the days left |
| `previews.py` | a draft as it will look at a chosen moment |
"""
