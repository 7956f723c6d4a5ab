"""The facts of a vacancy, each described once in `vacancy_facts.py`.

The README of `vacancies` says what else a new fact needs.

| module | responsibility |
|---|---|
| `fact.py` | the classes of a description |
| `vacancy_facts.py` | the descriptions of all facts |
| `texts.py` | the value of each fact as text |
| `data.py` | its value as plain data: what is compared, and what the history stores |
| `shown.py` | the facts in the sidebar of a posting and beside its texts; those that a copy leaves out |
| `comparison.py` | which facts differ between two vacancies |
"""
