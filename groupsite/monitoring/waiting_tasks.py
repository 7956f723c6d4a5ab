"""Tasks that wait for `manage.py db_worker`, if the site has one (GROUPSITE_TASKS=worker)."""

from typing import Any

from django.apps import apps


def has_worker() -> bool:
    """Whether tasks are stored for a worker. Otherwise they run at once, and none waits."""
    return apps.is_installed("django_tasks_db")


def waiting_tasks() -> Any:
    """Return the tasks that no worker has taken yet, as a query. Only with a worker."""
    results: Any = apps.get_app_config("django_tasks_database").get_model("DBTaskResult")
    return results.objects.ready()
