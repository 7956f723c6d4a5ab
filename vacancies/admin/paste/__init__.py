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
| `other_language_views.py` | the finished text of one more language: the text, its review |
| `existing.py` | the page and the facts that exist, as values to compare with |
| `other_language_review.py`, `other_language_forms.py`, `fact_texts.py` | differing and new facts, sections |
| `other_language_draft.py`, `other_language_page.py`, `other_language_facts.py` | write page and facts |

The rules that read the text are in `vacancies.parser`.
"""
