"""Pages in several languages, of a record or not: mixin, form, slugs, permissions, new languages.

| module | responsibility |
|---|---|
| `beside_original.py` | `EditedBesideOriginal`, the mixin for pages that are edited beside their original |
| `new_language.py` | creates a missing language of a page without a record |
| `page_part.py` | a part of a page that has a URL of its own, such as one publication of a list |
| `page_number.py` | which page of a long list a response shows |
| `page_form.py` | the form of such a page: only those who publish it change its URL and dates |
| `references_in_revisions.py` | whether what a revision refers to still exists |
| `language_alternates.py` | the versions of a page as `hreflang` names them, with `x-default` |
| `chosen_site_name.py` | which of its names a site has in a language |
| `conversion_after_upgrade.py` | makes ordinary pages of translated pages, once after an upgrade |
| `slugs.py` | the slug follows the title of a page that was never live |
| `permissions.py` | who may see, edit and translate a page |
| `permission_tester.py` | the same permissions as a Wagtail permission tester |
"""
