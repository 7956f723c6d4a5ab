"""Base classes of records, which hold facts for all languages, and of their pages, one per language.

| module | responsibility |
|---|---|
| `record.py` | `Record`, the mixin for models with facts |
| `page.py` | `RecordPageMixin`, the mixin for their pages |
| `page_form.py` | the form of such a page: only those who publish it change its URL and dates |
| `slugs.py` | the slug follows the title of a page that was never live |
| `translated_rows.py` | rows that hold the text of a vocabulary in one language |
| `lookup.py` | the page of a record in the reader's language |
| `visibility.py` | which pages and records visitors may read |
| `view_restrictions.py` | pages without view restrictions, as a condition of a query |
| `permissions.py`, `page_permissions.py` | who may edit facts, and who may edit texts |
| `translated_records.py` | makes ordinary pages of translated pages, once after an upgrade |
| `latest_drafts.py` | the latest drafts of many objects in one query |
| `copying.py` | copies a record with its rows |
| `hidden_relations.py` | relations without reverse names, so that they cannot clash in a host |
| `urls.py` | URLs of the admin screens of a record |
"""
