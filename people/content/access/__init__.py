"""Permission checks in front of Wagtail's and wagtail-localize's own views.

| module | responsibility |
|---|---|
| `checks_by_url_name.py` | wraps the views of other packages, found by the names of their URLs |
| `visible_pages.py` | the pages that a user may see or edit in the admin |
| `viewer.py` | the user of the current admin request |
| `hidden_draft_titles.py` | hides titles and URLs of drafts |
| `tag_permissions.py` | who may use the autocompletion of tags |
| `chooser_permissions.py` | what choosers, moves and bulk actions of pages accept |
| `localize_permissions.py` | who may use wagtail-localize's views on a page |
| `workflow_permissions.py` | who may open Wagtail's workflow views of a page or record |
| `translation_submission.py` | which pages may be submitted for moderation |
| `publishing_refusals.py` | no page becomes public with untranslated text |
| `image_permissions.py` | members see and edit the images that they uploaded |
| `hooks.py` | installs the checks as Wagtail hooks |
"""
