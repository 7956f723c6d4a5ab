"""Two web processes and two workers on one PostgreSQL, one Valkey and one S3 server are one site."""

import hashlib
import http.client
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest

from tests.faults.guessers import ADMIN, guess, token
from tools.deployed.ledger import judged, taken
from tools.deployed.machines import Machines, run_beside, two_machines
from tools.deployed.nginx import nginx_before_several
from tools.hosts.postgresql import is_installed
from tools.servers.valkey import program
from tools.web.applicants import KINDS, Applicant, ask, paper

PATIENCE = 60.0
HOLD = (
    "import sys; from people.management.single_run import single_run\n"
    "with single_run('purge_applications') as is_free:\n"
    "    print(is_free, flush=True); sys.stdin.read()"
)
RENAME = (
    "from wagtail.models import Page\n"
    "page = Page.objects.get(depth=2, locale__language_code='en').specific\n"
    "page.title = {!r}; page.save_revision().publish()"
)
MAILS = (
    "import json; from vacancies.models import OutgoingMail\n"
    "print(json.dumps([OutgoingMail.objects.count(), OutgoingMail.objects.filter(sent_at=None).count()]))"
)
# Everything that the page cache has: how many pages, and all of it as text.
CACHED = (
    "import gzip, json; from django.core.cache import caches\n"
    "cache = caches['groupsite_pages']\n"
    "names = [one.decode() for one in cache._cache.get_client().scan_iter('groupsite_pages:*')]\n"
    "found = [cache.get(one.split(':', 2)[2]) for one in names]\n"
    "pages = [one for one in found if hasattr(one, 'content')]\n"
    "unpack = lambda one: gzip.decompress(one) if one[:2] == bytes([31, 139]) else one\n"
    "texts = [repr((one.headers, unpack(one.content))) for one in pages]\n"
    "print(json.dumps([len(pages), ' '.join(names + texts)]))"
)


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    if not is_installed() or program() is None:
        pytest.skip("PostgreSQL or Valkey is not installed.")
    with two_machines(tmp_path_factory.mktemp("machines") / "data") as running:
        yield running


def shell(machines: Machines, code: str) -> str:
    return machines.first.manage("manage.py", "shell", "-v", "0", "-c", code)


def wait_until(act: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not act():
        assert time.monotonic() < until, "It has not happened."
        time.sleep(0.2)


def sign_in(site: str, name: str) -> str:
    """The cookie of a new session."""
    allowed = token(site, ADMIN)
    typed = {"csrfmiddlewaretoken": allowed.field, "username": name, "password": "demonstration"}
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=PATIENCE)
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": allowed.cookie}
    connection.request("POST", ADMIN, urlencode(typed), headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    cookies = " ".join(value for key, value in answer.getheaders() if key.lower() == "set-cookie")
    found = re.search(r"sessionid=\w+", cookies)
    assert found, f"{name} is not signed in: {answer.status}"
    return found[0]


def test_a_publication_on_one_machine_is_on_the_other_at_once(machines: Machines) -> None:
    sites = [server.site.address for server in machines.both]
    for number in range(2):
        for site in sites * 2:  # the second time from the cache
            assert f"Renamed {number}" not in ask(site, "GET", "/en/").text
        shell(machines, RENAME.format(f"Renamed {number}"))
        for site in sites:
            assert f"Renamed {number}" in ask(site, "GET", "/en/").text


def test_a_session_holds_on_both_machines_and_ends_on_both(machines: Machines) -> None:
    first, second = (server.site.address for server in machines.both)
    cookie = {"Cookie": sign_in(first, "administrator")}
    assert [ask(site, "GET", "/admin/", headers=cookie).status for site in (first, second)] == [
        200,
        200,
    ]
    shell(
        machines,
        "from django.contrib.sessions.models import Session; Session.objects.all().delete()",
    )
    assert [ask(site, "GET", "/admin/", headers=cookie).status for site in (first, second)] == [
        302,
        302,
    ]


def test_guesses_count_on_both_machines_together(machines: Machines) -> None:
    """Any fifteen minutes touch two windows of five guesses. Valkey being away does not help."""
    sites = [server.site.address for server in machines.both]
    statuses = [guess(sites[number % 2], "editor", "127.0.1.7") for number in range(12)]
    machines.cache.stop()
    try:
        statuses += [guess(sites[number % 2], "editor", "127.0.1.8") for number in range(4)]
    finally:
        machines.cache.start()
    counted = Counter(statuses)
    assert set(counted) == {200, 429}
    assert counted[200] <= 10
    assert set(statuses[-6:]) == {429}


def test_a_file_sent_to_one_machine_is_read_on_the_other(machines: Machines) -> None:
    applicant = Applicant(machines.first.site.address)
    applicant.apply()
    assert applicant.number
    code = (
        "from vacancies.models import ApplicationFile\n"
        f"f = ApplicationFile.objects.get(application__number={applicant.number!r}, sha256={{!r}})\n"
        "print(f.application.vacancy_id, f.application_id, f.pk)"
    )
    digest = hashlib.sha256(paper(applicant.email, KINDS[0])).hexdigest()
    vacancy, application, file = shell(machines, code.format(digest)).split()
    reader = {"Cookie": sign_in(machines.second.site.address, "reader")}
    path = f"/admin/applications/{vacancy}/{application}/files/{file}/"
    assert download(machines.second.site.address, path, reader) == digest
    stranger = ask(machines.buckets.endpoint, "GET", "/applications?list-type=2")
    assert stranger.status == 403


def download(site: str, path: str, headers: dict[str, str]) -> str:
    """The SHA-256 of what is downloaded."""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=PATIENCE)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    assert answer.status == 200, path
    return hashlib.sha256(body).hexdigest()


def test_a_timer_does_not_run_on_both_and_a_killed_one_holds_up_nobody(machines: Machines) -> None:
    command = ("manage.py", "purge_applications")
    with run_beside(machines.first, "shell", "-v", "0", "-c", HOLD) as holder:
        assert holder.stdout
        assert holder.stdout.readline().strip() == "True"
        assert "running already" in machines.second.manage(*command)
        holder.kill()
    wait_until(lambda: "running already" not in machines.second.manage(*command))


def test_each_mail_is_sent_once(machines: Machines) -> None:
    """Two workers, and housekeeping on both machines at the same time."""
    applicants = [Applicant(machines.both[number % 2].site.address) for number in range(6)]
    for applicant in applicants:
        assert applicant.begin().status == 303
    timers = [
        run_beside(server, "applications_housekeeping", "--verbosity", "0")
        for server in machines.both
    ]
    for timer in timers:
        timer.communicate(timeout=PATIENCE)
        assert timer.returncode == 0
    wait_until(lambda: json.loads(shell(machines, MAILS))[1] == 0)
    received = Counter(message["Message-ID"] for _to, message in machines.box.messages)
    assert set(received.values()) == {1}
    written = Counter(to for recipients, _message in machines.box.messages for to in recipients)
    assert [written[applicant.email] for applicant in applicants] == [1] * len(applicants)


def test_a_killed_machine_loses_nothing_and_the_other_goes_on(machines: Machines) -> None:
    first, second = machines.both
    applicants = [Applicant(first.site.address) for _number in range(3)]
    for applicant in applicants:
        assert applicant.begin().status == 303
        assert applicant.upload(KINDS[0]).status == 303
    assert judged(applicants, taken(second)) == []
    first.kill()
    try:
        assert judged(applicants, taken(second)) == []
        for applicant in applicants:  # the load balancer sends them to the other
            applicant.site = second.site.address
            for kind in KINDS[1:]:
                assert applicant.upload(kind).status == 303
            assert applicant.send().status == 303
        assert all(applicant.number for applicant in applicants)
        assert judged(applicants, taken(second)) == []
    finally:
        first.start()


def test_the_cache_holds_nothing_private(machines: Machines) -> None:
    """After applications, a sign-in and screens of the admin, on both machines and beside visitors."""
    secrets = ["csrfmiddlewaretoken", "sessionid"]
    for server in machines.both:
        site = server.site.address
        applicant = Applicant(site)
        applicant.apply()
        session = sign_in(site, "reader")
        for path in ("/en/", "/sv/", "/en/vacancies/", applicant.draft, "/admin/"):
            for headers in ({}, {"Cookie": session}, {"Accept-Encoding": "gzip"}):
                ask(site, "GET", path, headers=headers)
        secrets += [applicant.email, applicant.draft, applicant.number, session.partition("=")[2]]
    n_pages, kept = json.loads(shell(machines, CACHED))
    assert n_pages >= 4
    assert "</html>" in kept
    assert [secret for secret in secrets if not secret or secret in kept] == []


def test_nginx_as_printed_goes_on_with_the_machine_that_is_left(
    machines: Machines, nginx_path: str, tmp_path: Path
) -> None:
    second = machines.second
    with nginx_before_several(machines.both, tmp_path) as front:
        assert [ask(front, "GET", "/en/").status for _time in range(4)] == [200] * 4
        second.kill()
        try:
            assert [ask(front, "GET", "/en/").status for _time in range(8)] == [200] * 8
        finally:
            second.start()


def test_while_the_cache_is_away_pages_are_read_and_never_outdated(machines: Machines) -> None:
    machines.cache.stop()
    try:
        shell(machines, RENAME.format("Without a cache"))
        for server in machines.both:
            answer = ask(server.site.address, "GET", "/en/")
            assert (answer.status, "Without a cache" in answer.text) == (200, True)
    finally:
        machines.cache.start()
    shell(machines, RENAME.format("With a cache again"))
    for server in machines.both:
        assert "With a cache again" in ask(server.site.address, "GET", "/en/").text


def test_while_the_buckets_are_away_pages_are_read_and_uploads_wait(machines: Machines) -> None:
    first, second = machines.both
    applicant = Applicant(first.site.address)
    applicant.begin()
    slot = applicant.slot(KINDS[0])
    machines.gate_of_buckets.close()  # moto forgets everything when it stops; other tests come after
    try:
        assert ask(second.site.address, "GET", "/en/").status == 200
        assert applicant.upload(KINDS[0]).status == 503
        assert applicant.acknowledged == set()
    finally:
        machines.gate_of_buckets.open()
    assert applicant.slot(KINDS[0]) == slot
    assert applicant.upload(KINDS[0]).status == 303
