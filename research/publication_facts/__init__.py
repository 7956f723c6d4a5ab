"""Publications as works of `research.bibliography`, and works as facts of publications.

| module | responsibility |
|---|---|
| `work_of_publication.py` | the `Work` that a publication is: all its facts, or those that visitors may see |
| `public_works.py` | the same of many publications, for files |
| `applied_work.py` | writes facts of a work into a publication, except those that an editor has changed |
| `name_decisions.py` | decides who a printed name is, for all publications, and undoes it |
| `content_changes.py` | undoes a change of the facts, and keeps what has been changed since |
| `embargoes.py` | versions and files that are not public yet |
| `checks.py` | system checks of the settings about publications |
"""
