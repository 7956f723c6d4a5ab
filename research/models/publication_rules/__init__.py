"""Rules of publications that use no model of this app.

| module | responsibility |
|---|---|
| `publication_choices.py` | choices of the fields of a publication and its rows, with labels |
| `title_and_abstract.py` | title and abstract, with the HTML and the texts made from them |
| `printed_facts.py` | the date, stage and venue of a publication |
| `unique_identifiers.py` | the key and the identifiers, which no other publication may have |
| `publication_panels.py`, `publication_form.py` | the form of the facts, for editors and for members |
| `derived_facts.py` | what is stored beside the facts: the date to sort by, the words to find by |
| `cite_key_text.py` | the key that a publication’s address is made of |
"""
