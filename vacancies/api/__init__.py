"""The endpoint of vacancies for Wagtail's API v2. A host registers it on its own router:

    from vacancies.api import VacanciesAPIViewSet

    api_router.register_endpoint("vacancies", VacanciesAPIViewSet)

| module | responsibility |
|---|---|
| `vacancy_viewset.py` | the endpoint, and its filter `is_open` |
| `vacancy_values.py` | the facts of a vacancy, as its page prints them |
| `dates_and_application.py` | when applications open and close, and how to apply |
| `people_of_vacancy.py` | its supervisors, contacts and examiner |
| `loaded_vacancies.py` | what a response reads of other rows |
"""

from vacancies.api.vacancy_viewset import VacanciesAPIViewSet

__all__ = ["VacanciesAPIViewSet"]
