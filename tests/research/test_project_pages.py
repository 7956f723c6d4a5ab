"""The list of projects, one project, and the projects of people and areas, as visitors read them."""

import json
from datetime import date, timedelta
from decimal import Decimal

import pytest

from people.models import Person
from research.models import ProjectFunder, ProjectMember, ProjectPartner
from tests.factories import NOW, AreaFactory, PersonFactory, VacancyFactory, programme, the_group
from tests.pages import text_of, visit
from tests.research.project_items import add_project, make_project, project_indexes


def nodes(html):
    """The structured data of a page."""
    script = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    return json.loads(script)["@graph"]


@pytest.fixture
def alice(group_site, at):
    person = PersonFactory(role="Professor")
    group_site.add(person, title="Alice Ek")
    return person


class TestOnePage:
    @pytest.fixture
    def project(self, alice):
        bob = PersonFactory(bob=True)
        return make_project(
            acronym="WAVES",
            url="https://www.example.org/waves/",
            coordinator=the_group(),
            rows={
                "members": [
                    ProjectMember(person=bob, role="doctoral-student", ends_on=date(2025, 1, 31)),
                    ProjectMember(person=alice, role="leads", begins_on=date(2024, 1, 1)),
                ],
                "funders": [
                    ProjectFunder(
                        organisation=programme(),
                        grant_number="2023-04711",
                        amount=Decimal(4500000),
                        currency="SEK",
                    )
                ],
                "partners": [ProjectPartner(organisation=the_group())],
            },
        )

    @pytest.fixture
    def read(self, client, project, group_site):
        words = {"summary": "Waves that carry more.", "body": "<p>How much.</p>"}
        words["outcome"] = "<p>They carry a lot.</p>"
        pages = add_project(group_site, project, title="Wide waves", **words)
        return lambda language="en": visit(client, pages[language])

    def test_the_facts_and_the_texts(self, read):
        page = read()
        assert page.one(".lead").get_text() == "Waves that carry more."
        assert "How much." in text_of(page.section("about"))
        assert "They carry a lot." in text_of(page.section("outcome"))
        facts = page.facts(".fact-list")
        assert facts["Acronym"] == "WAVES"
        assert facts["Status"] == "Running 1 January 2024 to 31 December 2027"
        assert "Grant 2023-04711" in facts["Funded by"]
        assert "4,500,000 SEK" in facts["Funded by"].replace("\xa0", " ")
        assert facts["Website"] == "example.org/waves"

    def test_in_swedish(self, read):
        facts = read("sv").facts(".fact-list")
        assert facts["Status"] == "Pågående 1 januari 2024 till 31 december 2027"
        assert "4 500 000 kronor" in facts["Finansieras av"].replace("\xa0", " ")

    def test_who_leads_comes_first_and_who_has_left_is_a_former_member(self, read):
        page = read()
        assert text_of(page.section("members")) == "Members Alice Ek Project leader, since 2024"
        assert "Bob Åberg PhD student, until 2025" in text_of(page.section("former-members"))

    def test_who_is_not_public_leaves_no_trace(self, read):
        Person.objects.update(live=False)
        page = read()
        assert "Alice" not in page.whole
        assert "Bob" not in page.whole
        assert page.main.select("#members, #former-members") == []

    def test_the_internal_name_is_not_public(self, read):
        assert "internal name" not in read().whole

    def test_structured_data(self, read, project):
        (node,) = [one for one in nodes(read().whole) if one["@type"] == "ResearchProject"]
        assert (node["name"], node["alternateName"]) == ("Wide waves", "WAVES")
        assert [one["name"] for one in node["member"]] == ["Alice Ek", "Bob Åberg"]
        assert node["funding"][0]["identifier"] == "2023-04711"
        assert node["funding"][0]["funder"]["@id"] == node["funder"][0]["@id"]


def test_a_project_without_facts_has_no_empty_headings(client, group_site, at):
    page = visit(client, add_project(group_site, make_project(undated=True), title="Bare")["en"])
    assert page.texts("h2") == []
    assert page.main.select("dl") == []


def test_open_positions_are_on_its_page_and_those_that_have_ended_are_not(client, group_site, at):
    project = make_project()
    pages = add_project(group_site, project, title="Wide waves")
    for title, state in (
        ("PhD student in waves", {}),
        ("An old position", {"closed": True}),
        ("A filled position", {"filled": True}),
        ("A later position", {"scheduled": True}),
    ):
        group_site.add(VacancyFactory(projects=[project], **state), title=title)
    group_site.add(VacancyFactory(), title="Elsewhere")
    page = visit(client, pages["en"])
    assert page.texts("section[aria-labelledby=positions] h3") == ["PhD student in waves"]
    assert not [word for word in ("old", "filled", "later", "Elsewhere") if word in page.text]


@pytest.mark.parametrize(
    ("last_day", "section"),
    [(NOW.date(), "members"), (NOW.date() - timedelta(days=1), "former-members")],
)
def test_the_last_day_is_a_day_of_the_project(client, group_site, alice, last_day, section):
    row = ProjectMember(person=alice, role="leads", ends_on=last_day)
    page = visit(
        client, add_project(group_site, make_project(rows={"members": [row]}), title="Now")["en"]
    )
    assert "Alice Ek" in text_of(page.section(section))


def test_an_ended_project_has_members_and_no_former_ones(client, group_site, alice):
    row = ProjectMember(person=alice, role="leads", ends_on=date(2021, 5, 1))
    project = make_project(ended=True, rows={"members": [row]})
    page = visit(client, add_project(group_site, project, title="Old")["en"])
    assert page.texts("h2") == ["About the project", "Members"]


class TestTheList:
    @pytest.fixture
    def read(self, client, group_site, at):
        indexes = project_indexes(group_site)
        return lambda query="", language="en": visit(client, indexes[language], query)

    def test_is_by_state(self, read, group_site):
        for title, state in (("Old", "ended"), ("Next", "planned"), ("Some day", "undated")):
            add_project(group_site, make_project(**{state: True}), title=title)
        add_project(group_site, make_project(acronym="NOW"), title="Today")
        page = read()
        assert page.texts("h2") == [
            "Running projects",
            "Planned projects",
            "Projects without dates",
            "Ended projects",
        ]
        assert page.texts("h3") == ["Today", "Next", "Some day", "Old"]
        assert text_of(page.section("running")) == "Running projects Today NOW · 2024–2027"
        assert read(language="sv").texts("h2")[:2] == ["Pågående projekt", "Planerade projekt"]

    @pytest.mark.parametrize("day", ["begins_on", "ends_on"])
    def test_on_its_first_and_its_last_day_a_project_is_running(self, read, group_site, day):
        add_project(group_site, make_project(sort_order=1, **{day: NOW.date()}), title="Today")
        add_project(group_site, make_project(sort_order=2), title="Running")
        add_project(group_site, make_project(ended=True), title="Ended")
        page = read()
        assert page.texts("h2") == ["Running projects", "Ended projects"]
        assert page.texts("h3") == ["Today", "Running", "Ended"]

    def test_the_day_before_it_is_planned_and_the_day_after_it_has_ended(self, read, group_site):
        day = timedelta(days=1)
        for title, dates in (
            ("Ended", {"ends_on": NOW.date() - day}),
            ("Planned", {"begins_on": NOW.date() + day}),
        ):
            add_project(group_site, make_project(**dates), title=title)
        page = read()
        assert page.texts("h2") == ["Planned projects", "Ended projects"]
        assert page.texts("h3") == ["Planned", "Ended"]

    def test_says_that_it_is_empty(self, read):
        assert "There are no projects here yet." in read().text
        assert read().main.select("form") == []

    def test_filters_by_area_and_funder(self, read, group_site):
        codes, waves = AreaFactory(), AreaFactory()
        group_site.add(codes, title="Coding")
        group_site.add(waves, title="Antennas")
        add_project(group_site, make_project(areas=[codes], funded=True), title="Short codes")
        add_project(group_site, make_project(areas=[waves]), title="Wide waves")
        assert read().texts("option")[:3] == ["All areas", "Coding", "Antennas"]
        assert read(f"?area={codes.key}").texts("h3") == ["Short codes"]
        assert read(f"?funder={programme().pk}").texts("h3") == ["Short codes"]
        none = read(f"?area={waves.key}&funder={programme().pk}")
        assert "No projects match your choices." in none.text
        assert read("?area=x&funder=x").texts("h3") == ["Short codes", "Wide waves"]

    def test_nothing_of_what_is_not_public(self, read, client, group_site):
        area = AreaFactory(draft=True)
        group_site.add(area, title="Hidden area")
        pages = add_project(
            group_site, make_project(draft=True, funded=True, areas=[area]), title="Hidden project"
        )
        page = read()
        assert "Hidden" not in page.whole
        assert page.main.select("option") == []
        assert client.get(pages["en"].url).status_code == 404


class TestElsewhere:
    def test_on_the_page_of_a_person_with_the_role(self, client, group_site, alice):
        add_project(group_site, make_project(leads=[alice]), title="Wide waves")
        add_project(group_site, make_project(ended=True, members=[alice]), title="Old")
        add_project(group_site, make_project(draft=True, leads=[alice]), title="Hidden")
        add_project(group_site, make_project(), title="Of others")
        page = visit(client, alice.pages.get(locale__language_code="en"))
        assert text_of(page.section("projects")) == (
            "Projects Wide waves Project leader · 2024–2027 Old Member · 2020–2023 · Ended"
        )

    @pytest.mark.parametrize(
        ("state", "said"),
        [
            ({}, "Member · 2024–2027"),
            ({"ended": True}, "Project leader · 2020–2023 · Ended"),
        ],
        ids=["running", "ended"],
    )
    def test_a_role_that_is_over_gives_way_to_a_current_one(
        self, client, group_site, alice, state, said
    ):
        led = ProjectMember(person=alice, role="leads", ends_on=date(2025, 1, 31))
        now = ProjectMember(person=alice, role="member", sort_order=1)
        project = make_project(**state, rows={"members": [led, now]})
        pages = add_project(group_site, project, title="Wide waves")
        page = visit(client, alice.pages.get(locale__language_code="en"))
        assert text_of(page.section("projects")) == f"Projects Wide waves {said}"
        assert f"Alice Ek {said.partition(' · ')[0]}" in visit(client, pages["en"]).text

    def test_on_the_page_of_an_area(self, client, group_site, at):
        area = AreaFactory()
        pages = group_site.add(area, title="Coding")
        assert visit(client, pages["en"]).main.select("#projects") == []
        add_project(group_site, make_project(areas=[area]), title="Wide waves")
        add_project(group_site, make_project(areas=[area], draft=True), title="Hidden")
        page = visit(client, pages["en"])
        assert text_of(page.section("projects")) == "Projects Wide waves 2024–2027"
        assert "Hidden" not in page.whole
