"""The list of publications and its filters, as visitors read them."""

import json
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from research.models import Authorship, PublicationIndexPage
from tests.factories import AreaFactory, PersonFactory
from tests.pages import text_of, visit
from tests.research.project_items import add_project, make_project
from tests.research.publication_items import make_publication, publication_indexes


@pytest.fixture
def indexes(group_site, at):
    return publication_indexes(group_site)


@pytest.fixture
def read(client, indexes):
    return lambda query="", language="en": visit(client, indexes[language], query)


def test_is_by_year_and_what_has_no_year_comes_first(read):
    make_publication(title="Old", year=2015)
    make_publication(title="Newer", month=10)
    make_publication(title="Soon", in_press=True)
    make_publication(title="New")
    page = read()
    assert page.texts("h2")[:3] == ["Forthcoming", "2016", "2015"]
    assert page.texts("h3") == ["Soon", "Newer", "New", "Old"]
    assert read(language="sv").texts("h2")[0] == "Kommande"


def test_a_row_says_who_where_and_what(read):
    make_publication(volume="12", issue="3", pages="12–17")
    assert text_of(read().one(".publications > li")) == (
        "Short packets over waves Anna Ek, Wei Li Journal of Waves 12(3), 12–17 · Journal article"
    )
    assert "Tidskriftsartikel" in read(language="sv").text


@pytest.mark.table
@pytest.mark.parametrize(
    ("facts", "line"),
    [
        ({"pages": "12–17"}, "Journal of Waves, 12–17 · Journal article"),
        ({"venue": ""}, "Journal article"),
        ({"number": "7", "kind": "report"}, "Journal of Waves, 7 · Report"),
    ],
)
def test_what_follows_the_venue(read, facts, line):
    make_publication(**facts)
    assert text_of(read().one(".publications__line")) == line


def test_the_title_has_its_formula_and_its_language(read):
    make_publication(with_mathematics=True, language="en")
    title = read(language="sv").one("h3")
    assert title.select("math annotation")[0].get_text() == r"\ell_2"
    assert title["lang"] == "en"


def test_our_people_are_links_and_those_who_are_not_public_stay_as_printed(read, group_site):
    alice, bob = PersonFactory(), PersonFactory(bob=True, draft=True)
    pages = group_site.add(alice)
    make_publication(people=[alice, bob])
    names = read().one(".publications__names")
    assert text_of(names) == "Alice Ek, Bob Åberg"
    assert [link["href"] for link in names.select("a")] == [pages["en"].url]


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (2, "Anna Ek, Wei Li et al."),
        (12, "A, B, C, D, E, F and more than 6 others"),
    ],
)
def test_authors_who_are_not_known_are_said_to_be_missing(read, names, shown):
    rows = [Authorship(family=chr(65 + place), sort_order=place) for place in range(names)]
    make_publication(some_authors=True, **({"rows": {"authorships": rows}} if names > 2 else {}))
    assert text_of(read().one(".publications__names")) == shown


def test_editors_are_not_said_to_be_more_where_authors_are(read):
    rows = {"authorships": [Authorship(family="Ek", role="editor")]}
    make_publication(some_authors=True, rows=rows)
    assert text_of(read().one(".publications__names")) == "Ek (editor)"


def test_a_long_list_of_authors_is_cut_and_names_our_people(read):
    alice = PersonFactory()
    rows = [
        Authorship(given="A.", family=f"Name{number}", sort_order=number) for number in range(30)
    ]
    rows[20].person, rows[20].decided = alice, "editor"
    make_publication(rows={"authorships": rows})
    names = text_of(read().one(".publications__names"))
    assert names == (
        "A. Name0, A. Name1, A. Name2, A. Name3, A. Name4, A. Name5, A. Name20 and 23 others"
    )


@pytest.mark.parametrize(
    ("authors", "named"),
    [
        ("ABCDEFGHIJ", "A, B, C, D, E, F, G, H, I, J"),
        ("ABCDEFGHIJK", "A, B, C, D, E, F and 5 others"),
    ],
)
def test_ten_authors_are_named_and_of_more_the_first_six(read, authors, named):
    rows = [Authorship(family=name, sort_order=place) for place, name in enumerate(authors)]
    make_publication(rows={"authorships": rows})
    assert text_of(read().one(".publications__names")) == named


def test_says_that_it_is_empty(read):
    assert "There are no publications here yet." in read().text
    assert read().main.select("form") == []


class TestFilters:
    @pytest.fixture
    def scene(self, group_site):
        area, project, alice = AreaFactory(), make_project(), PersonFactory()
        group_site.add(area, title="Coding")
        add_project(group_site, project, title="Wide waves")
        rows = {"areas": [area], "projects": [project]}
        make_publication(title="First", people=[alice], rows=rows, doi="10.1000/182")
        make_publication(title="Second", year=2015, preprint=True)
        return {"area": area, "project": project, "person": alice}

    def test_each_choice_says_how_many_it_leaves(self, read, scene):
        assert read().texts("#year option") == ["All years", "2016 (1)", "2015 (1)"]
        assert read().texts("#kind option") == ["All types", "Journal article (1)", "Preprint (1)"]
        assert read("?year=2015").texts("#kind option") == ["All types", "Preprint (1)"]
        assert read("?kind=preprint").texts("#year option") == ["All years", "2015 (1)"]

    @pytest.mark.parametrize("name", ["area", "project", "person"])
    def test_by_record(self, read, scene, name):
        page = read(f"?{name}={scene[name].key}")
        assert page.texts("h3") == ["First"]
        assert page.one(f"#{name} option[selected]")["value"] == str(scene[name].key)

    @pytest.mark.parametrize(
        ("query", "titles"),
        [
            ("?year=2015", ["Second"]),
            ("?kind=preprint", ["Second"]),
            ("?q=FIRST", ["First"]),
            ("?q=ek+fir", ["First"]),
            ("?q=https://doi.org/10.1000/182", ["First"]),
            ("?q=arXiv:1507.07714v2", ["Second"]),
            ("?q=nothing", []),
            ("?year=2015&kind=article", []),
            ("?year=x&kind=x&area=x&person=x&project=x&page=x", ["First", "Second"]),
        ],
    )
    def test_by_fact_and_words(self, read, scene, query, titles):
        page = read(query)
        assert page.texts("h3") == titles
        assert ("No publications match your choices." in page.text) == (not titles)

    def test_the_links_to_the_files_keep_every_choice(self, read, client, scene):
        make_publication(title="First of others")
        keys = {name: str(record.key) for name, record in scene.items()}
        chosen = {"year": "2016", "kind": "article", "q": "first", **keys}
        downloads = read(f"?{urlencode(chosen)}").section("downloads")
        address = downloads.select_one('a[href*="csl-json"]')["href"]
        assert dict(parse_qsl(urlsplit(address).query)) == chosen
        file = json.loads(client.get(address).getvalue())
        assert [one["title"] for one in file] == ["First"]

    @pytest.mark.parametrize("query", ["?q=second", "?kind=preprint"])
    def test_a_file_has_what_the_choices_leave(self, client, indexes, scene, query):
        file = json.loads(client.get(f"{indexes['en'].url}csl-json/{query}").getvalue())
        assert [one["title"] for one in file] == ["Second"]

    @pytest.mark.parametrize(
        ("query", "is_open"), [("", False), ("?q=first", False), ("?year=2016", True)]
    )
    def test_those_that_are_chosen_are_not_folded_away(self, read, scene, query, is_open):
        assert read(query).one("details.filter-fold").has_attr("open") == is_open

    def test_nothing_of_what_is_not_public(self, read, group_site):
        area, carl = AreaFactory(draft=True), PersonFactory(given_name="Carl", draft=True)
        group_site.add(area, title="Hidden area")
        make_publication(title="Shown", people=[carl], rows={"areas": [area]})
        make_publication(title="Hidden draft", draft=True, year=1999, preprint=True)
        page = read()
        assert "Hidden" not in page.whole
        assert "1999" not in page.whole
        assert page.main.select("option") == []
        assert read(f"?person={carl.key}").texts("h3") == ["Shown"]


@pytest.mark.thorough
def test_fifty_to_a_page(read):
    for number in range(51):
        make_publication(title=f"Paper {number}")
    assert len(read().texts("h3")) == 50
    assert len(read("?page=2").texts("h3")) == 1
    assert "51 publications" in read().text


@pytest.mark.thorough
def test_the_number_of_queries_does_not_grow(client, group_site, at, django_assert_max_num_queries):
    index = publication_indexes(group_site)["en"]

    def add(number):
        area, project = AreaFactory(), make_project()
        alice = PersonFactory(given_name=f"Alice {number}")
        for record in (area, alice):
            group_site.add(record, title=f"Title {number}")
        add_project(group_site, project, title=f"Project {number}")
        make_publication(people=[alice], rows={"areas": [area], "projects": [project]})

    add(0)
    visit(client, index)
    for number in range(1, 8):
        add(number)
    visit(client, index)
    with django_assert_max_num_queries(14):
        visit(client, index)


def test_a_page_type_below_which_nothing_can_be_added():
    assert PublicationIndexPage.allowed_subpage_models() == []
