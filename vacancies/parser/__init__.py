"""Parses a pasted advertisement in English or Swedish into facts and texts, by rules.

    clean ─▶ lines ─▶ outline ─▶ rows (people, documents) ─▶ facts in sentences ─▶ texts in sections

| module | responsibility |
|---|---|
| `parse.py` | all steps in order: `parse_posting` |
| `lines.py`, `titles.py` | paragraphs and list items without the headers of pages; the title |
| `organisational_unit_names.py` | the unit that advertises, where the site does not have it |
| `heading_marks.py` | the headings that a text numbers or ends with a colon |
| `wrapping.py`, `label_joining.py` | joins hard-wrapped lines, and labels with their values |
| `outline.py`, `posting_parts.py`, `paragraph_section_kinds.py` | the sections, with and without headings |
| `found_people_and_documents.py` | people and documents of the sections, and what leaves the text for them |
| `found_known_objects.py` | organisations, programmes, projects and areas of the site that a text names |
| `kept_sentences.py` | sentences that stay because the site would print only a part of them |
| `pairing` | compares the text of a second language with the first and with the record |
| `posting_report.py` | what was read as plain values, for `manage.py read_ad` |
| `site_objects.py` | what the site knows already: the only module that queries the database |

`text`, `facts` and `entities` hold the rules. If a rule is certain, its result becomes a fact. The
sentence leaves the text if the site prints every word of it (`printed`); otherwise it remains.
`evidence` decides what the review ticks (docs/decisions/0026-reading-an-advertisement.md).
`vacancies.admin.paste` has the screens.
"""
