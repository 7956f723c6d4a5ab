"""A finished posting, pasted as plain text, read into facts and words. Rules, no guesses.

    clean ─▶ lines ─▶ outline ─▶ rows (people, documents) ─▶ facts in sentences ─▶ words in sections

| module | owns |
|---|---|
| `pieces.py` | what is read: pieces with their places, facts, rows, sections; `Pasted` holds them all |
| `cleaning.py`, `lines.py`, `sentences.py` | the text as signs, as paragraphs and list items, as sentences |
| `headings.py`, `outline.py` | which line opens which section, English and Swedish; the title |
| `dates.py`, `numbers.py` | dates, times and numbers as postings write them |
| `deadline.py`, `salary.py`, `terms.py`, `position.py`, `applying.py` | the facts that sentences say |
| `certainty.py`, `facts.py` | whether a sentence says facts alone; facts that agree with each other |
| `names.py`, `addresses.py`, `parties.py` | people: names, addresses cut free, who supervises, whom to ask |
| `document_names.py`, `documents.py` | the documents to send, by their names in both languages |
| `known.py` | what the site knows, as plain values |
| `sections.py`, `rendering.py` | what stays words, in fields and further sections; as rich text |
| `reading.py` | all of it in order: `paste` |
| `matching.py` | the one module that asks the database: what the site knows |

What a rule is sure of is a fact, and its sentence leaves the words, since the site prints it.
What is not sure stays in the words. `vacancies.from_text` has the screens.
"""
