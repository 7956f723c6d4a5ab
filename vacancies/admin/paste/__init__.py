"""From a pasted advertisement to a draft.

| module | responsibility |
|---|---|
| `views.py` | the two screens, at one URL: between them, the form carries everything |
| `text_form.py` | the text and its language |
| `review.py` | the result, to be corrected: facts, rows and sections together |
| `fact_fields.py` | the fields of each fact, and *Use this* |
| `row_forms.py` | supervisors, contacts and documents: a match, something new, or nothing |
| `create.py` | creates the draft of the record and of the page |

The rules that read the text are in `vacancies.parser`.
"""
