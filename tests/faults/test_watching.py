"""Metrics, logs and reports of errors of the site as deployed, with its two worker processes (R23)."""

import json
import os
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from tests.faults.sentry import Reports, taking_reports
from tests.log_lines import faults_in
from tools.deployed.server import Server, prepare, serving
from tools.web.applicants import Applicant, ask

TOKEN = "a token of more than twenty characters"
MANY = 20


@dataclass(frozen=True)
class Watched:
    server: Server
    reports: Reports

    def counted(self, name: str, **labels: str) -> float:
        told = {"Authorization": f"Bearer {TOKEN}"}
        answer = ask(self.server.site.address, "GET", "/metrics", headers=told)
        assert answer.status == 200
        return sum(
            sample.value
            for family in text_string_to_metric_families(answer.text)
            for sample in family.samples
            if sample.name == name and labels.items() <= sample.labels.items()
        )

    def lines(self) -> list[dict]:
        return [json.loads(line) for line in self.server.site.log.splitlines()]


@pytest.fixture(scope="module")
def watched(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watched]:
    data = tmp_path_factory.mktemp("watched") / "data"
    prepare(demo_data, data)
    with taking_reports() as reports:
        where = {
            "DJANGO_SETTINGS_MODULE": "tests.faults.watched",
            "GROUPSITE_LOG_FORMAT": "json",
            "GROUPSITE_METRICS_FOLDER": str(data.parent / "metrics"),
            "GROUPSITE_MONITORING_TOKEN": TOKEN,
            "GROUPSITE_SENTRY_DSN": reports.dsn,
        }
        with serving(data, **where) as server:
            yield Watched(server, reports)


def test_all_processes_are_counted_together(watched: Watched) -> None:
    """Whichever worker is asked, and after one of them has died."""

    name, labels = "groupsite_requests_total", {"route": "groupsite_vacancies:draft"}
    before = watched.counted(name, **labels)
    for number in range(MANY):
        ask(watched.server.site.address, "GET", f"/en/apply/draft/{number}/")
    assert {watched.counted(name, **labels) - before for _time in range(MANY)} == {MANY}
    files = list((watched.server.site.data.parent / "metrics").glob("counter_*.db"))
    workers = watched.server.workers()
    assert {int(file.stem.partition("_")[2]) for file in files} == set(workers)
    os.kill(workers[0], signal.SIGKILL)
    assert watched.counted(name, **labels) - before == MANY


def test_an_application_is_counted_by_its_steps(watched: Watched) -> None:
    who = Applicant(watched.server.site.address)
    who.apply()
    assert who.number
    name = "groupsite_application_steps_total"
    assert watched.counted(name, step="upload", outcome="accepted") == 3
    assert watched.counted(name, step="submit", outcome="accepted") == 1
    assert watched.counted("groupsite_applications", stage="received") == 1


def test_an_exception_is_reported_without_what_the_request_held(watched: Watched) -> None:
    """A page with a private link, and a submission of a form."""
    who = Applicant(watched.server.site.address)
    who.begin()
    token = who.draft.split("/")[-2]
    headers = {"X-Fail": "1", "Cookie": "sessionid=conspicuous", "Referer": f"http://x{who.draft}"}
    typed = f"given_name=Unmistakable&email={who.email}".encode()
    kind = "application/x-www-form-urlencoded"
    site = who.site
    first = ask(site, "GET", f"{who.draft}?q=conspicuous", headers=headers)
    second = ask(site, "POST", f"{who.draft}about/", typed, kind, headers=headers)
    assert (first.status, second.status) == (500, 500)
    ids = [answer.headers["x-request-id"] for answer in (first, second)]
    for report in (watched.reports.about(id) for id in ids):
        assert len(report) == 1
        assert '"type":"ValueError"' in report[0].replace(" ", "")
        assert "process_view" in report[0]
    for report in watched.reports.received:
        for secret in (token, who.email, "conspicuous", "Unmistakable", "/apply/", site[7:]):
            assert secret not in report
        assert faults_in(report.replace("a" * 32, "")) == []
    failed = [line for line in watched.lines() if line.get("exception")]
    assert [line["request_id"] for line in failed] == ids


def test_every_line_is_json_and_says_nothing_about_anybody(watched: Watched) -> None:
    """Gunicorn’s own lines too; the addresses of visitors are not in them."""
    lines = watched.lines()
    assert {"gunicorn.error", "groupsite.requests"} <= {line["logger"] for line in lines}
    assert faults_in(watched.server.site.log) == []
    assert "127.0.0.1" not in "".join(
        line for line in watched.server.site.log.splitlines() if "gunicorn.error" not in line
    )
