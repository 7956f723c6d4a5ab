"""The rule by which a sentence leaves the text: the site prints every word of it.

| module | responsibility |
|---|---|
| `printed_words.py` | the rule |
| `words_of_facts.py` | the words that facts account for |
| `words_of_people.py` | the words that supervisors and contacts account for |
"""
