"""Open vacancies as JSON for other programs, both languages in one object, and two exports.

A host includes `vacancies.open_data.urls`. The schemas of the responses are in `schemas/`.

| module | responsibility |
|---|---|
| `urls.py`, `views.py` | the addresses; responses with an ETag, one page of vacancies at a time |
| `loaded_openings.py` | loads a page of vacancies with their public pages, people and areas |
| `vacancy_object.py` | a vacancy as the project's own format tells it |
| `organisation_object.py` | an organisation in that format |
| `page_texts.py` | the texts of a posting in one language, without links |
| `euraxess.py` | a vacancy in the shape of a job offer of EURAXESS |
| `platsbanken.py` | a vacancy in the shape of an ad of JobTech, for Platsbanken |
"""
