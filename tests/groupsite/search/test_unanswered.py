"""What is searched for in vain is counted by word and month, without a trace of who searched."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import DatabaseError
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import Site

from groupsite.models import HomePage, Synonym, SynonymGroup, UnansweredWord
from groupsite.search import limits, unanswered
from groupsite.search.unanswered import countable_words, counted_words, erase_old_counts
from tests.accounts import make_accounts
from tests.factories import NOW

pytestmark = pytest.mark.indexes


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Hörsal", ["hörsal"]),
        ("room booking?", ["room", "booking"]),
        ("anna.ek@example.org", []),
        ("anna ek at example@example.org", []),
        ("19900101-1234", []),
        ("room 3411", []),
        ("https://example.org/x", []),
        ("hunter2!", []),
        ("I am looking for my supervisor", []),
        ("ab", []),
        ("a" * 31, []),
        ("wave wave", ["wave"]),
        ("-cmd --x post-doc-", ["cmd", "post-doc"]),
    ],
)
def test_only_plain_words_of_short_queries_are_counted(typed, words):
    assert countable_words(typed) == words


def counts():
    return set(UnansweredWord.objects.values_list("word", "language", "number"))


@pytest.mark.usefixtures("waves", "at")
class TestCounting:
    def test_a_word_in_vain_is_counted_once_a_day_however_often_it_is_searched_for(self, ask):
        for day in (NOW, NOW, NOW + timedelta(days=1), NOW + timedelta(days=1)):
            with time_machine.travel(day, tick=False):
                ask("Aula")
        ask("aula", "sv")
        assert counts() == {("aula", "en", 2), ("aula", "sv", 1)}
        assert set(UnansweredWord.objects.values_list("month", flat=True)) == {date(2025, 5, 1)}

    def test_only_the_word_that_no_page_has(self, ask):
        """Whether two words are on the same page says nothing about either."""
        ask("transformers aula")
        ask("transformers coding jörnsten waves nothing")
        assert counts() == {("aula", "en", 1)}

    def test_what_is_found_is_not_counted(self, ask):
        ask("transformers")
        ask("")
        assert counts() == set()

    def test_what_another_site_has_is_not_counted(self, ask):
        """Else the daily command would erase it each night."""
        home = Site.objects.get().root_page
        other = home.get_parent().add_child(instance=HomePage(title="Other", slug="other"))
        Site.objects.update(root_page=other)
        Site.objects.create(hostname="waves.example.org", root_page=home)
        ask("transformers aula")
        assert counts() == {("aula", "en", 1)}

    def test_a_request_for_suggestions_is_not_counted(self, client):
        client.get(reverse("groupsite_search_suggestions"), {"q": "aula"})
        assert counts() == set()

    def test_nobody_can_fill_the_table(self, ask, monkeypatch):
        monkeypatch.setattr(unanswered, "MOST_WORDS_A_MONTH", 1)
        for word in ("aula", "kafé", "aula"):
            ask(word)
        assert counts() == {("aula", "en", 1)}

    def test_one_visitor_cannot_use_up_the_words_of_a_month(self, ask, monkeypatch, settings):
        settings.GROUPSITE_SEARCH_THROTTLE = True
        monkeypatch.setattr(limits, "unanswered_rate", limits.RateLimit(2, 1800.0, 100))
        for word in ("aula", "kafé", "gym"):
            assert "Nothing found" in ask(word).empty
        assert counts() == {("aula", "en", 1), ("kafé", "en", 1)}

    def test_a_database_that_cannot_be_written_harms_no_search(self, ask, monkeypatch):
        def fail(*args):
            raise DatabaseError

        monkeypatch.setattr(unanswered, "_count", fail)
        assert "Nothing found" in ask("aula").empty


def add(word, month, number=3):
    UnansweredWord.objects.create(
        word=word, language="en", month=month, number=number, last_counted_on=month
    )


@pytest.mark.django_db
class TestKeeping:
    def test_counts_of_a_year_ago_are_neither_shown_nor_kept(self):
        at = datetime(2026, 5, 20, 10, tzinfo=UTC)
        add("old", date(2025, 5, 1))
        add("kept", date(2025, 6, 1))
        assert [row["word"] for row in counted_words(at)] == ["kept"]
        assert erase_old_counts(at) == 1
        assert [row.word for row in UnansweredWord.objects.all()] == ["kept"]

    def test_the_command_erases_them(self, capsys):
        add("old", date(2020, 1, 1))
        call_command("erase_search_counts")
        assert capsys.readouterr().out == "Erased: 1 old, 0 found now.\n"


@pytest.mark.usefixtures("waves", "at")
def test_a_word_that_is_found_now_leaves_the_list(ask, capsys):
    """Because a page has it, or a synonym."""
    for word in ("transformers", "aula", "kafé"):
        add(word, date(2025, 5, 1))
    ask("transformers")  # so that the index is up to date
    group = SynonymGroup.objects.create()
    for text in ("aula", "transformers"):
        Synonym.objects.create(group=group, language="en", text=text)
    call_command("erase_search_counts")
    assert counts() == {("kafé", "en", 3)}
    assert capsys.readouterr().out == "Erased: 0 old, 2 found now.\n"


@pytest.mark.django_db
class TestReport:
    @pytest.fixture
    def read(self, at, client):
        for word, number in (("aula", 2), ("fåtal", 2), ("kafé", 5)):
            add(word, date(2025, 5, 1), number)
        add("aula", date(2025, 4, 1), 2)
        accounts = make_accounts("editor", "member", "officer")

        def get(role, query=""):
            client.force_login(accounts[role])
            return client.get(reverse("groupsite_unanswered:words") + query)

        return get

    def test_editors_see_what_was_searched_for_on_three_days(self, read):
        page = read("editor").content.decode()
        assert page.index("kafé") < page.index("aula")
        assert "fåtal" not in page
        assert reverse("groupsite_unanswered:words") in read("editor").content.decode()

    def test_editors_can_export_it(self, read):
        exported = b"".join(read("editor", "?export=csv").streaming_content).decode()
        assert exported.split() == ["Word,Language,Days", "kafé,en,5", "aula,en,4"]

    def test_no_word_is_a_formula(self, read):
        """R22: also a word that an earlier version counted."""
        add("-cmd", date(2025, 5, 1))
        assert b"\n'-cmd," in b"".join(read("editor", "?export=csv").streaming_content)
        book = load_workbook(io.BytesIO(b"".join(read("editor", "?export=xlsx").streaming_content)))
        kinds = [cell.data_type for row in book.active.iter_rows() for cell in row]
        assert "f" not in kinds

    @pytest.mark.table
    @pytest.mark.parametrize("role", ["member", "officer"])
    def test_others_do_not(self, read, role):
        response = read(role)
        assert response.status_code == 302
        assert "kafé" not in read(role).content.decode()
