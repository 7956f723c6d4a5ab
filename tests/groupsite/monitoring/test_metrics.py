"""`/metrics`: for those with the token; labels come from the code, so their number has a limit (R23)."""

import re
import subprocess
import sys
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from prometheus_client.parser import text_string_to_metric_families

from groupsite.monitoring import conditions
from groupsite.monitoring.metrics import OUTCOMES, STEP_ROUTES, RequestMetrics, prepare_folder
from groupsite.monitoring.models import CommandRun
from groupsite.monitoring.site_metrics import site_state
from tests.factories import NOW
from vacancies.models import MailKind, OutgoingMail

TOKEN = "a token of more than twenty characters"


@pytest.fixture
def counted(settings, tmp_path):
    """A site that counts, and what it has counted since."""
    settings.GROUPSITE_MONITORING_TOKEN = TOKEN
    settings.GROUPSITE_METRICS_FOLDER = str(tmp_path / "metrics")
    before = dict(samples())

    def since() -> dict[tuple[str, frozenset], float]:
        return {
            key: value - before.get(key, 0) for key, value in samples() if value != before.get(key)
        }

    return since


def samples(text: str | None = None):
    text = ask().text if text is None else text
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            if not sample.name.endswith("_created"):
                yield (sample.name, frozenset(sample.labels.items())), sample.value


def ask(**headers: str) -> HttpResponse:
    return Client().get("/metrics", headers={"authorization": f"Bearer {TOKEN}", **headers})


def count(found, name: str, **labels: str) -> float:
    return sum(
        v for (n, of), v in found.items() if n == name and labels.items() <= dict(of).items()
    )


@pytest.mark.parametrize("sent", ["", "Bearer ", f"Bearer {TOKEN}x", f"Basic {TOKEN}"])
def test_without_the_token_there_is_nothing(settings, db, sent):
    settings.GROUPSITE_MONITORING_TOKEN = TOKEN
    answer = ask(authorization=sent)
    assert (answer.status_code, answer.text) == (404, "Not Found\n")


def test_without_a_token_in_the_settings_there_is_nothing(db):
    assert ask(authorization="Bearer ").status_code == 404


def test_requests_are_counted_by_route_method_and_status(db, counted):
    Client().get("/en/apply/draft/unknown/?q=1")
    Client().post("/en/apply/draft/another/send/")
    Client().get("/healthz")
    found = counted()
    draft = {"route": "groupsite_vacancies:draft", "method": "GET", "status": "404"}
    assert count(found, "groupsite_requests_total", **draft) == 1
    assert count(found, "groupsite_request_seconds_count", route=draft["route"]) == 1
    refused = {"step": "submit", "outcome": "unknown link"}
    assert count(found, "groupsite_application_steps_total", **refused) == 1


@pytest.mark.thorough
@pytest.mark.usefixtures("db", "counted")
def test_the_number_of_label_sets_does_not_depend_on_visitors():
    """Sixty different requests are as many label sets as twenty."""

    def visit(numbers: range) -> int:
        for number in numbers:
            Client().get(f"/en/apply/draft/{number}/?{number}={number}")
            Client().get(f"/x{number}", headers={"user-agent": f"x{number}", "host": "localhost"})
            Client().get(f"/static/x{number}.css")
            Client().generic(f"VERB{number}", "/healthz")
        return len(dict(samples()))

    twenty = visit(range(5))
    assert visit(range(5, 15)) == twenty


def test_steps_and_outcomes_are_few():
    assert len(STEP_ROUTES) * (len(set(OUTCOMES.values())) + 1) <= 70


@pytest.mark.parametrize("result", ["hit", "miss", "pass"])
def test_what_the_page_cache_did_is_counted(db, counted, result):
    def answer(request):
        request.page_cache_result = result
        return HttpResponse()

    RequestMetrics(answer)(RequestFactory().get("/en/"))
    assert count(counted(), "groupsite_page_cache_requests_total", result=result) == 1


def test_no_label_holds_what_a_visitor_has_sent(db, counted):
    Client().get(
        "/en/apply/draft/Conspicuous/?q=Conspicuous", headers={"user-agent": "Conspicuous"}
    )
    assert "Conspicuous" not in ask().text


def test_the_state_of_the_site(db, settings):
    settings.GROUPSITE_REGULAR_COMMANDS = {"backup": 36}
    CommandRun.note("backup", NOW)
    for minutes, attempts in ((5, 0), (7, 1), (60, 1000)):
        written = NOW - timedelta(minutes=minutes)
        OutgoingMail.objects.create(kind=MailKind.RECEIPT, written_at=written, attempts=attempts)
    found = dict(samples(site_state(NOW)))
    assert count(found, "groupsite_mails", state="waiting") == 2
    assert count(found, "groupsite_mails", state="given up") == 1
    assert count(found, "groupsite_oldest_mail_seconds") == 7 * 60
    last = count(found, "groupsite_command_last_success_timestamp_seconds", command="backup")
    assert last == NOW.timestamp()
    assert count(found, "groupsite_condition", condition="database") == 1
    assert count(found, "groupsite_condition", condition="mail") == 0
    assert count(found, "groupsite_disk_free_bytes") > 0


def test_a_database_that_is_away_is_a_sample_and_no_error(db, monkeypatch):
    def fail(at):
        raise OSError

    monkeypatch.setitem(conditions.NEEDED, "database", fail)
    found = dict(samples(site_state(NOW)))
    assert count(found, "groupsite_condition", condition="database") == 0
    assert not any(name == "groupsite_mails" for name, _labels in found)


def test_metrics_have_the_units_and_names_that_prometheus_asks_for(db, counted):
    Client().get("/healthz")
    for family in text_string_to_metric_families(ask().text):
        assert re.fullmatch(r"groupsite_[a-z_]+", family.name)
        assert family.documentation


def test_files_of_processes_that_have_ended_are_removed(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    (tmp_path / f"counter_{process.pid}.db").touch()
    (tmp_path / "counter_1.db").touch()
    prepare_folder(tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["counter_1.db"]


def test_nobody_else_may_read_the_folder(tmp_path):
    prepare_folder(tmp_path / "new")
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700
