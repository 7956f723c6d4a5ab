"""The committee's screens in the Wagtail admin: what was sent, who may read it, who did.

| module | owns |
|---|---|
| `urls.py` | the addresses, under `applications/` of the admin |
| `gates.py` | who may pass: each view asks first, and who may not is told that nothing is there |
| `overview.py` | the vacancies whose applications one may read |
| `received.py` | the list of one vacancy's applications |
| `rows.py` | what that list says of each, in every format |
| `reading.py` | one application |
| `downloads.py` | what leaves the site: a file, an archive, a list, everything about one person |
| `archives.py` | zip archives that are sent while they are made |
| `packing.py` | what lies in them, and what is left out |
| `names.py` | file names that every system takes, unique within their folder |
| `person.py` | everything about one applicant, as JSON |
| `readers.py` | naming readers and taking them away |
| `log.py` | the access log |
| `keeping.py` | how long applications are kept: of one vacancy, and the rule of the site |
| `guards.py` | Wagtail's own screens: what applications hold fast cannot be deleted there |

Needs: a server that sends answers while they are made (WSGI): under ASGI, Django would first collect
an archive in memory.
"""
