"""R31 with real servers: the same moment counts straight at gunicorn and behind nginx, both as printed.

Seconds stand for minutes: a body may take three of them, and the time to apply ends while one is on
its way.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.faults import slow
from tests.faults.slow import Told, digests, end_in
from tools.deployed.nginx import serving_behind_nginx
from tools.deployed.server import Server, prepare, serving
from tools.pdfs import good_pdf
from tools.web.applicants import KINDS, Applicant, multipart

LIMIT = 3
WHERE = {"TEST_UPLOAD_SECONDS": str(LIMIT)}
TOO_SLOW = "the upload took longer than 1 minute, so it was not accepted"


@dataclass(frozen=True)
class Deployment:
    """Where visitors ask, and the server that answers."""

    site: str
    server: Server


@pytest.fixture(scope="module", params=["gunicorn alone", "behind nginx"])
def deployed(
    request: pytest.FixtureRequest, demo_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Deployment]:
    data = tmp_path_factory.mktemp("slow") / "data"
    prepare(demo_data, data)
    if request.param == "gunicorn alone":
        with serving(data, **WHERE) as server:
            yield Deployment(server.site.address, server)
        return
    request.getfixturevalue("nginx_path")
    with serving_behind_nginx(data, **WHERE) as front:
        yield Deployment(front.site.address, front.server)


@pytest.fixture(scope="module")
def sent(deployed: Deployment) -> Applicant:
    """Somebody whose application has been received, an hour before the end."""
    end_in(deployed.server, 3600)
    who = Applicant(deployed.site)
    who.apply()
    assert who.number
    return who


Replace = Callable[..., Told]


@pytest.fixture
def replace(deployed: Deployment, sent: Applicant) -> Replace:
    """Uploads another CV over a line of so many seconds, the end after so many; checks what is kept."""
    end_in(deployed.server, 3600)
    path = sent.slot("CV")

    def upload(ends: float, seconds: float, *, counts: bool, headers: str = "") -> Told:
        new = good_pdf(3, f"later {ends} {seconds}")
        before = digests(deployed.server, sent.email)
        end_in(deployed.server, ends)
        told = slow.upload(deployed.site, path, new, seconds, headers)
        after = digests(deployed.server, sent.email)
        assert (hashlib.sha256(new).hexdigest() in after) is counts
        assert counts or after == before
        return told

    return upload


def test_what_began_before_the_end_counts(replace: Replace) -> None:
    assert replace(1, 2, counts=True).status == 303


def test_what_took_too_long_does_not(replace: Replace) -> None:
    """Neither before the end nor across it; who waits for the answer reads why."""
    for ends in (3600, 2):
        told = replace(ends, LIMIT + 1, counts=False)
        assert told.status == 422
        assert TOO_SLOW in told.text


def test_what_began_after_the_end_is_too_late(replace: Replace) -> None:
    for seconds in (0, 1):
        assert replace(-0.5, seconds, counts=False).status == 403


def test_nobody_dates_an_upload_back(replace: Replace) -> None:
    """The header is our own proxy's; nginx writes it anew, and without one it is not read."""
    headers = "X-Request-Time: 4\r\nX-Request-Time: 4.000\r\nX_Request_Time: 4\r\n"
    assert replace(-1, 0, counts=False, headers=headers).status == 403


@pytest.mark.parametrize("step", ["upload", "about", "send", "withdraw"])
def test_every_post_counts_alike(deployed: Deployment, step: str) -> None:
    end_in(deployed.server, 3600)
    who = Applicant(deployed.site)
    who.begin()
    for kind in KINDS[:2] if step == "upload" else KINDS:
        who.upload(kind)
    path = who.slot(KINDS[2]) if step == "upload" else f"{who.draft}{step}/"
    typed = {"given_name": "Zoë", "family_name": "Ek", "email": who.email, "filler": "x" * 50}
    body, form = urlencode(typed).encode(), "application/x-www-form-urlencoded"
    if step == "upload":
        body, form = multipart(good_pdf(1, who.email))
    statuses = []
    for ends, seconds in ((3600, LIMIT + 1), (-0.5, 1), (1, 2)):
        end_in(deployed.server, ends)
        statuses.append(slow.post(deployed.site, path, body, form, seconds).status)
    assert statuses == [422, 403, 200 if step == "withdraw" else 303]


@pytest.mark.parametrize("deployed", ["gunicorn alone"], indirect=True)
def test_a_body_that_never_ends_is_ended(deployed: Deployment, sent: Applicant) -> None:
    """After the time that it has. Nginx keeps such a body, and no thread of ours waits for it."""
    end_in(deployed.server, 3600)
    told = slow.upload(deployed.site, sent.slot("CV"), good_pdf(3), 120)
    assert told.status == 422
    assert TOO_SLOW in told.text
    assert LIMIT <= told.seconds < LIMIT + 6
