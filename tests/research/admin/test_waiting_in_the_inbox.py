"""How many entries wait is in the menu and on the dashboard; each says who added it and when."""

import json

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from research.models import Candidate
from tests.accounts import make_accounts, signed_in
from tests.research.inbox.works import add, make_candidate, make_work
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db
ADD = "groupsite_research_inbox:add"
INBOX = "groupsite_research_inbox:index"
HOME = "wagtailadmin_home"
BIBTEX = "@article{a, title={On waves}, author={Ek, Anna}, year=2016}"


@pytest.fixture
def accounts(group_site):
    made = make_accounts("editor", "member", "translator")
    made["editor"].first_name, made["editor"].last_name = "Eva", "Berg"
    made["editor"].save()
    return made


@pytest.fixture
def editor(accounts):
    return signed_in(accounts, "editor")


def menu_text(client):
    page = BeautifulSoup(client.get(reverse(HOME)).text, "lxml")
    return json.dumps(json.loads(page.select_one("#wagtail-sidebar-props").text))


def panel(client):
    page = BeautifulSoup(client.get(reverse(HOME)).text, "lxml")
    return page.select_one("#groupsite-publications-inbox-section, #groupsite-publications-inbox")


class TestCounts:
    def test_in_the_menu(self, editor, at):
        assert '"Inbox"' in menu_text(editor)
        add(at, make_work(), make_work(title="Winds", doi="10.5555/w"))
        assert '"Inbox (2)"' in menu_text(editor)
        Candidate.objects.update(state="refused")
        assert '"Inbox"' in menu_text(editor)

    def test_on_the_dashboard_with_what_they_are(self, editor, at):
        make_publication(title="Known", doi="10.5555/known")
        add(at, make_work(), make_work(title="Known", doi="10.5555/known", volume="8"))
        found = panel(editor)
        (link,) = found.select("td.title a")
        assert (link.text, link["href"]) == ("2 entries are waiting", reverse(INBOX))
        assert "New: 1, Already on the site: 1" in found.text

    def test_nothing_waits_and_nothing_is_said(self, editor):
        assert panel(editor) is None

    @pytest.mark.parametrize("role", ["member", "translator"])
    def test_others_do_not_see_them(self, accounts, at, role):
        make_candidate(at)
        client = signed_in(accounts, role)
        assert "Inbox (" not in menu_text(client)
        assert panel(client) is None

    def test_the_menu_costs_one_query(self, editor, at):
        def queries():
            with CaptureQueriesContext(connection) as found:
                editor.get(reverse("groupsite_research_inbox:merged"))
            return [one for one in found if "research_candidate" in one["sql"]]

        make_candidate(at)
        queries()
        assert len(queries()) == 1


class TestOrigin:
    def test_who_added_it_and_when(self, editor, at):
        editor.post(reverse(ADD), {"text": BIBTEX})
        Candidate.objects.update(found_at=at)
        shown = editor.get(reverse(INBOX))
        assert shown.context["candidates"][0].origin == (
            "Added by Eva Berg, 20 May 2025, 12:00 (BibTeX, line 1)"
        )

    def test_what_nobody_added_was_found(self, editor, at):
        make_candidate(at, source="orcid")
        assert editor.get(reverse(INBOX)).context["candidates"][0].origin.startswith("Found ")
