"""The Atom feed of vacancies, read back with `feedparser`."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from tests.factories import NOW, VacancyFactory
from vacancies.feeds.vacancy_atom import MAX_ENTRIES
from vacancies.models import Vacancy

DAY = timedelta(days=1)


def moment(entry: Any, name: str = "updated_parsed") -> datetime:
    return datetime(*entry[name][:6], tzinfo=UTC)


def text(entry: Any) -> str:
    return entry.content[0].value


def test_the_feed_says_what_it_is(read_atom: Any, advertised: Any, group_site: Any) -> None:
    for language, title in (("en", "Open positions – Waves"), ("sv", "Lediga tjänster – Vågor")):
        feed = read_atom(language=language).feed
        assert feed.title == title
        assert feed.language == language
        assert feed.link == group_site.vacancies[language].full_url
        assert feed.author == {"en": "Waves", "sv": "Vågor"}[language]
    assert read_atom().feed.id != read_atom(language="sv").feed.id


def test_an_entry_has_title_facts_and_permanent_id(read_atom: Any, advertised: Any) -> None:
    (entry,) = read_atom().entries
    page = advertised.pages["en"]
    assert entry.title == "PhD student"
    assert entry.link == page.full_url
    for words in ("About waves.", "14 June 2025, 23:59", "PhD position", "Coding", "Alice Ek"):
        assert words in text(entry).replace("\xa0", " ")
    assert moment(entry, "published_parsed") == advertised.vacancy.opens_at
    assert entry.id.startswith("urn:uuid:")
    page.title, page.slug = "Other", "other"
    page.save()
    (renamed,) = read_atom().entries
    assert (renamed.id, renamed.title) == (entry.id, "Other")
    assert read_atom("type/doctoral").entries[0].id == entry.id
    assert read_atom(language="sv").entries[0].id != entry.id


def test_a_posting_in_one_language_only_is_in_both_feeds(read_atom: Any, advertised: Any) -> None:
    """As in the list of vacancies; the entry says in which language it is."""
    advertised.pages["sv"].delete()
    (entry,) = read_atom(language="sv").entries
    assert entry.link == advertised.pages["en"].full_url
    assert entry.title_detail.language == "en"
    assert "Ansök senast" in text(entry)


def test_an_extension_is_an_update_with_its_reason(read_atom: Any, advertised: Any) -> None:
    later = NOW + 3 * DAY
    before = read_atom().entries[0]
    vacancy = advertised.publish(later, deadline_on=date(2025, 6, 21))
    (extension,) = vacancy.extensions.all()
    with time_machine.travel(later + DAY, tick=False):
        extension.save_reasons({"en": "A holiday <b>", "sv": "Semester"})
    for language, words in (
        ("en", "Extended from 14 June to 21 June 2025: A holiday &lt;b&gt;"),
        ("sv", "Förlängd från 14 juni till 21 juni 2025: Semester"),
    ):
        (entry,) = read_atom(language=language).entries
        assert words in text(entry).replace("\xa0", " ")
        assert moment(entry) == later + DAY
    assert read_atom().entries[0].id == before.id


def test_publishing_the_same_again_is_no_update(read_atom: Any, advertised: Any) -> None:
    before = moment(read_atom().entries[0])
    advertised.publish(NOW + 3 * DAY)
    assert moment(read_atom().entries[0]) == before


def test_a_renamed_supervisor_is_an_update(read_atom: Any, advertised: Any) -> None:
    person, later = advertised.person, NOW + 3 * DAY
    person.family_name = "Berg"
    with time_machine.travel(later, tick=False):
        person.save_revision().publish()
    for language in ("en", "sv"):
        (entry,) = read_atom(language=language).entries
        assert "Alice Berg" in text(entry)
        assert "Alice Ek" not in text(entry)
        assert moment(entry) == later


def test_closing_is_the_last_update(read_atom: Any, advertised: Any) -> None:
    """R48: it says so for 30 days, and leaves."""
    closes = advertised.vacancy.closes_at
    assert "Closed" not in text(read_atom().entries[0])
    with time_machine.travel(closes, tick=False):
        (entry,) = read_atom().entries
        assert "Closed to applications" in text(entry)
        assert moment(entry) == closes
    with time_machine.travel(closes + 30 * DAY - timedelta(seconds=1), tick=False):
        assert len(read_atom().entries) == 1
    with time_machine.travel(closes + 30 * DAY, tick=False):
        assert read_atom().entries == []


@pytest.mark.table
@pytest.mark.parametrize(
    ("outcome", "words"),
    [("filled", ("Filled", "Tillsatt")), ("cancelled", ("Cancelled", "Avbruten"))],
)
def test_a_decision_is_the_last_update(
    read_atom: Any, advertised: Any, outcome: str, words: tuple[str, str]
) -> None:
    decided = NOW + 3 * DAY
    advertised.publish(decided, outcome=outcome)
    for language, word in zip(("en", "sv"), words, strict=True):
        with time_machine.travel(decided, tick=False):
            (entry,) = read_atom(language=language).entries
            assert f"<strong>{word}" in text(entry)
            assert ("Application deadline: ", "Sista ansökningsdag: ")[language == "sv"] in text(
                entry
            )
            assert "Apply by" not in text(entry)
            assert "Ansök senast" not in text(entry)
            assert moment(entry) == decided
    with time_machine.travel(decided + 30 * DAY, tick=False):
        assert read_atom().entries == []


def test_the_next_change_of_pages_is_not_after_it_leaves(advertised: Any) -> None:
    """So that no cached feed is outdated."""
    closes = advertised.vacancy.closes_at
    at = closes + 30 * DAY - timedelta(hours=1)
    assert Vacancy.objects.next_public_change(at) == closes + 30 * DAY
    decided = NOW + 3 * DAY
    advertised.publish(decided, outcome="filled")
    Vacancy.objects.update(deadline_on=None, closes_at=None)
    at = decided + 30 * DAY - timedelta(hours=1)
    assert Vacancy.objects.next_public_change(at) == decided + 30 * DAY


@pytest.mark.thorough
def test_the_number_of_entries_is_bounded(read_atom: Any, group_site: Any, at: datetime) -> None:
    for number in range(MAX_ENTRIES + 3):
        vacancy = VacancyFactory()
        group_site.add(vacancy, title=f"Position {number}")
        vacancy.version.facts_changed_at = NOW + number * DAY
        vacancy.version.save()
    entries = read_atom().entries
    assert [entry.title for entry in entries] == [
        f"Position {number}" for number in range(MAX_ENTRIES + 2, 2, -1)
    ]


@pytest.mark.parametrize("path", ["vacancies.atom", "vacancies.ics"])
def test_who_has_it_gets_no_second_copy(client: Client, advertised: Any, path: str) -> None:
    url = f"/en/feeds/{path}"
    tag = client.get(url)["ETag"]
    again = client.get(url, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    advertised.publish(NOW, deadline_on=date(2025, 6, 21))
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_feeds_are_only_read(client: Client, advertised: Any, method: str) -> None:
    for path in ("vacancies.atom", "vacancies.ics", f"vacancy/{advertised.vacancy.key}.ics"):
        assert getattr(client, method)(f"/en/feeds/{path}").status_code == 405
