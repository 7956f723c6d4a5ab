"""Everything that people, research areas and vacancies share about records and their pages.

| folder | responsibility |
|---|---|
| `typed_dates` | fields of forms in which dates and times are typed |
| `findings` | what a check reports, the texts of a page, facts that are repeated in a text |
| `localize` | the only code that imports wagtail-localize |
| `sections` | which sections of a page are out of date with its other languages |
| `pages` | pages with languages, of a record or not: the mixin, its form, slugs, permissions |
| `link_previews` | the pictures that social media show for a link to a page |
| `records` | base classes of records and of their pages, lookup of pages, visibility, permissions |
| `publishing` | create, validate, publish and copy; states of the languages; stale forms |
| `importing` | imports of records from CSV and JSON files: rows, drafts, report |
| `api` | endpoints for Wagtail's API v2: the public rule, references, the description in OpenAPI |
| `access` | permission checks in front of Wagtail's and wagtail-localize's own views |
| `languages` | language tabs, links in texts, the page chooser, notices of changes |
| `facts_form` | the edit form of a record: its rows and choosers, those of pages too, the size of its HTML |
| `side_by_side` | the edit form of a page with the original beside each field |
| `checks` | checks before publishing |
| `admin` | base classes of the admin screens |
| `dashboard` | panels of the first screen of the admin |

Each may import those above it. README.md says why all this lives in `people`.
"""
