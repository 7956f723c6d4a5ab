"""Facts once: a changed fact shows in both languages at once, and the old value is nowhere."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
import time_machine
from wagtail.models import Page, Site

from tests.data.sentences import plain
from tests.factories import NOW, AreaFactory, PersonFactory, VacancyFactory, elsewhere, unit
from tests.pages import Read, visit
from tests.sites import GroupSite
from vacancies.models import Vacancy

pytestmark = pytest.mark.table

EXTENDED = re.compile(
    r"Extended from [^.]*? to \d+ \w+ \d{4}|Förlängd från [^.]*? till \d+ \w+ \d{4}"
)
BOTH = [True, True]
STOCKHOLM = ZoneInfo("Europe/Stockholm")


class Change(NamedTuple):
    """What an editor does to the facts, and what then is gone and there: English, Swedish."""

    do: object
    old: tuple[str, str]
    new: tuple[str, str]
    by_form: bool = False  # of another system, the posting says nothing of it


def put(**values):
    """Sets fields of the vacancy."""

    def do(vacancy):
        for name, value in values.items():
            setattr(vacancy, name, value)

    return do


def put_on(relation, **values):
    """Sets fields of every row of a child relation."""

    def do(vacancy):
        for row in getattr(vacancy, relation).all():
            put(**values)(row)
            getattr(vacancy, relation).add(row)

    return do


def bob_supervises(vacancy):
    vacancy.supervisors = [vacancy.supervisors.model(person=PersonFactory(bob=True))]


def dina_answers(vacancy):
    person = PersonFactory(given_name="Dina", email="dina@example.org")
    vacancy.contacts = [vacancy.contacts.model(person=person)]


def another_funder(vacancy):
    funder = unit("funder", "Harbour Fund", "Hamnfonden", abbreviation="HARB")
    vacancy.programmes = [vacancy.programmes.model(organisation=funder)]


def works_elsewhere(vacancy):
    vacancy.organisation = elsewhere()


def shared_with_another(vacancy):
    vacancy.second_organisation = elsewhere()


def no_area(vacancy):
    vacancy.areas.set([])


CHANGES = {
    "deadline": Change(
        put(deadline_on=date(2025, 6, 28)),
        ("14 June", "14 juni"),
        ("28 June 2025", "28 juni 2025"),
    ),
    "deadline, for a machine": Change(
        put(deadline_on=date(2025, 6, 28)), ("2025-06-14", "2025-06-14"), ("2025-06-28",) * 2
    ),
    "hour of the deadline": Change(
        put(deadline_time=time(12, 30)), ("23:59", "23.59"), ("12:30", "12.30")
    ),
    "zone": Change(
        put(time_zone="Europe/London"),
        ("Swedish time", "svensk tid"),
        ("London time", "lokal tid i London"),
    ),
    "opening": Change(
        put(opens_on=date(2025, 5, 12)),
        ("13 May", "13 maj"),
        ("12 May 2025", "12 maj 2025"),
    ),
    "salary": Change(
        put(salary_amount=Decimal(36000)),
        ("34,550", "34 550"),
        ("36,000 SEK", "36 000 kronor"),
    ),
    "salary valid from": Change(
        put(salary_valid_from=date(2026, 1, 2)),
        ("25 May 2025", "25 maj 2025"),
        ("2 January 2026", "2 januari 2026"),
    ),
    "kind of salary": Change(
        put(salary="agreement"),
        ("34,550", "34 550"),
        ("Salary to be agreed.", "Lön enligt överenskommelse."),
    ),
    "teaching": Change(put(teaching_percent=10), ("20%", "20 %"), ("10%", "10 %")),
    "duration": Change(put(duration_min=36), ("four years", "fyra år"), ("three years", "tre år")),
    "longest duration": Change(
        put(duration_max=72), ("five years", "fem år"), ("six years", "sex år")
    ),
    "extent": Change(
        put(extent_percent=80), ("Full time", "Heltid"), ("Part time (80%)", "Deltid (80 %)")
    ),
    "form of employment": Change(
        put(employment_form="permanent", teaching_percent=None),
        ("fixed-term employment", "tidsbegränsad anställning"),
        ("permanent employment", "tillsvidareanställning"),
    ),
    "start": Change(
        put(start="date", start_on=date(2025, 9, 1)),
        ("as soon as possible", "så snart som möjligt"),
        ("1 September 2025", "1 september 2025"),
    ),
    "season of the start": Change(
        put(start="period", start_period="autumn", start_year=2027),
        ("as soon as possible", "så snart som möjligt"),
        ("autumn 2027", "hösten 2027"),
    ),
    "month of the start": Change(
        put(start="period", start_period="10", start_year=2027),
        ("as soon as possible", "så snart som möjligt"),
        ("October 2027", "oktober 2027"),
    ),
    "reference": Change(put(reference="CS-9"), ("CS-2025-04",) * 2, ("CS-9",) * 2),
    "positions": Change(
        put(positions_max=5), ("3–4 positions", "3–4 tjänster"), ("3–5 positions", "3–5 tjänster")
    ),
    "kind": Change(
        put(kind="postdoc"),
        ("PhD position", "Doktorandtjänst"),
        ("Postdoctoral position", "Postdoktorstjänst"),
    ),
    "language of the application": Change(
        put(application_language="sv"), ("in English", "på engelska"), ("in Swedish", "på svenska")
    ),
    "continuous evaluation": Change(
        put(continuous_evaluation=False),
        ("continuously", "löpande"),
        ("Application deadline: 14 June 2025.", "Sista ansökningsdag: 14 juni 2025."),
    ),
    "size of a document": Change(
        put_on("document_rules", max_megabytes=15), ("40 MB",) * 2, ("15 MB",) * 2, by_form=True
    ),
    "name of a document": Change(
        put_on("document_rules", asks_for_name=False),
        ("Please name", "Döp filen till"),
        ("CV", "CV"),
    ),
    "pattern of a name": Change(
        put_on("document_rules", name_pattern="{reference} Meritlista {family name}"),
        ("CV, Family name", "CV, Efternamn"),
        ("CS-2025-04 Meritlista Family name", "CS-2025-04 Meritlista Efternamn"),
    ),
    "number of files": Change(
        put_on("document_rules", max_files=7),
        ("3 files", "3 filer"),
        ("7 files", "7 filer"),
        by_form=True,
    ),
    "need of a document": Change(
        put_on("document_rules", required=False),
        ("Required", "Obligatoriskt"),
        ("Optional", "Valfritt"),
    ),
    "supervisor": Change(bob_supervises, ("Carl Lind",) * 2, ("Bob Åberg",) * 2),
    "contact": Change(dina_answers, ("alice@example.org",) * 2, ("dina@example.org",) * 2),
    "address of a contact": Change(
        put_on("contacts", email="post@example.org"),
        ("alice@example.org",) * 2,
        ("post@example.org",) * 2,
    ),
    "organisation": Change(
        works_elsewhere,
        ("Waves group", "forskargruppen Vågor"),
        ("Department of Proofs", "institutionen för bevis"),
    ),
    "second employer": Change(
        shared_with_another,
        ("Organisation Waves group", "Organisation forskargruppen Vågor"),
        (
            "Joint employers Waves group Department of Proofs",
            "Gemensamma arbetsgivare forskargruppen Vågor institutionen för bevis",
        ),
    ),
    "programme": Change(another_funder, ("TIDE",) * 2, ("HARB",) * 2),
    "area": Change(no_area, ("Coding",) * 2, ("PhD position", "Doktorandtjänst")),
    "place": Change(put_on("places", place="Lund"), ("Kiruna",) * 2, ("Lund",) * 2),
    "meeting": Change(
        put(meeting_at=datetime(2025, 6, 3, 9, tzinfo=STOCKHOLM)),
        ("2 June 2025", "2 juni 2025"),
        ("3 June 2025", "3 juni 2025"),
    ),
    "web address of the form": Change(
        put(application_url="https://other.example.org/"),
        ("https://www.example.org/apply",) * 2,
        ("https://other.example.org/",) * 2,
    ),
    "outcome": Change(
        put(outcome="cancelled"),
        ("Open for applications", "Öppen för ansökan"),
        ("This position has been cancelled.", "Rekryteringen har avbrutits."),
    ),
}


@pytest.fixture(scope="module")
def advertised(group_site_in_database, django_db_blocker) -> GroupSite:
    """A site with one vacancy, made once a module: what a test changes is undone."""
    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False):
        advertise(group_site_in_database)
    return group_site_in_database


@pytest.fixture
def vacancy(advertised, db, at) -> Vacancy:
    Site.clear_site_root_paths_cache()
    return Vacancy.objects.get()


def advertise(site: GroupSite) -> None:
    """A vacancy whose every fact is set, and whose words state none of them."""
    carl = PersonFactory(given_name="Carl", family_name="Lind")
    area = AreaFactory()
    site.add(area, title="Coding")
    vacancy = VacancyFactory(
        external=True,
        funded=True,
        supervisors=[carl],
        contacts=[PersonFactory(email="alice@example.org")],
        areas=[area],
        documents=["CV"],
        positions_min=3,
        positions_max=4,
        duration_max=60,
        teaching_percent=20,
        employment_form="fixed",
        start="soon",
        salary_valid_from=date(2025, 5, 25),
        continuous_evaluation=True,
        meeting_at=datetime(2025, 6, 2, 9, tzinfo=STOCKHOLM),
    )
    vacancy.document_rules.update(max_files=3, asks_for_name=True)
    for language in ("en", "sv"):
        vacancy.places.create(language=language, place="Kiruna")
    vacancy.save()
    site.add(vacancy, title="Somebody who likes waves", lead="Come and see.")


def changed(vacancy: Vacancy, change: Change) -> Vacancy:
    """The newest draft of the facts after an editor has saved the change."""
    draft = vacancy.draft()
    change.do(draft)
    draft.save_revision()
    return draft


def everything(read: Read) -> str:
    """All that was sent and all that is read, but for the sentence that may name the old deadline."""
    sent = read.whole.replace("&nbsp;", " ").replace("\N{NO-BREAK SPACE}", " ")
    return EXTENDED.sub("", f"{read.text}\n{plain(sent)}")


def pages(client, vacancy) -> list[str]:
    """What the English and the Swedish page say."""
    return [everything(visit(client, page)) for page in vacancy.pages.order_by("locale__pk")]


def shown(texts, found) -> list[bool]:
    return [text in page for text, page in zip(texts, found, strict=True)]


@pytest.mark.thorough
@pytest.mark.parametrize("name", CHANGES)
def test_a_change_of_the_facts(client, vacancy, name):
    """R45: as a draft it shows in previews alone; published, on both pages, the old one nowhere."""
    _do, old, new, by_form = CHANGES[name]
    if by_form:
        Vacancy.objects.update(application_method="form")
        vacancy.refresh_from_db()
    before = pages(client, vacancy)
    assert shown(old, before) == BOTH

    draft = changed(vacancy, CHANGES[name])
    assert pages(client, vacancy) == before
    previews = [page.make_preview_request() for page in vacancy.pages.order_by("locale__pk")]
    assert shown(new, [everything(Read.from_response(preview)) for preview in previews]) == BOTH

    draft.latest_revision.publish()
    after = pages(client, vacancy)
    assert shown(new, after) == BOTH
    assert shown(old, after) == [False, False]


def test_an_extension_is_said_on_both_pages(client, vacancy):
    changed(vacancy, CHANGES["deadline"]).latest_revision.publish()
    said = (
        "Extended from 14 June to 28 June 2025",
        "Förlängd från 14 juni till 28 juni 2025",
    )
    texts = [visit(client, page).text for page in vacancy.pages.order_by("locale__pk")]
    assert shown(said, texts) == BOTH


@pytest.mark.thorough
def test_a_new_deadline_is_on_every_page_that_names_one(client, vacancy, advertised):
    advertised.read_again().add(vacancy.supervisors.get().person, title="Carl Lind")
    changed(vacancy, CHANGES["deadline"]).latest_revision.publish()
    texts = {page.url: everything(visit(client, page)) for page in Page.objects.filter(depth__gt=1)}
    assert [url for url, text in texts.items() if "14 June" in text or "14 juni" in text] == []
    naming = [url for url, text in texts.items() if "28 June" in text or "28 juni" in text]
    # In each language: home, the list, the posting, the supervisor, the area.
    assert len(naming) == 10
