"""Submits an application and lets a worker work once: what `test_tasks` reads is printed."""

import sys
from datetime import UTC, datetime, timedelta

import django

django.setup()

from django.apps import apps  # noqa: E402 — settings and models come first
from django.core import mail  # noqa: E402
from django.core.mail import EmailMessage  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django_tasks_db.apps import TasksAppConfig  # noqa: E402

from groupsite.monitoring.conditions import other_conditions  # noqa: E402
from tests.factories import NOW  # noqa: E402
from tests.sites import make_site  # noqa: E402
from tests.vacancies.letters import applicant, open_vacancy  # noqa: E402
from vacancies.applications import submission  # noqa: E402


def main() -> None:
    make_tables_of_worker()
    mailed: list[EmailMessage] = []
    mail.outbox = mailed
    application = submission.submit_application(applicant(open_vacancy(make_site())), NOW)
    say(f"before the worker: {len(mailed)} mails, {application.stage.value}")
    at = datetime.now(UTC)
    for minutes in (14, 16):
        is_named = waiting_at(at + timedelta(minutes=minutes)).endswith(" tasks are waiting")
        say(f"{minutes} minutes later: {is_named}")
    call_command("db_worker", batch=True, interval=0, verbosity=0)
    subjects = [message.subject for message in mailed]
    say(f"after the worker: {len(subjects)} mails, {', '.join(subjects)}")


def waiting_at(at: datetime) -> str:
    """What `/readyz` says about the worker."""
    return next(one.wrong for one in other_conditions(at) if one.name == "worker")


def make_tables_of_worker() -> None:
    """What its migrations do; `migrate` would look at all other apps too, for a second and a half."""
    with connection.schema_editor() as editor:
        for model in apps.get_app_config(TasksAppConfig.label).get_models():
            editor.create_model(model)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
