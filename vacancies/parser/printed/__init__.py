"""The rule by which a sentence leaves the text: the site prints every word of it.

| module | responsibility |
|---|---|
| `printed_words.py` | the rule |
| `words_of_facts.py` | whether a sentence has only its facts and filler words |
| `words_of_people.py` | the words that supervisors and contacts account for |
"""
