"""Says whether the site works: to load balancers, to monitoring, and to administrators.

| module | responsibility |
|---|---|
| `middleware.py` | `/healthz`: this process answers; `/readyz`: so does what it needs; `/metrics` |
| `request_id.py`, `routes.py` | an id for each request and its log lines; names of routes |
| `metrics.py`, `site_metrics.py` | what `/metrics` tells: counts of requests, and the state of the site |
| `log_format.py` | log lines without personal data, as text or JSON |
| `error_reports.py` | errors for a Sentry server, without personal data |
| `conditions.py` | the conditions that `/readyz` and the dashboard report |
| `waiting_tasks.py` | tasks that wait for the worker |
| `apps.py` | registers the model |
| `models.py` | when regular commands last ended without an error |
| `dashboard.py` | the same as sentences for superusers |
| `management/commands/` | commands of `vacancies`, noted when they end |
"""
