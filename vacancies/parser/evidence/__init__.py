"""What speaks for a fact that was read: it is ticked only if two independent things do, and nothing speaks against it.

| module | responsibility |
|---|---|
| `advertisement.py` | the text beside the facts: its sentences, names, numbers and dates |
| `of_title.py` | the title and the kind of position |
| `of_terms.py` | length, extent, start, salary, teaching, number of positions |
| `of_place.py` | the town |
| `of_applying.py` | deadline, address, link, language, continuous evaluation |
| `of_people.py` | contacts, supervisors, trade unions |
| `of_documents.py` | documents and their rules |
| `ticks.py` | leaves ticked only what is proved |

`docs/decisions/0026-reading-an-advertisement.md` has the reasons, `tests/vacancies/parser/evidence` the rules as tables.
"""
