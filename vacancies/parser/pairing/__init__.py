"""Compares the text of one language with the page and the facts that exist already.

| module | responsibility |
|---|---|
| `passages.py` | sections of a page and of a pasted text as comparable passages |
| `passage_likeness.py` | how alike two passages in different languages are |
| `passage_pairs.py` | which passage belongs to which: `passage_pairs_by_second_key` |
| `existing_facts.py` | what the record states, as plain values |
| `differing_facts.py` | facts that differ, and facts that only the other text states: `compare_facts` |
| `address_languages.py` | web addresses that are one page in two languages |
| `dates_and_amounts.py` | dates and amounts in running text, by value |
| `differing_dates_and_amounts.py` | dates and amounts that differ between the two texts |
| `difference_report.py` | these as plain values, for `manage.py read_ad` |
| `other_language_text.py` | all steps in order: `parse_other_language_text` |

Values are compared, never spellings. Titles and roles of people are not compared at all.
"""
