"""Evidence for and against the facts that were read; with enough of it, the review ticks a fact.

| module | responsibility |
|---|---|
| `advertisement.py` | the text beside the facts: its sentences, its words, and what comes again |
| `of_title.py` | the title and the kind of position |
| `of_terms.py` | length, extent, teaching, salary, number of positions |
| `of_start.py` | the start |
| `of_place.py` | the town |
| `of_reference.py` | the reference number |
| `of_applying.py` | deadline, address, link, language, continuous evaluation |
| `of_people.py` | contacts, supervisors, trade unions |
| `of_documents.py` | documents and their rules |
| `ticks.py` | leaves ticked only what is proved |

The reasons are in docs/decisions/0026-reading-an-advertisement.md.
"""
