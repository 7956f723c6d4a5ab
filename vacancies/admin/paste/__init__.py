"""From a pasted advertisement to a draft.

| module | responsibility |
|---|---|
| `views.py` | the two screens, at one URL, and the drafts of one text or of two |
| `unfinished.py` | keeps the text and all corrections on the server between the screens |
| `text_form.py` | the text and its language |
| `review.py` | the result, to be corrected: facts, rows and sections together |
| `fact_fields.py` | the fields of each fact, and *Use this* |
| `row_forms.py` | supervisors, contacts and documents: read or added: a match, a new one, or none |
| `create.py` | creates the draft of the record and of the page |
| `second_views.py` | the finished text of one more language: the text, its review |
| `existing.py` | the page and the facts that exist, as values to compare with |
| `second_review.py`, `second_forms.py`, `fact_texts.py` | differing and new facts, sections |
| `second_draft.py`, `second_page.py`, `second_facts.py` | writes the page and the facts |

The rules that read the text are in `vacancies.parser`.
"""
