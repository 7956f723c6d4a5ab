"""Checks before publishing: errors and warnings as sentences, with links to the fields.

A record and its pages report their own errors (`Record.publishing_findings`,
`RecordPageMixin.publishing_findings`). This package adds what holds for every page.

| module | responsibility |
|---|---|
| `all_findings.py` | all checks of a record or page |
| `findings_display.py` | the list that the edit screens show |
| `edit_view_mixins.py` | runs the checks on the edit views |
| `publish_views.py` | publishes facts and every language at once, and a draft that facts refer to |
| `finding_urls.py` | the link from an error to its field |
| `page_links.py` | links in texts that lead nowhere |
| `missing_promised_links.py` | "read more" and "here" without a link |
| `rich_text_findings.py` | headings, links and images in rich texts |
| `untranslated_titles.py` | a title that nobody has translated |
| `language_findings.py` | languages that are missing or out of date |
"""
