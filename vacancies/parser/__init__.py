"""Parses a pasted advertisement in English or Swedish into facts and texts, by rules.

    clean ─▶ lines ─▶ outline ─▶ rows (people, documents) ─▶ facts in sentences ─▶ texts in sections

| module | responsibility |
|---|---|
| `parse.py` | all steps in order: `paste` |
| `lines.py`, `outline.py` | paragraphs and list items; the title and the sections |
| `pairing` | compares the text of a second language with the first and with the record |
| `report.py` | what was read as plain values, for `manage.py read_ad` |
| `site.py` | what the site knows already: the only module that queries the database |

`text`, `facts` and `entities` hold the rules. If a rule is certain, its result becomes a fact and
the sentence leaves the text, because the site prints the fact. Everything else remains in the text.
`vacancies.admin.paste` has the screens.
"""
