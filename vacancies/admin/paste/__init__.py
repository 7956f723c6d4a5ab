"""Creates a draft vacancy from a pasted advertisement.

| module | responsibility |
|---|---|
| `views.py` | the two screens, at one URL, and the drafts of one text or of two |
| `unfinished_ad_view.py` | keeps the text and all corrections on the server between the screens |
| `forms/` | the text; the facts, rows and sections that were read of it |
| `review.py` | the result, to be corrected: facts, rows and sections together |
| `remaining_tasks.py` | what must be done before the vacancy can be published |
| `draft_creation.py` | creates the draft of the record and of the page |
| `other_language_view.py` | the finished text of one more language: the text, its review |
| `existing_page_and_facts.py` | the page and the facts that exist, as values to compare with |
| `other_language_review.py` | the result of the other language's text, beside the first |
| `asked_differences.py` | the differences that are asked about, and their fields in the review |
| `section_comparison.py` | the sections of two texts beside each other, and where they can go |
| `sentence_corrections.py` | replaces wrong values in sentences with the chosen ones |
| `chosen_corrections.py` | the choices, as corrections of both texts and of the record, and what they leave |
| `other_language_draft.py`, `other_language_page.py`, `other_language_facts.py` | write page and facts |

The rules that read the text are in `vacancies.parser`.
"""
