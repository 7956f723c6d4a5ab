"""Imports people from files (`manage.py import_people`); `content/importing` does what is not about people.

| module | responsibility |
|---|---|
| `names_on_site.py` | finds roles and organisations by their names |
| `people_by_identifier.py` | finds a person by key, ORCID iD or e-mail address |
| `portrait_files.py` | checks and saves a picture as an upload in the admin |
| `person_import.py` | `PersonImport`: the columns of a person |
| `folders` | reads the people of a static site into rows |
"""
