"""Checks of a vacancy: contradictions, and what is missing before it can be published.

| module | responsibility |
|---|---|
| `publishing.py` | what must be true of the facts before a vacancy is published |
| `page_text.py` | texts that contradict the facts |
| `untranslated_facts.py` | texts of the facts that are not written in the language of a posting |
| `output_facts.py` | facts that search engines and job boards need, and a posting does not |
| `sentences_repeating_facts.py` | texts that say what the site prints from the facts |
| `document_rules.py` | rules for documents that cannot be met |
| `questions.py` | extra questions that cannot be answered |
"""
