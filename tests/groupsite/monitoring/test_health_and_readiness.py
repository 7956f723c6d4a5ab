"""`/healthz` and `/readyz` answer whatever host is asked, and tell strangers nothing."""

import socket
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client, RequestFactory

from groupsite.monitoring import conditions
from groupsite.monitoring.middleware import SECONDS_KEPT, HealthAndReadiness
from groupsite.monitoring.models import CommandRun
from groupsite.page_cache.cache_setting import ALIAS
from tests.factories import NOW
from vacancies.models import MailKind, OutgoingMail

TOKEN = "a token of more than twenty characters"
HOUR = timedelta(hours=1)


@pytest.fixture
def told(settings, db):
    """What somebody with the token is told."""
    settings.GROUPSITE_MONITORING_TOKEN = TOKEN

    def ask(**headers: str):
        return Client().get("/readyz", headers={"authorization": f"Bearer {TOKEN}", **headers})

    return ask


@pytest.fixture
def broken_database(monkeypatch):
    def fail(*args, **kwargs):
        raise OSError("password of the database")

    monkeypatch.setitem(conditions.NEEDED, "database", fail)


def wrong(at) -> dict[str, str]:
    return {one.name: one.wrong for one in conditions.other_conditions(at) if one.wrong}


def test_health_needs_no_database():
    answer = Client().get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_any_host_is_answered_and_nothing_is_stored(db, path):
    answer = Client().get(path, headers={"host": "10.0.0.7"})
    assert answer.status_code == 200
    assert (answer["Cache-Control"], answer["X-Robots-Tag"]) == ("no-store", "noindex")
    assert not answer.cookies


def test_who_asks_while_somebody_is_answered_costs_nothing(db, monkeypatch):
    """The database may take long to answer: no second question waits for it."""
    asked = []

    def ask_meanwhile(at):
        asked.append(at)
        if len(asked) < 3:
            middleware._asked_at = -SECONDS_KEPT
            meanwhile.append(middleware(RequestFactory().get("/readyz")).status_code)
        return ""

    middleware, meanwhile = HealthAndReadiness(lambda request: None), []
    assert middleware(RequestFactory().get("/readyz")).status_code == 200
    middleware._asked_at = -SECONDS_KEPT
    monkeypatch.setitem(conditions.NEEDED, "database", ask_meanwhile)
    assert middleware(RequestFactory().get("/readyz")).status_code == 200
    assert (len(asked), meanwhile) == (1, [200])


@pytest.mark.parametrize(("seconds", "status"), [(14, 200), (16, 503)])
def test_a_database_that_hangs_is_not_ready_for_long(db, monkeypatch, seconds, status):
    """A balancer is told, although the thread that asks is given no answer."""
    middleware = HealthAndReadiness(lambda request: None)
    assert middleware(RequestFactory().get("/readyz")).status_code == 200
    meanwhile = []

    def hang(at):
        middleware._began_at -= seconds
        meanwhile.append(middleware(RequestFactory().get("/readyz")).status_code)
        return ""

    middleware._asked_at -= SECONDS_KEPT
    monkeypatch.setitem(conditions.NEEDED, "database", hang)
    assert middleware(RequestFactory().get("/readyz")).status_code == 200
    assert meanwhile == [status]


def test_nobody_waits_for_the_first_answer(db, monkeypatch):
    def ask_meanwhile(at):
        meanwhile.append(middleware(RequestFactory().get("/readyz")).status_code)
        return ""

    middleware, meanwhile = HealthAndReadiness(lambda request: None), []
    monkeypatch.setitem(conditions.NEEDED, "database", ask_meanwhile)
    with middleware._asking:
        assert middleware(RequestFactory().get("/readyz")).status_code == 503
    assert middleware(RequestFactory().get("/readyz")).status_code == 200
    assert meanwhile == [503]


def test_every_condition_can_be_checked(group_site, caplog):
    assert list(conditions.needed_conditions(NOW))
    assert list(conditions.other_conditions(NOW))
    assert caplog.text == ""


@pytest.mark.parametrize(("minutes", "said"), [(14, None), (16, "publications that are late: 1")])
def test_a_scheduled_publication_that_did_not_happen_is_told(group_site, minutes, said):
    page = group_site.home["en"]
    page.save_revision(approved_go_live_at=NOW - timedelta(minutes=minutes))
    assert wrong(NOW).get("scheduled_pages") == said


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_there_is_nothing_to_post(group_site, path):
    assert Client().post(path).status_code != 200


def test_ready_means_that_visitors_can_be_served(db):
    assert Client().get("/readyz").json() == {"status": "ready"}


def test_a_database_that_is_away_is_503_and_no_reason_for_strangers(db, broken_database):
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "unavailable"})


def test_who_has_the_token_is_told_which_part(told, broken_database):
    answer = told()
    assert answer.json()["conditions"]["database"] == "OSError"
    assert "password" not in answer.text


@pytest.mark.parametrize("sent", ["", "Bearer ", "Bearer å", f"Bearer {TOKEN}x", f"Basic {TOKEN}"])
def test_another_token_tells_nothing(told, sent):
    assert told(authorization=sent).json() == {"status": "ready"}


def test_without_a_token_in_the_settings_nobody_is_told(settings, db):
    settings.GROUPSITE_MONITORING_TOKEN = ""
    answer = Client().get("/readyz", headers={"authorization": "Bearer "})
    assert answer.json() == {"status": "ready"}


def test_migrations_that_are_not_applied_are_a_reason(db, monkeypatch):
    monkeypatch.setattr(conditions, "_migrations_are_applied", [])
    name = "groupsite.monitoring.conditions.MigrationExecutor.migration_plan"
    monkeypatch.setattr(name, lambda executor, targets: [1, 2])
    assert Client().get("/readyz").status_code == 503
    assert conditions._migrations(NOW) == "2 migrations are not applied"


def test_mail_that_waits_is_named_by_its_number(db):
    for minutes, attempts in ((14, 0), (16, 0), (17, 1), (60, 1000)):
        OutgoingMail.objects.create(
            kind=MailKind.RECEIPT, written_at=NOW - timedelta(minutes=minutes), attempts=attempts
        )
    assert wrong(NOW)["mail"] == "2 e-mails are waiting, 1 e-mails could not be sent"


@pytest.mark.parametrize(
    ("attempts", "due_in", "said"),
    [
        (3, 10, "1 e-mails are waiting"),  # tried in vain, and tried again in ten minutes
        (0, 10, None),  # sent later on purpose, as one about several changes
        (0, -14, None),
        (0, -16, "1 e-mails are waiting"),
    ],
)
def test_mail_waits_from_when_it_was_due_or_first_tried(db, attempts, due_in, said):
    OutgoingMail.objects.create(
        kind=MailKind.CHANGED,
        written_at=NOW - timedelta(minutes=16),
        attempts=attempts,
        busy_until=NOW + timedelta(minutes=due_in),
    )
    assert wrong(NOW).get("mail") == said


class Tasks(list):
    """The moments at which tasks were given to the worker, as its query."""

    def filter(self, enqueued_at__lte):
        return Tasks(one for one in self if one <= enqueued_at__lte)

    def count(self):
        return len(self)


@pytest.mark.parametrize(("has_worker", "said"), [(True, "2 tasks are waiting"), (False, None)])
def test_tasks_that_wait_for_a_quarter_of_an_hour_are_named(db, monkeypatch, has_worker, said):
    tasks = Tasks(NOW - timedelta(minutes=minutes) for minutes in (60, 15, 14))
    monkeypatch.setattr(conditions, "has_worker", lambda: has_worker)
    monkeypatch.setattr(conditions, "waiting_tasks", lambda: tasks)
    assert wrong(NOW).get("worker") == said


@pytest.mark.parametrize(
    ("free", "said"), [(1_000_000_000, None), (999_999_999, "999 MB are free")]
)
def test_a_disk_with_less_than_a_gigabyte_is_named(db, monkeypatch, free, said):
    monkeypatch.setattr(conditions.shutil, "disk_usage", lambda path: SimpleNamespace(free=free))
    assert wrong(NOW).get("disk") == said


@pytest.mark.parametrize(
    ("backend", "said"),
    [("locmem.LocMemCache", None), ("dummy.DummyCache", "does not keep what it is given")],
)
def test_a_page_cache_that_keeps_nothing_is_named(db, settings, backend, said):
    cache = {"BACKEND": f"django.core.cache.backends.{backend}"}
    settings.CACHES = {"default": cache, ALIAS: cache}
    assert wrong(NOW).get("page_cache") == said


def test_a_scanner_that_is_away_is_named(db, settings):
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        settings.GROUPSITE_VACANCIES_CLAMD = f"tcp://127.0.0.1:{found.getsockname()[1]}"
    assert wrong(NOW)["virus_scanner"] == "does not respond"


@pytest.mark.parametrize(
    ("ended_at", "said"),
    [
        (None, "has never run"),
        (NOW - 2 * HOUR, ""),
        (NOW - 3 * HOUR, "last ended without an error at"),
    ],
)
def test_a_command_that_sleeps_is_named(db, settings, ended_at, said):
    settings.GROUPSITE_REGULAR_COMMANDS = {"backup": 2.5}
    if ended_at:
        CommandRun.note("backup", ended_at)
    assert said in wrong(NOW).get("backup", "")
    assert ("backup" in wrong(NOW)) == bool(said)


@pytest.mark.parametrize(
    "command", ["applications_housekeeping", "publish_scheduled", "purge_applications"]
)
def test_a_command_that_ends_without_an_error_is_noted(db, command):
    call_command(command)
    assert CommandRun.objects.get().command == command


def test_a_dry_run_is_not(db):
    call_command("purge_applications", dry_run=True)
    call_command("publish_scheduled", dryrun=True)
    assert not CommandRun.objects.exists()


def test_superusers_see_it_on_their_dashboard_and_editors_do_not(
    group_site, settings, client, django_user_model
):
    settings.GROUPSITE_REGULAR_COMMANDS = {"backup": 36}
    root = django_user_model.objects.create_superuser("root")
    editor = django_user_model.objects.create_user("editor", is_staff=True)
    editor.groups.add(Group.objects.get(name="Editors"))
    for user, is_told in ((root, True), (editor, False)):
        client.force_login(user)
        assert ("There is no recent backup" in client.get("/admin/").text) == is_told
