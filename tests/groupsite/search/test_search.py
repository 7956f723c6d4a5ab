"""What the search of the site finds, in what order, and how it says so."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from django.utils import translation

from groupsite.models import PlainPage
from tests.factories import PersonFactory, VacancyFactory, add_page
from tests.groupsite.search.conftest import text

pytestmark = [pytest.mark.usefixtures("waves", "at"), pytest.mark.indexes]

POSTING, AREA, ALICE, BOB = (
    "Understanding transformers",
    "Coding theory",
    "Alice Jörnsten",
    "Bob Åberg",
)


ENGLISH = [
    ("transformers", [POSTING]),
    ("TRANSF", [POSTING]),
    ("ormers", []),
    ("understanding transf", [POSTING]),
    ("understanding nothing", []),
    ("jornsten", [ALICE, POSTING, AREA]),
    ("Jörnsten", [ALICE, POSTING, AREA]),
    ("jörn trans", [POSTING]),
    ("åberg", [BOB]),
    ("Professor", [ALICE]),
    ("phd student", [POSTING, BOB]),
    ("ripples", [ALICE]),
    ("tide", [POSTING]),
    ("Tidvattenprogrammet", [POSTING]),
    ("W-2025/17", [POSTING]),
    ("w 2025", [POSTING]),
    ("coding", [AREA, POSTING]),
    ("lattices", [AREA]),
    ("gitter", [AREA]),
    ("internal", []),  # names of records are for the admin alone
    ("people", ["People"]),
    ("receivers", []),
    ("ripplings", [ALICE]),  # without its ending, as nothing else is found
    ("vagor professors", []),
    ("doktorandtjänst", [POSTING]),  # the type of position in each language
]
SWEDISH = [
    ("förstå", ["Att förstå transformermodeller"]),
    ("forsta", ["Att förstå transformermodeller"]),
    ("understanding", [POSTING]),
    ("transf", ["Att förstå transformermodeller"]),
    ("kodningsteori", ["Kodningsteori", "Att förstå transformermodeller"]),
    ("doktorand", ["Att förstå transformermodeller", "Bob Åberg"]),
    ("lediga", ["Lediga tjänster"]),
]


def test_what_is_found(ask, subtests) -> None:
    for language, table in (("en", ENGLISH), ("sv", SWEDISH)):
        for words, titles in table:
            with subtests.test(words=words, language=language):
                assert ask(words, language).titles == titles


def test_names_and_numbers_with_or_without_their_punctuation(ask, waves) -> None:
    person = PersonFactory(given_name="Conor", family_name="O’Connor")
    waves.add(person, biography="<p>Call 12,345 about e-mail.</p>")
    for words in ("oconnor", "o'connor", "O’Connor", "12345", "12 345", "email", "e-mail"):
        assert ask(words).titles == ["Conor O’Connor"], words


def test_a_title_that_begins_so_comes_first(ask, waves) -> None:
    add_page(VacancyFactory(), waves.vacancies["en"], "PhD position in coding")
    assert ask("coding").titles[0] == AREA


def test_contact_details_are_found_where_they_are_shown(ask, waves) -> None:
    """On the page of a person, and nowhere else."""
    waves.add(PersonFactory(family_name="Ek", email="ek@example.org", room="EDIT 6414"))
    PersonFactory(family_name="Dal", email="dal@example.org", room="EDIT 6415")
    assert ask("ek@example.org").titles == ["Alice Ek"]
    assert ask("6414").titles == ["Alice Ek"]
    assert ask("dal@example.org").titles == ask("6415").titles == []


def test_another_language_comes_after_and_is_marked(ask, waves) -> None:
    page = PlainPage(title="Om transformermodeller", slug="om", locale=waves.home["sv"].locale)
    waves.home["sv"].add_child(instance=page)
    answer = ask("transf")
    assert answer.titles == [POSTING, page.title]
    link = answer.item(page.title).select_one("a")
    assert (link["lang"], link["hreflang"]) == ("sv", "sv")
    assert "Svenska" in text(answer.item(page.title).select_one(".results__kind"))
    assert answer.item(POSTING).select_one("a").get("lang") is None


def test_a_person_without_a_page_is_named_with_role_and_without_link(ask) -> None:
    item = ask("bob").item(BOB)
    assert item.select_one("a") is None
    assert "PhD student, Waves group" in text(item)


def test_the_words_are_highlighted_in_title_excerpt_and_facts(ask) -> None:
    assert ask("transf jornsten").marks == ["transformers", "Jörnsten"]
    assert "She studies <ripples>." in text(ask("ripples").item(ALICE))


def test_a_vacancy_is_listed_with_its_state(ask) -> None:
    assert "25 days left" in text(ask("transf").item(POSTING).select_one(".state--open"))


def test_a_filled_vacancy_has_no_days_left(ask, waves) -> None:
    add_page(VacancyFactory(filled=True), waves.vacancies["en"], "Transformers of old")
    state = ask("transformers").item("Transformers of old").select_one(".state")
    assert text(state) == "Filled"


def test_ended_vacancies_are_found_last(ask, waves) -> None:
    closed = VacancyFactory(closed=True)
    add_page(closed, waves.vacancies["en"], "Transformers of old")
    add_page(PersonFactory(), waves.people["en"], introduction="Builds transformers.")
    assert ask("transformers").titles == [POSTING, "Alice Ek", "Transformers of old"]


def test_the_kinds_are_counted_and_can_be_chosen(ask) -> None:
    answer = ask("jornsten")
    assert answer.kinds == ["Everything 3", "Vacancies 1", "Research areas 1", "People 1"]
    assert ask("jornsten", type="areas").titles == [AREA]
    current = ask("jornsten", type="areas").main.select_one(".kinds [aria-current]")
    assert text(current) == "Research areas 1"


def test_a_kind_without_results_leads_back_to_all(ask) -> None:
    answer = ask("lattices", type="people")
    assert answer.titles == []
    assert answer.main.select_one(".empty a")["href"] == "?q=lattices"


@pytest.mark.table
@pytest.mark.parametrize("kind", ["", "nonsense", "\x00", "Vacancies"])
def test_unknown_kinds_choose_nothing(ask, kind: str) -> None:
    assert len(ask("jornsten", type=kind).titles) == 3


def test_results_are_parted_into_pages(ask) -> None:
    for number in range(25):
        PersonFactory(given_name=f"Nils{number:02}", family_name="Ström")
    first, second = ask("ström"), ask("ström", page="2")
    assert len(first.titles) == len(second.titles) == 10
    assert not set(first.titles) & set(second.titles)
    assert "25 results" in text(first.main)
    link = second.main.select_one(".pagination [rel=next]")["href"]
    assert parse_qs(urlsplit(link).query) == {"q": ["ström"], "page": ["3"]}
    for nonsense in ("0", "-1", "99", "x", "\x00"):
        assert ask("ström", page=nonsense).titles


@pytest.mark.table
@pytest.mark.parametrize(
    ("words", "said"), [("bob", "1 result for “bob”"), ("jornsten", "3 results for “jornsten”")]
)
def test_results_are_counted(ask, words: str, said: str) -> None:
    assert text(ask(words).main.select_one("[role=status]")) == said


def test_nothing_found_proposes_a_word_and_ways_on(ask) -> None:
    answer = ask("transfromers")
    assert answer.titles == []
    assert "Nothing found for “transfromers”." in answer.empty
    proposal = answer.main.select_one(".empty a")
    assert (proposal["href"], text(proposal)) == ("?q=transformers", "transformers")
    ways = {link["href"] for link in answer.main.select(".next-links a")}
    assert {"/en/vacancies/", "/en/people/", "/en/research/"} <= ways


@pytest.mark.table
@pytest.mark.parametrize("words", ["qqqq", "xy", "transfromers qqqq", "zzz " * 40])
def test_no_proposal_that_finds_nothing(ask, words: str) -> None:
    assert "Did you mean" not in ask(words).empty


def test_a_long_query_says_that_it_was_cut(ask) -> None:
    answer = ask("transformers " * 100)
    assert answer.titles == [POSTING]
    assert "only the first part" in text(answer.main)


def test_an_empty_search_says_what_it_finds(ask) -> None:
    for answer in (ask(), ask(""), ask("   ")):
        assert answer.main.select_one(".empty") is None
        assert "The beginning of a word is enough." in text(answer.main)


def test_the_form_needs_no_script(ask) -> None:
    form = ask('say "hi"').main.select_one("form[role=search]")
    assert (form["method"], form["action"]) == ("get", "/en/search/")
    assert form.select_one("input[name=q]")["value"] == 'say "hi"'
    assert form.select_one("label[for=q]") is not None


def test_search_engines_keep_away_and_nobody_gets_a_cookie(ask) -> None:
    response = ask("transf").response
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.cookies == {}
    assert 'rel="canonical"' not in response.text


def test_every_page_leads_to_the_search(client) -> None:
    for language in ("en", "sv"):
        with translation.override(language):
            address = reverse("groupsite_search")
        assert f'href="{address}"' in client.get(f"/{language}/").text


def test_the_search_has_a_swedish_address_and_the_switch_keeps_the_query(ask) -> None:
    with translation.override("sv"):
        address = reverse("groupsite_search")
    assert address == "/sv/sok/"
    page = ask("transf", type="vacancies").response.text
    assert 'href="/sv/sok/?q=transf&amp;type=vacancies" lang="sv"' in page


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_other_methods_are_refused(client, method: str) -> None:
    assert getattr(client, method)("/en/search/?q=x").status_code == 405
