"""StreamField blocks for a host's own pages: open vacancies, and the key facts of one vacancy.

| module | responsibility |
|---|---|
| `open_vacancies.py` | `OpenVacanciesBlock`: a list of open vacancies |
| `key_facts.py` | `VacancyFactsBlock`: the deadline, the button to apply and the facts of one vacancy |
"""

from vacancies.blocks.key_facts import VacancyFactsBlock
from vacancies.blocks.open_vacancies import OpenVacanciesBlock

__all__ = ["OpenVacanciesBlock", "VacancyFactsBlock"]
