"""Says whether the site works: to load balancers, to monitoring, and to administrators.

| module | responsibility |
|---|---|
| `middleware.py` | `/healthz`: this process answers; `/readyz`: so does everything it needs |
| `conditions.py` | the conditions that `/readyz` and the dashboard report |
| `apps.py` | registers the model |
| `models.py` | when regular commands last ended without an error |
| `dashboard.py` | the same as sentences for superusers |
| `management/commands/` | commands of `vacancies`, noted when they end |
"""
