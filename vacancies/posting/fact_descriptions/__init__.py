"""The facts of a vacancy, each described once in `vacancy_facts.py`.

The README of `vacancies` says what else a new fact needs.

| module | responsibility |
|---|---|
| `fact.py` | the classes of a description |
| `vacancy_facts.py` | the descriptions of all facts |
| `texts.py` | the value of each fact as text |
| `plain_data.py` | its value as plain data: what is compared, and what the history stores |
| `shown_facts.py` | the facts in the sidebar and beside the texts; what a copy leaves out |
| `comparison.py` | which facts differ between two vacancies |
"""
