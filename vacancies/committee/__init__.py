"""The committee's views in the admin: applications, who may read them and who has read them.

| module | responsibility |
|---|---|
| `urls.py` | the URLs, under `applications/` of the admin |
| `base_views.py` | who may use each view: others get 404 |
| `dashboard.py` | what waits, on the first screen of the admin |
| `vacancy_list_view.py` | the vacancies whose applications a user may read |
| `application_list_views.py`, `application_columns.py`, `application_rows.py` | the list of applications |
| `application_view.py` | one application |
| `neighbouring_applications.py` | the applicants before and after it |
| `download_views.py` | one file, archives, lists, all data about one person |
| `readers.py` | adds and removes readers |
| `access_log_views.py` | the access log |
| `retention_views.py`, `retention_forms.py` | the outcome and how long applications are kept |
| `erase_application_view.py` | erases one application by hand |

`archives/` has what downloads contain.

Needs a server that sends a response while it is made (WSGI): under ASGI, Django would first collect
an archive in memory.
"""
