"""Permission checks in front of Wagtail's and wagtail-localize's own views (R43, R45).

| module | responsibility |
|---|---|
| `checks_by_url_name.py` | wraps the views of other packages, found by the names of their URLs |
| `visible_pages.py` | which of many pages a user may know of |
| `viewer.py` | for whom a view of the admin answers |
| `hidden_draft_titles.py` | titles and links that the user may see |
| `tag_permissions.py` | which tags are completed for whom |
| `chooser_permissions.py` | what choosers, moves and bulk actions of pages accept |
| `localize_permissions.py` | who may use wagtail-localize's views on a page |
| `workflow_permissions.py` | who may ask about the review of a page or record |
| `translation_submission.py` | which pages may be submitted for moderation |
| `publishing_refusals.py` | no page becomes public with untranslated text |
| `image_permissions.py` | members see and edit the images that they uploaded |
| `hooks.py` | installs the checks as Wagtail hooks |
"""
