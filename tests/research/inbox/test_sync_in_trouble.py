"""Whatever one of the five services answers, the others are asked, and nothing comes in by halves.

Two members are asked about. Each has a work at Crossref, one at DataCite, one at arXiv, one at OpenAlex,
and all but the last in the list of ORCID.
"""

import socket
import threading
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, Final

import pytest

from research.inbox.syncing import sync
from research.models import Candidate
from research.sources.manners import Client
from tests.factories import PersonFactory
from tests.research.sources import fake_answers
from tests.research.sources.fake_services import Reply, Server, Time, serving

pytestmark = pytest.mark.django_db

MEMBERS: Final = ("0000-0002-1825-0097", "0000-0001-5109-3700")
HOSTS: Final = {
    "orcid": "pub.orcid.org",
    "crossref": "api.crossref.org",
    "datacite": "api.datacite.org",
    "arxiv": "export.arxiv.org",
    "openalex": "api.openalex.org",
}
LEAST_PAUSE: Final = {
    "orcid": 1,
    "crossref": 1,
    "datacite": 1,
    "arxiv": 3,
    "openalex": 1,
}  # seconds
# Crossref is asked about what DataCite has too: nothing in a DOI says whose it is.
QUESTIONS: Final = {"orcid": 2, "crossref": 4, "datacite": 2, "arxiv": 2, "openalex": 2}
FOUND: Final = {"crossref": 2, "datacite": 2, "arxiv": 2, "openalex": 2}
COMPLETE: Final = {("new", True, 2015), ("new", True, 2016)}
SILENCE: Final = 1.0  # second, in place of the ten that a run waits
METADATA: Final = "http://169.254.169.254/latest/meta-data/"


def says_nothing(_handler: Any) -> None:
    """Keep the connection open for longer than the run waits."""
    threading.Event().wait(SILENCE * 3)


@dataclass(frozen=True)
class Trouble:
    """How a service answers: `pauses` are what it asks for, one after the other; then it `passes` or not.

    `requests` says how often it is asked if it does not pass, in place of each question once. With
    `padded_by` it answers as it should, and as many blanks.
    """

    reply: Reply | None = None
    padded_by: int = 0
    pauses: tuple[float, ...] = ()
    passes: bool = False
    requests: int | None = None


TROUBLES: Final = {
    "429": Trouble((429, {"Retry-After": "60"}, b""), pauses=(60,), passes=True),
    "503": Trouble((503, {"Retry-After": "9"}, b""), pauses=(9, 9), passes=True),
    "503 for good": Trouble((503, {"Retry-After": "9"}, b"{"), pauses=(9, 9), requests=3),
    "HTML": Trouble((200, {"Content-Type": "text/html"}, b"<html>Sign in</html>")),
    "2 MB": Trouble(padded_by=2_000_000),
    "nothing": Trouble(says_nothing, requests=1),
    "redirect": Trouble((302, {"Location": METADATA}, b"")),
}


def answers() -> dict[str, dict[str, list[Any]]]:
    """What each service knows, by a part of the address."""
    found: dict[str, dict[str, list[Any]]] = {name: {} for name in HOSTS}
    for n, member in enumerate(MEMBERS):
        paper, data, preprint = f"10.5555/p{n}", f"10.5555/d{n}", f"1507.0000{n}"
        found["orcid"][member] = [fake_answers.orcid_list(paper, data, preprint)]
        found["crossref"][f"p{n}"] = [fake_answers.crossref(paper)]
        found["datacite"][f"d{n}"] = [fake_answers.datacite(data)]
        found["arxiv"][preprint] = [fake_answers.arxiv(preprint)]
        found["openalex"][member] = [fake_answers.openalex(f"10.5555/o{n}")]
    return found


@dataclass
class Services(Server):
    """All five, each below its name; `troubled` is the one that answers as `trouble` says."""

    answers: list[Reply] = field(default_factory=lambda: [fake_answers.NOT_FOUND])
    time: Time = field(default_factory=Time)
    troubled: str = ""
    trouble: Trouble = TROUBLES["429"]
    asked_at: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in HOSTS})

    def answer(self, handler: Any) -> None:
        name = handler.path.split("/")[1]
        self.asked_at[name].append(self.time.seconds)
        self.by_path = answers()[name]
        asked = len(self.asked_at[name])
        is_over = self.trouble.passes and asked > len(self.trouble.pauses)
        if name == self.troubled and not is_over:
            self.by_path = self.troubled_answers()
        super().answer(handler)

    def troubled_answers(self) -> dict[str, list[Reply]]:
        if self.trouble.reply:
            return {"": [self.trouble.reply]}
        blanks = b" " * self.trouble.padded_by
        return {
            part: [(status, headers, body + blanks)]
            for part, ((status, headers, body),) in self.by_path.items()
        }

    def requests(self) -> dict[str, int]:
        return {name: len(times) for name, times in self.asked_at.items()}


@pytest.fixture
def services():
    with serving(Services()) as state:
        yield state


@pytest.fixture
def client(services, at, settings):
    settings.GROUPSITE_RESEARCH_OPENALEX_KEY = "key"
    made = Client(
        "editor@example.org",
        now=lambda: at,
        servers={host: f"{services.address}/{name}" for name, host in HOSTS.items()},
        clock=services.time.clock,
        sleep=services.time.sleep,
        max_seconds=SILENCE,
    )
    yield made
    made.close()


@pytest.fixture
def machines(monkeypatch):
    """The machines that the run has connected to."""
    found: set[str] = set()
    connect = socket.socket.connect

    def noted(self: socket.socket, address: Any) -> None:
        found.add(address[0])
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", noted)
    return found


@pytest.fixture(autouse=True)
def members(db):
    for orcid in MEMBERS:
        PersonFactory(orcid=orcid, given_name="Anna", family_name="Ek")


def expected_sources(source: str, trouble: Trouble) -> dict[str, int]:
    """Where candidates come from: what ORCID says of a work is kept if nobody else says more."""
    if trouble.passes:
        return FOUND
    if source == "orcid":
        return {"openalex": 2}
    others = {name: number for name, number in FOUND.items() if name != source}
    return others if source == "openalex" else others | {"orcid": FOUND[source]}


def expected_requests(source: str, trouble: Trouble) -> dict[str, int]:
    if trouble.passes:
        return QUESTIONS | {source: QUESTIONS[source] + len(trouble.pauses)}
    own = {source: trouble.requests or QUESTIONS[source]}
    if source == "orcid":
        return dict.fromkeys(HOSTS, 0) | {"openalex": 2} | own
    # DataCite is asked in the place of Crossref.
    return QUESTIONS | ({"datacite": 4} if source == "crossref" else {}) | own


@pytest.mark.table(every="name")
@pytest.mark.parametrize("source", HOSTS)
@pytest.mark.parametrize("name", TROUBLES)
def test_the_run_goes_on_and_no_half_candidate_comes_in(
    services, client, at, machines, source, name
):
    trouble = TROUBLES[name]
    services.troubled, services.trouble = source, trouble
    assert sync(client, at) == len(MEMBERS)
    candidates = Candidate.objects.all()
    assert Counter(one.source for one in candidates) == expected_sources(source, trouble)
    for one in candidates:
        work = one.as_work()
        assert (one.verdict, work.title.startswith("Paper "), work.year) in COMPLETE
        assert bool(work.names) is (one.source != "orcid")
    assert services.requests() == expected_requests(source, trouble)
    assert machines == {"127.0.0.1"}
    for service, times in services.asked_at.items():
        gaps = [later - earlier for earlier, later in pairwise(times)]
        asked_for = trouble.pauses if service == source else ()
        least = [*asked_for, *[LEAST_PAUSE[service]] * (len(gaps) - len(asked_for))]
        assert all(gap >= pause for gap, pause in zip(gaps, least, strict=True)), (service, gaps)
