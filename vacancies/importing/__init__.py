"""Imports vacancies from files (`manage.py import_vacancies`), with `people.content.importing`.

| module | responsibility |
|---|---|
| `columns.py` | the columns of a vacancy |
| `names_of_related_objects.py` | finds research areas and document types by their names |
| `child_row_columns.py` | supervisors, contacts, programmes, documents and places of work |
| `vacancy_import.py` | `VacancyImport`: facts, rows and texts of a vacancy |
"""
