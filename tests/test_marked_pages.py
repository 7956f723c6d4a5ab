"""Swedish pages show no interface text that no catalogue has: every page type, in every state."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.shortcuts import render
from django.test import Client, RequestFactory
from django.utils import translation
from wagtail.models import Page, get_page_models

from groupsite.models import HomePage
from people.models import Organisation, Person, PersonLink, PersonRole, PersonText, Role
from research.models import (
    NewsIndexPage,
    ProjectIndexPage,
    PublicationIndexPage,
    ResearchArea,
)
from research.publication_pages.publication_details import PublicationDetails
from tests.factories import add_page
from tests.marking import content, marked_swedish, unmarked
from tests.research.news_items import add_item
from tests.research.project_items import make_project
from tests.research.publication_items import make_full_publication
from tests.sources import LABELS
from vacancies.choices import (
    ApplicationMethod,
    ContactKind,
    PositionKind,
    SalaryKind,
    StartKind,
    SupervisorRole,
)
from vacancies.models import (
    ContactText,
    DocumentRule,
    Vacancy,
    VacancyContact,
    VacancyExtension,
    VacancyPage,
    VacancySupervisor,
)
from vacancies.posting.lifecycle import Outcome


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>⟦Here⟧ ⟦⟦two⟧ years⟧, 3–4.</p>", []),
        ("<p>⟦In <b>markup</b>⟧ <i>bare</i></p>", ["bare"]),
        ("<p>Alice Ek, Göteborg</p>", []),
        ("<p>Alice Ekström</p>", ["Alice Ekström"]),
        ("<p>⟦Closed⟧ on 3 May</p>", ["on 3 May"]),
        ('<a aria-label="Menu" title="⟦More⟧">⟦x⟧</a>', ["Menu"]),
        ('<img alt="A face"><input placeholder="Name">', ["A face", "Name"]),
        ('<a lang="en" title="In English">English</a>', []),
        ("<!doctype html><!-- note --><script>let x</script><title>Site</title>", ["Site"]),
    ],
)
def test_what_counts_as_unmarked(html: str, found: list[str]) -> None:
    assert unmarked(html, "Alice Ek ¦ Göteborg") == found


@pytest.fixture(autouse=True)
def _marks(demo: datetime) -> Iterator[None]:
    with time_machine.travel(demo, tick=False), marked_swedish():
        yield


@pytest.fixture
def vacancy(demo: datetime) -> Vacancy:
    """The demonstration posting, which is open."""
    return Vacancy.objects.open(demo).get()


def swedish(page_of: Vacancy) -> Page:
    return VacancyPage.objects.get(vacancy=page_of, locale__language_code="sv")


def everything_about_people(day: date) -> None:
    """Gives the people what the demo, which invents nothing about real ones, leaves out."""
    alice = Person(given_name="Alice", family_name="Ek", honorific="dr", live=True)
    alice.phone, alice.room = "+46 31 000 00 00", "6414"
    alice.email, alice.orcid = "alice@example.org", "0000-0002-1825-0097"
    role, group = Role.objects.first(), Organisation.objects.get(kind="group")
    alice.roles.add(PersonRole(role=role, organisation=group, begins_on=day))
    alice.links.add(PersonLink(kind="website", url="https://example.org/"))
    alice.save()
    for begins, family in ((None, "Berg"), (day - timedelta(days=900), "Dahl")):
        bob = Person(given_name="Bob", family_name=family, live=True)
        ends = day - timedelta(days=400)
        bob.roles.add(PersonRole(role=role, organisation=group, begins_on=begins, ends_on=ends))
        bob.texts.add(PersonText(language="sv", where_now="nu på Ericsson"))
        bob.save()
    for area in ResearchArea.objects.all():
        area.lead = alice
        area.save()


def news_of_everybody() -> None:
    """A list of news, which the demo does not have, and an item about everybody and everything."""
    home = HomePage.objects.get(locale__language_code="sv")
    index = home.add_child(instance=NewsIndexPage(title="Nytt", slug="nytt", locale=home.locale))
    people, areas = Person.objects.filter(live=True), ResearchArea.objects.all()
    add_item(index, "Ett pris", people=people, areas=areas, body="<p>Ett stort.</p>")


def project_of_everybody() -> None:
    """A list of projects, which the demo does not have, and one in which everybody takes part."""
    home = HomePage.objects.get(locale__language_code="sv")
    listed = ProjectIndexPage(title="Projekt", slug="projekt", locale=home.locale)
    index = home.add_child(instance=listed)
    people, areas = Person.objects.filter(live=True), ResearchArea.objects.all()
    project = make_project(members=people, areas=areas, acronym="VÅG")
    add_page(project, index, title="Vågor", summary="Om vågor.", body="<p>Mycket.</p>")


# Names of formats and identifiers, which nobody translates.
PROPER_NAMES = " ¦ DOI ¦ arXiv ¦ BibTeX ¦ RIS ¦ CSL-JSON"


def publications_of_everybody(at: datetime) -> tuple[str, str]:
    """A list of publications, which the demo does not have, and one with all that a publication has.

    Returns its URL, and what is made of its facts.
    """
    home = HomePage.objects.get(locale__language_code="sv")
    listed = PublicationIndexPage(title="Publikationer", slug="publikationer", locale=home.locale)
    index = home.add_child(instance=listed)
    one = make_full_publication(list(Person.objects.filter(live=True)), ResearchArea.objects.all())
    shown = PublicationDetails(one, at)
    words = [shown.citation, *(name.text for name in (*shown.authors, *shown.editors))]
    return f"{index.url}{one.cite_key}/", f"{PROPER_NAMES} ¦ {' ¦ '.join(words)}"


def test_every_page_of_the_demo(client: Client, demo: datetime) -> None:
    everything_about_people(demo.date())
    news_of_everybody()
    project_of_everybody()
    publication_url, words_of_publication = publications_of_everybody(demo)
    words = content() + words_of_publication
    bare = {}
    pages = Page.objects.live().filter(locale__language_code="sv")
    for url in (*(page.url for page in pages), "/sv/?missing=1", publication_url):
        response = client.get(url)
        assert response.status_code == 200
        assert "⟦" in response.text
        bare[url] = unmarked(response.text, words)
    assert {url: found for url, found in bare.items() if found} == {}
    ours = {model for model in get_page_models() if model._meta.app_label in LABELS.values()}
    assert {type(page) for page in pages.specific()} == ours


def is_closing(vacancy: Vacancy) -> None:
    vacancy.deadline_on -= timedelta(days=27)
    vacancy.deadline_time = time(12, 0)


def is_on_its_last_day(vacancy: Vacancy) -> None:
    vacancy.deadline_on -= timedelta(days=30)


def is_extended(vacancy: Vacancy) -> None:
    old = vacancy.deadline_on
    vacancy.deadline_on += timedelta(days=7)
    VacancyExtension.objects.create(
        vacancy=vacancy,
        extended_from=old,
        extended_to=vacancy.deadline_on,
        extended_at=datetime(2026, 3, 2, tzinfo=UTC),
    )


def is_closed(vacancy: Vacancy) -> None:
    is_extended(vacancy)
    vacancy.opens_on -= timedelta(days=90)
    vacancy.deadline_on -= timedelta(days=60)


def is_filled(vacancy: Vacancy) -> None:
    vacancy.outcome = Outcome.FILLED


def is_cancelled(vacancy: Vacancy) -> None:
    vacancy.outcome = Outcome.CANCELLED


def is_a_thesis_until_somebody_is_found(vacancy: Vacancy) -> None:
    vacancy.kind, vacancy.deadline_on, vacancy.salary = PositionKind.THESIS, None, SalaryKind.NONE
    vacancy.application_language = "en sv"
    vacancy.duration_min, vacancy.duration_max, vacancy.teaching_percent = 5, None, None


def applies_here(vacancy: Vacancy) -> None:
    vacancy.application_method, vacancy.application_language = ApplicationMethod.FORM, "sv"
    vacancy.salary, vacancy.start = SalaryKind.BY_AGREEMENT, StartKind.AS_SOON_AS_POSSIBLE
    vacancy.continuous_evaluation = False


def has_no_documents(vacancy: Vacancy) -> None:
    vacancy.document_rules.set([])
    vacancy.salary_valid_from, vacancy.duration_max = None, None
    vacancy.salary_max = Decimal(36000)


def says_all_it_can(vacancy: Vacancy) -> None:
    vacancy.positions_max, vacancy.reference = 3, "2026-0042"
    vacancy.start, vacancy.start_on = StartKind.ON_DATE, date(2026, 9, 1)
    vacancy.meeting_at = datetime(2026, 3, 10, 12, tzinfo=UTC)
    vacancy.meeting_url = "https://example.org/"
    union = VacancyContact(kind=ContactKind.UNION, name="Bob Berg", phone="+46 31 000 00 00")
    union.texts.add(ContactText(language="sv", role="Saco"))
    vacancy.contacts.add(union)
    for rule in vacancy.document_rules.all():
        rule.required, rule.max_pages = False, 2
    kind = vacancy.document_rules.last().kind
    vacancy.document_rules.add(DocumentRule(kind=kind, max_pages=2, sort_order=9))
    for row, role in zip(vacancy.supervisors.all(), SupervisorRole.values[1:], strict=True):
        row.role = role


def has_one_supervisor(vacancy: Vacancy) -> None:
    vacancy.supervisors.set([VacancySupervisor(person=vacancy.supervisors.first().person)])
    vacancy.extent_percent, vacancy.time_zone = 50, "America/New_York"


STATES = [
    is_closing,
    is_on_its_last_day,
    is_extended,
    is_closed,
    is_filled,
    is_cancelled,
    is_a_thesis_until_somebody_is_found,
    applies_here,
    has_no_documents,
    says_all_it_can,
    has_one_supervisor,
]


@pytest.mark.table
@pytest.mark.parametrize("change", STATES, ids=lambda change: change.__name__)
def test_posting_and_lists(
    client: Client, vacancy: Vacancy, change: Callable[[Vacancy], None]
) -> None:
    change(vacancy)
    vacancy.save()
    page, words = swedish(vacancy), content()
    index, home = page.get_parent(), HomePage.objects.get(locale__language_code="sv")
    for url in (page.url, index.url, f"{index.url}?kind={vacancy.kind}", home.url):
        response = client.get(url)
        assert response.status_code == 200
        assert unmarked(response.text, words) == [], url


@pytest.mark.table
@pytest.mark.parametrize("query", ["kind=thesis", "kind=thesis&area={area}", "area={area}"])
def test_nothing_matches(client: Client, vacancy: Vacancy, query: str) -> None:
    area = ResearchArea.objects.exclude(vacancies=vacancy).first()
    index = swedish(vacancy).get_parent()
    response = client.get(f"{index.url}?{query.format(area=area.key)}")
    assert unmarked(response.text, content()) == []


def test_an_empty_site(client: Client, vacancy: Vacancy) -> None:
    """Nothing open, nobody listed, no area described."""
    for model in (Vacancy, Person, ResearchArea):
        model.objects.update(live=False)
    words = content()
    for page in Page.objects.filter(locale__language_code="sv", depth__lte=3, live=True):
        assert unmarked(client.get(page.url).text, words) == [], page.url


def test_previews_of_what_no_visitor_sees(vacancy: Vacancy) -> None:
    for change in ({"live": False}, {"live": True, "opens_on": date(2027, 1, 1)}):
        for name, value in change.items():
            setattr(vacancy, name, value)
        vacancy.save()
        html = swedish(vacancy).make_preview_request().render().text
        assert "⟦" in html
        assert unmarked(html, content()) == [], change


SEARCHES = [
    "",
    "?q=informationsteori",
    "?q=durisi",
    "?q=durisi&type=people",
    "?q=durisi&type=pages",
    "?q=wasp",
    "?q=xyzzy",
    "?q=informationsteroi",
    "?q=!!!",
    f"?q={'lång ' * 60}",
]


@pytest.mark.table
@pytest.mark.parametrize("query", SEARCHES)
def test_search(client: Client, query: str) -> None:
    response = client.get(f"/sv/sok/{query}")
    assert response.status_code == 200
    assert unmarked(response.text, content()) == []


@pytest.mark.table
@pytest.mark.parametrize("address", ["/sv/finns-inte/", "/sv/lediga-tjanster/finns-inte/"])
def test_not_found(client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "⟦" in response.text
    assert unmarked(response.text, content()) == []


@pytest.mark.table
@pytest.mark.parametrize("template", ["403.html", "403_csrf.html"])
def test_refused(template: str, rf: RequestFactory) -> None:
    home = HomePage.objects.get(locale__language_code="sv")
    with translation.override("sv"):
        html = render(rf.get(home.url), template).text
    assert "⟦" in html
    assert unmarked(html, content()) == []
