"""The editor's way from a pasted posting to a draft: the text, what was read of it, the draft.

| module | owns |
|---|---|
| `screens.py` | the two screens, one address: nothing is kept between them but what the form carries |
| `text_form.py` | the text and its language |
| `review.py` | what was read, to be put right: facts, rows and sections together |
| `fact_fields.py` | the fields of each fact, and "use this" |
| `row_forms.py` | supervisors, contacts and documents, each with a match, something new, or nothing |
| `making.py` | the act: draft record and draft page, as "New vacancy" makes them |

The rules that read the text are `vacancies.pasting`.
"""
