"""Reads a pasted advertisement in English or Swedish into facts and texts, by rules.

    clean ─▶ lines ─▶ outline ─▶ rows (people, documents) ─▶ facts in sentences ─▶ texts in sections

| module | responsibility |
|---|---|
| `parse.py` | all steps in order: `paste` |
| `lines.py`, `outline.py` | paragraphs and list items; the title and the sections |
| `site.py` | what the site knows already: the only module that queries the database |

`text`, `facts` and `entities` hold the rules. What a rule is sure of becomes a fact, and its sentence
leaves the text, since the site prints the fact. Everything else stays in the text.
`vacancies.admin.paste` has the screens.
"""
