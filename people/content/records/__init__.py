"""Base classes of records, with facts for all languages, and of their pages, one per language.

| module | responsibility |
|---|---|
| `base_record.py` | `BaseRecord`, the base of models with facts, and by itself of those that have no pages |
| `record.py` | `Record`, the base of models with facts and a page in each language |
| `page.py` | `RecordPageMixin`, the mixin for their pages |
| `translated_rows.py` | rows that hold the text of a vocabulary in one language |
| `lookup.py` | the page of a record in the reader's language |
| `kept_sql.py` | queries of the same form with SQL that is built once |
| `visibility.py` | which pages and records visitors may read |
| `sites.py` | which records and pages the lists of a site show |
| `view_restrictions.py` | pages without view restrictions, as a condition of a query |
| `permissions.py` | who may see, edit and publish facts |
| `latest_drafts.py` | the latest drafts of many objects in one query |
| `draft_references.py` | reads what a draft refers to in one query for each model |
| `copying.py` | copies a record with its rows |
| `hidden_relations.py` | relations without reverse names, so that they cannot clash in a host |
| `urls.py` | URLs of the admin screens of a record |
"""
