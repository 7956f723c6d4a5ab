"""The list of vacancies as a visitor reads it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.factories import NOW, AreaFactory, PersonFactory, VacancyFactory, add_page
from tests.pages import text_of, visit
from vacancies.models import Retention, Vacancy
from vacancies.posting import openings

KINDS = ("doctoral", "postdoc")


@pytest.fixture
def read(client, group_site, at):
    return lambda query="", language="en": visit(client, group_site.vacancies[language], query)


@pytest.fixture
def advertise(group_site, at):
    """Publishes a vacancy in both languages under a title."""

    def publish(title, lead="", **facts):
        vacancy = VacancyFactory(**facts)
        group_site.add(vacancy, title=title, lead=lead)
        return vacancy

    return publish


def test_an_open_vacancy_is_shown_with_its_facts(read, advertise, group_site):
    area = AreaFactory()
    group_site.add(area, title="Coding")
    advertise(
        "PhD student",
        lead="Come and code.\n\nIt will be fun.",
        supervisors=[PersonFactory(), PersonFactory(bob=True)],
        areas=[area],
        funded=True,
    )
    page = read()
    assert text_of(page.one(".vacancies__words")) == (
        "Open for applications, 25 days left PhD student Come and code."
    )
    assert page.facts(".vacancies__facts") == {
        "Apply by": "14 June 2025, 23:59 CEST",
        "Type": "PhD position, four years",
        "Salary": "34,550 SEK per month",
        "Areas": "Coding",
        "Supervisors": "Alice Ek, Bob Åberg",
        "Programme": "TIDE",
    }
    assert page.one(".vacancies__facts time")["datetime"] == "2025-06-14T23:59+02:00"


def test_areas_stand_each_in_a_line(read, advertise, group_site):
    """With a comma between them, the second would have a capital inside a sentence."""
    areas = [AreaFactory(), AreaFactory()]
    for area, title in zip(areas, ["Coding", "Machine learning"], strict=True):
        group_site.add(area, title=title)
    advertise("PhD student", areas=areas)
    assert [text_of(one) for one in read().main.select(".vacancies__facts li")] == [
        "Coding",
        "Machine learning",
    ]


def test_the_facts_are_said_in_swedish(read, advertise):
    advertise("Doktorand")
    facts = read(language="sv").facts(".vacancies__facts")
    assert facts["Ansök senast"] == "14 juni 2025 kl. 23.59 svensk tid"
    assert facts["Lön"] == "34 550 kronor per månad"
    assert facts["Typ"] == "Doktorandtjänst, fyra år"


@pytest.mark.table
@pytest.mark.parametrize(
    ("facts", "shape", "words"),
    [
        ({}, "open", "Open for applications, 25 days left"),
        ({"closing_soon": True}, "closing", "Closing soon, 2 days left"),
        ({"deadline_on": date(2025, 5, 20)}, "closing", "Closes today"),
        ({"thesis": True}, "open", "Open for applications"),
    ],
)
def test_the_state_is_a_word_and_a_shape(read, advertise, facts, shape, words):
    advertise("Position", **facts)
    state = read().one(".state")
    assert text_of(state) == words
    assert f"state--{shape}" in state["class"]


def test_the_last_day_is_said_once_in_swedish(read, advertise):
    advertise("Doktorand", deadline_on=date(2025, 5, 20))
    assert text_of(read(language="sv").one(".state")) == "Stänger i dag"


def test_a_thesis_stays_open_until_it_is_filled(read, advertise):
    advertise("Short codes", thesis=True)
    facts = read().facts(".vacancies__facts")
    assert facts["Open"] == "until filled"
    assert "Salary" not in facts


def test_who_ends_before_the_deadline_stands_under_the_year_of_the_end(read, advertise):
    """A past vacancy is not one of the future."""
    advertise("Closed", deadline_on=date(2025, 5, 2))
    ended = advertise("Cancelled", deadline_on=date(2026, 3, 28), outcome="cancelled")
    ended.version.deadline_changed_at = NOW
    ended.version.save()
    page = read()
    assert page.texts("caption") == ["2025"]
    assert page.texts(".past-table tbody th") == ["Cancelled", "Closed"]


def test_years_are_in_order_over_several_pages(read, advertise, monkeypatch):
    """The deadline of the future does not put what was filled long ago first."""
    monkeypatch.setattr(openings, "PAGE_SIZE", 1)
    filled = advertise(
        "Filled", opens_on=date(2024, 1, 1), deadline_on=date(2027, 3, 28), filled=True
    )
    filled.version.deadline_changed_at = datetime(2024, 5, 2, tzinfo=UTC)
    filled.version.save()
    advertise("Closed", deadline_on=date(2025, 5, 2))
    names = [read(f"?page={page}").texts(".past-table tbody th") for page in (1, 2)]
    assert names == [["Closed"], ["Filled"]]


def test_ended_vacancies_are_a_ledger_by_year(read, advertise):
    advertise("Closed in March", closed=True)
    advertise("Filled", filled=True)
    advertise("Cancelled", cancelled=True, opens_on=date(2024, 1, 1), deadline_on=date(2024, 2, 1))
    advertise("Thesis, found", thesis=True, filled=True, opens_on=date(2024, 5, 1))
    page = read()
    assert page.texts("caption") == ["2025", "2024"]
    assert page.texts("tbody tr") == [
        "Filled PhD position Filled",
        "Closed in March PhD position Closed 3 March 2025",
        "Thesis, found Master's thesis project Filled",
        "Cancelled PhD position Cancelled",
    ]


@pytest.mark.table
@pytest.mark.parametrize(
    ("state", "language", "shown"),
    [
        ("filled", "en", "Filled 20 May 2025"),
        ("filled", "sv", "Tillsatt den 20 maj 2025"),
        ("cancelled", "en", "Cancelled"),  # nothing was decided on whom to employ
    ],
)
def test_a_filled_position_shows_when_it_was_decided(read, advertise, state, language, shown):
    vacancy = advertise("Coding", **{state: True})
    Retention.objects.create(vacancy=vacancy, decided_on=date(2025, 5, 20))
    assert read(language=language).texts("tbody td:last-child") == [shown]


@pytest.mark.parametrize("state", ["scheduled", "draft"])
def test_what_is_not_public_is_in_no_list(read, advertise, state):
    advertise("Secret", **{state: True})
    assert "Secret" not in read().whole


def test_a_vacancy_without_a_page_is_in_no_list(read, at):
    VacancyFactory()
    page = read()
    assert "internal name" not in page.whole
    assert page.one(".empty__title").get_text() == "There are no open positions at the moment."


@pytest.mark.parametrize("language", ["en", "sv"])
def test_when_nothing_is_open_the_list_says_so(read, advertise, language):
    advertise("An old one", closed=True)
    page = read(language=language)
    assert page.one(".empty__title").get_text()
    assert "An old one" in page.text


def test_kind_and_area_choose(read, advertise, group_site):
    coding, waves = AreaFactory(), AreaFactory()
    for area, title in ((coding, "Coding"), (waves, "Waves")):
        group_site.add(area, title=title)
        for kind in KINDS:
            advertise(f"{title} {kind}", kind=kind, areas=[area])
    titles = {
        query: set(read(query).texts(".vacancies h3"))
        for query in ("?kind=postdoc", f"?area={waves.key}", f"?kind=postdoc&area={waves.key}")
    }
    assert list(titles.values()) == [
        {"Coding postdoc", "Waves postdoc"},
        {"Waves doctoral", "Waves postdoc"},
        {"Waves postdoc"},
    ]


def test_what_was_chosen_stays_chosen_and_unfolded(read, advertise, group_site):
    area = AreaFactory()
    group_site.add(area, title="Coding")
    advertise("Position", areas=[area])
    page = read(f"?kind=doctoral&area={area.key}")
    assert page.texts("option[selected]") == ["PhD position", "Coding"]
    assert "open" in page.one("details").attrs


@pytest.mark.table(every="is_open")
@pytest.mark.parametrize(
    ("is_open", "query", "is_first"),
    [
        (4, "", False),
        (5, "", True),
        (5, "?kind=doctoral", True),
        (1, "?kind=doctoral", True),  # it stays above what it has found
        (1, "?kind=postdoc", True),
        (5, "?kind=x", True),
        (1, "?kind=x", False),
    ],
)
def test_the_filter_stands_before_many(read, advertise, is_open, query, is_first):
    for number in range(is_open):
        advertise(f"Position {number}")
    advertise("Old", closed=True)
    page = read(query)
    found = page.main.select("details.filter-fold, #open, #past")
    assert [tag.get("id", "filter") for tag in found] == (
        ["filter", "open", "past"] if is_first else ["open", "past", "filter"]
    )


def test_the_address_of_a_choice_is_the_same_in_every_language(read, group_site, at):
    group_site.add(AreaFactory(), title="Coding")
    options = [
        [option["value"] for option in read("?kind=doctoral", language).main.select("option")]
        for language in ("en", "sv")
    ]
    assert options[0] == options[1]


@pytest.mark.table
@pytest.mark.parametrize(
    "query", ["?kind=x", "?area=x", "?area=%00", "?page=x", "?page=99", "?kind[]=doctoral", "?kind"]
)
def test_a_choice_that_does_not_exist_chooses_nothing(read, advertise, query):
    advertise("Position")
    assert "Position" in read(query).texts(".vacancies h3")


def test_a_choice_that_nothing_matches_can_be_undone(read, advertise, group_site):
    advertise("Position")
    page = read("?kind=faculty")
    assert page.one(".empty__title").get_text() == "No open positions match your choices."
    assert "You chose “Academic position”." in page.one(".empty").get_text()
    assert page.one(".empty a")["href"] == group_site.vacancies["en"].get_url()


@pytest.mark.thorough
def test_a_long_list_is_parted_and_the_choice_is_kept(read, advertise):
    for number in range(31):
        advertise(f"Old {number}", closed=True)
    advertise("New")
    first, second = read("?kind=doctoral"), read("?kind=doctoral&page=2")
    assert len(first.texts("tbody tr")) + len(first.texts(".vacancies > li")) == 30
    assert len(second.texts("tbody tr")) == 2
    assert second.main.select(".vacancies, .empty") == []
    assert first.one('a[rel="next"]')["href"] == "?kind=doctoral&page=2"


@pytest.mark.parametrize("with_deadline", [3, 4, 0])
def test_the_first_page_of_a_long_list_is_in_the_order_of_all_pages(
    read, advertise, at, monkeypatch, with_deadline
):
    """It is read by an index if it is full of open positions with a deadline, three of a page here."""
    monkeypatch.setattr(openings, "PAGE_SIZE", 3)
    monkeypatch.setattr(openings, "MANY_VACANCIES", 3)
    for number in range(with_deadline):  # two with the same deadline
        advertise(f"Open {number}", deadline_on=at.date() + timedelta(days=9 - number // 2))
    advertise("Until filled", deadline_on=None)
    advertise("Old", closed=True)
    for number in range(2):
        advertise(f"Older {number}", closed=True)
    vacancies = Vacancy.objects.visible(at).open_first(at)
    pages = [read(f"?page={number}") for number in range(1, 2 + (len(vacancies) - 1) // 3)]
    found = [title for page in pages for title in page.texts(".vacancies h3, tbody a")]
    assert found == [vacancy.pages.first().title for vacancy in vacancies]


def test_words_in_the_other_language_are_marked(read, group_site, at):
    add_page(VacancyFactory(), group_site.vacancies["sv"], "Doktorand", lead="Kom hit.")
    page = read()
    assert page.one("h3 a")["lang"] == "sv"
    assert page.one(".vacancies__words p[lang]").get_text() == "Kom hit."


def test_a_supervisor_whose_record_is_not_public_is_not_named(read, advertise):
    advertise("Position", supervisors=[PersonFactory(draft=True, given_name="Eve")])
    page = read()
    assert "Eve" not in page.whole
    assert "Supervisors" not in page.facts(".vacancies__facts")
