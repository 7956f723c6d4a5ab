"""`sync_publications` fills the inbox politely, whatever services answer, and goes on where it ended."""

import threading
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.cache import cache
from django.core.management import call_command

from people.models import Person
from research.inbox import looking_up
from research.inbox.accepting import accept
from research.inbox.decisions import Decision
from research.inbox.syncing import members_to_ask_about, sync
from research.management.commands import sync_publications
from research.models import Candidate, CandidateBatch, Publication
from research.sources import manners
from research.sources.manners import MAX_BYTES, PAUSES, Client
from tests.factories import PersonFactory
from tests.research.publication_items import make_publication
from tests.research.sources.fake_answers import NOT_FOUND, arxiv, crossref, orcid_list
from tests.research.sources.fake_services import Server, Time, serving

pytestmark = pytest.mark.django_db

ANNA, WEI, BO = "0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-1694-233X"
DOIS = ("10.5555/a", "10.5555/b")


@pytest.fixture
def server():
    with serving(Server()) as server:
        server.answers = [NOT_FOUND]
        yield server


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def client(server, time, at):
    made = Client(
        "editor@example.org",
        now=lambda: at,
        servers=dict.fromkeys(PAUSES, server.address),
        clock=time.clock,
        sleep=time.sleep,
    )
    yield made
    made.close()


def member(orcid: str, **facts: object) -> Person:
    return PersonFactory(orcid=orcid, **facts)


def paths(server: Server) -> list[str]:
    return [one["path"] for one in server.seen]


class TestAsking:
    @pytest.fixture(autouse=True)
    def anna(self):
        return member(ANNA, given_name="Anna", family_name="Ek")

    def test_a_member_s_list_is_looked_up_and_only_fills_the_inbox(self, client, server, time, at):
        server.by_path = {
            f"/{ANNA}/": [orcid_list(*DOIS, "1507.07714", "no identifier")],
            **{f"/works/10.5555%2F{doi[-1]}": [crossref(doi)] for doi in DOIS},
            "/api/query": [arxiv("1507.07714")],
        }
        assert sync(client, at) == 1
        found = Candidate.objects.order_by("pk").values_list("source", "verdict")
        assert list(found) == [("crossref", "new")] * 2 + [("orcid", "new"), ("arxiv", "new")]
        assert not Publication.objects.exists()
        assert len(server.seen) == 4
        assert time.slept == [1.0]  # between the two questions to Crossref
        assert all("editor@example.org" in one["User-Agent"] for one in server.seen)

    def test_the_second_run_asks_for_the_list_only(self, client, server, at):
        server.by_path = {f"/{ANNA}/": [orcid_list(*DOIS)], "/works/10": [crossref("10.5555/a")]}
        server.by_path["/works/10"] = [crossref(doi) for doi in DOIS]
        sync(client, at)
        first = len(server.seen)
        accept(Candidate.objects.earliest("pk"), Decision(None, at))
        sync(client, at + timedelta(days=1))
        assert paths(server)[first:] == [f"/v3.0/{ANNA}/works"]
        assert Candidate.objects.count() == 2

    def test_what_the_site_has_is_not_asked_about(self, client, server, at):
        make_publication(doi="10.5555/a")
        server.by_path = {f"/{ANNA}/": [orcid_list("10.5555/a")]}
        sync(client, at)
        assert (len(server.seen), Candidate.objects.count()) == (1, 0)

    @pytest.mark.table
    @pytest.mark.parametrize(
        ("trouble", "requests", "slept", "sources"),
        [
            # Crossref is asked again after the pause that it asks for.
            ([(429, {"Retry-After": "7"}, b""), crossref("10.5555/a")], 4, [7.0, 1.0], ["crossref"] * 2),
            ([(503, {"Retry-After": "7"}, b""), crossref("10.5555/a")], 4, [7.0, 1.0], ["crossref"] * 2),
            # DataCite is asked in its place, which does not know it: what ORCID says is kept.
            ([(200, {}, b"<html>Sign in</html>")], 4, [1.0], ["orcid", "crossref"]),
            ([(200, {}, b"x" * (MAX_BYTES + 1))], 4, [1.0], ["orcid", "crossref"]),
            ([(302, {"Location": "http://169.254.169.254/latest/"}, b"")], 4, [1.0], ["orcid", "crossref"]),
            ([(500, {}, b"")], 4, [1.0], ["orcid", "crossref"]),
            # Whoever asks for a day is not asked again in this run, for the second work neither.
            ([(503, {"Retry-After": "86400"}, b"")], 4, [1.0], ["orcid", "orcid"]),
        ],
        ids=["429", "503", "HTML", "large", "redirect", "500", "a day"],
    )  # fmt: skip
    def test_trouble_of_a_service_does_not_end_the_run(
        self, client, server, time, at, trouble, requests, slept, sources
    ):
        server.by_path = {
            f"/{ANNA}/": [orcid_list(*DOIS)],
            "/works/10.5555%2Fa": trouble,
            "/works/10.5555%2Fb": [crossref("10.5555/b")],
        }
        assert sync(client, at) == 1
        assert [one.source for one in Candidate.objects.order_by("pk")] == sources
        assert all(one.as_work().title for one in Candidate.objects.all())
        assert (len(server.seen), time.slept) == (requests, slept)
        assert not any("169.254" in path for path in paths(server))

    def test_a_service_that_says_nothing_is_left_alone(self, client, server, at):
        released = threading.Event()
        server.by_path = {
            f"/{ANNA}/": [orcid_list(*DOIS)],
            "/works/": [lambda handler: released.wait(5) and None],
        }
        client.max_seconds = 0.1
        sync(client, at)
        released.set()
        assert sum("/works/10" in path for path in paths(server)) == 1
        assert [one.source for one in Candidate.objects.all()] == ["orcid", "orcid"]

    def test_a_run_that_is_cut_off_is_continued(self, client, server, at):
        member(WEI)
        server.by_path = {
            f"/{ANNA}/": [orcid_list(*DOIS)],
            **{f"/works/10.5555%2F{doi[-1]}": [crossref(doi)] for doi in DOIS},
            f"/{WEI}/": [orcid_list()],
        }
        client.requests_left = 2
        assert sync(client, at) == 1
        assert Candidate.objects.count() == 1
        client.requests_left = 10
        assert sync(client, at + timedelta(days=1)) == 2
        assert Candidate.objects.count() == 2
        asked = [path for path in paths(server) if "%2F" in path]
        assert len(asked) == len(set(asked)) == 2
        assert f"/v3.0/{WEI}/works" in paths(server)


def test_members_who_have_waited_longest_come_first(at):
    day = at.date()
    for orcid, facts in {ANNA: {}, WEI: {}, BO: {}}.items():
        member(orcid, **facts)
    PersonFactory(orcid="")
    past = member("0000-0003-1415-9269")
    past.roles.update(ends_on=day - timedelta(days=1))
    hidden = member("0000-0002-9079-593X")
    Person.objects.filter(pk=hidden.pk).update(live=False)
    for name, days in ((ANNA, 1), (WEI, 2)):
        CandidateBatch.objects.create(source="orcid", name=name, added_at=at - timedelta(days=days))
    in_order = sorted(members_to_ask_about(at), key=lambda one: one.asked_at is not None)
    assert [one.orcid for one in in_order] == [BO, WEI, ANNA]
    assert isinstance(day, date)


class TestCommand:
    @pytest.fixture(autouse=True)
    def one_client(self, monkeypatch, client):
        def new_client(requests: int) -> Client:
            client.requests_left = requests
            return client

        monkeypatch.setattr(sync_publications, "new_client", new_client)
        monkeypatch.setattr(manners, "PAUSES", PAUSES)

    def run(self, **options: object) -> str:
        output = StringIO()
        call_command("sync_publications", stdout=output, **options)
        return output.getvalue()

    def test_is_off_by_default(self, server):
        member(ANNA)
        assert "not True" in self.run()
        assert server.seen == []

    def test_says_what_it_asked(self, server, settings):
        settings.GROUPSITE_RESEARCH_SYNC = True
        member(ANNA)
        server.by_path = {f"/{ANNA}/": [orcid_list()]}
        assert self.run(requests=5) == "Asked about 1 members with 1 requests.\n"

    def test_two_runs_do_not_ask_at_once(self, server, settings):
        settings.GROUPSITE_RESEARCH_SYNC = True
        with looking_up.one_run_at_a_time():
            assert "another run" in self.run()
        assert server.seen == []
        assert cache.get("groupsite_research_asks_services") is None
