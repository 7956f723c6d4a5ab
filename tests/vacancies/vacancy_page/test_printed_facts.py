"""The facts that a posting prints for a visitor."""

from datetime import date, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from wagtail.fields import RichTextField

from tests.factories import NOW, AreaFactory, PersonFactory
from tests.pages import text_of
from tests.research.project_items import add_project, make_project
from vacancies.models import VacancyPage

THESIS = {
    "thesis": True,
    "external": True,
    "credits": Decimal(30),
    "students_min": 1,
    "students_max": 2,
    "examiner_name": "Eva Holm",
    "examiner_email": "eva@example.org",
}


def test_a_thesis_has_no_salary_and_no_deadline(read):
    page = read(thesis=True, external=True, words={"benefits": "<p>A desk.</p>"})
    assert page.facts(".facts__deadline") == {"Open": "until filled"}
    assert "Salary" not in page.facts(".facts__list")
    assert "Applications are welcome until the position is filled." in page.text
    assert "What we offer" in page.texts("h2")
    assert "salary" not in page.text.lower()
    assert page.texts("a.button") == ["Apply for the project"] * 2


@pytest.mark.table
@pytest.mark.parametrize(
    ("language", "facts", "shown"),
    [
        ("en", {}, ["30 credits (ECTS)", "1–2 students", "Eva Holm eva@example.org"]),
        ("en", {"credits": Decimal("7.5")}, ["7.5 credits (ECTS)"]),
        ("en", {"students_max": None}, ["1 student"]),
        ("sv", {}, ["30 hp", "1–2 studenter", "Eva Holm eva@example.org"]),
        ("sv", {"credits": Decimal("7.5")}, ["7,5 hp"]),
    ],
)
def test_what_a_thesis_project_has(read, language, facts, shown):
    page = read(language, **{**THESIS, **facts})
    assert set(shown) <= set(page.facts(".facts__list").values())


def test_a_thesis_is_no_employment_and_prints_no_extent(read):
    facts = read(**THESIS | {"extent_percent": 100, "employment_form": "fixed"}).facts(
        ".facts__list"
    )
    assert "Working hours" not in facts
    assert facts["Type"] == "Master's thesis project"


def test_another_kind_prints_nothing_of_a_thesis(read):
    page = read(**{**THESIS, "thesis": False})
    assert "ECTS" not in page.text
    assert "Eva Holm" not in page.whole


def test_an_examiner_of_the_site_is_a_link(read, group_site):
    eva = PersonFactory(given_name="Eva", email="eva@example.org")
    group_site.add(eva, title="Eva Ek")
    page = read(**{**THESIS, "examiner_name": "", "examiner_email": "", "examiner": eva})
    assert page.facts(".facts__list")["Examiner"] == "Eva Ek eva@example.org"
    assert page.main.select('.facts a[href*="eva-ek"]')


def test_an_examiner_who_is_a_draft_is_not_shown(read):
    eva = PersonFactory(given_name="Eva", draft=True)
    facts = {**THESIS, "examiner_name": "", "examiner_email": "", "examiner": eva}
    assert "Examiner" not in read(**facts).facts(".facts__list")


def test_an_external_supervisor_is_named_beside_the_others(read):
    external = {"external_supervisor": "Lo Berg", "external_organisation": "Ericsson"}
    page = read(**THESIS, **external, supervisors=[PersonFactory()])
    assert page.facts(".facts__list")["External supervisor"] == "Lo Berg, Ericsson"
    assert (
        "You will be co-supervised by: Alice Ek, Department of Waves Lo Berg, Ericsson" in page.text
    )


@pytest.mark.table(every="box")
@pytest.mark.parametrize(
    ("facts", "box", "sentence"),
    [
        ({}, "34,550 SEK per month", "A starting salary of 34,550 SEK per month."),
        ({"by_agreement": True}, "to be agreed", "Salary to be agreed."),
        ({"unpaid": True}, None, None),
    ],
)
def test_the_salary(read, facts, box, sentence):
    page = read(**facts)
    assert page.facts(".facts__list").get("Salary") == box
    assert ("salary" in page.text.lower()) == bool(sentence)
    assert not sentence or sentence in page.text


def test_areas_projects_and_programmes_are_named_and_drafts_are_not(read, group_site):
    areas = [AreaFactory(), AreaFactory(draft=True), AreaFactory()]
    for area, title in zip(areas, ("Coding", "Hidden area"), strict=False):
        group_site.add(area, title=title)
    projects = [make_project(), make_project(draft=True), make_project(acronym="NOPAGE")]
    for project, title in zip(projects, ("Wide waves", "Hidden project"), strict=False):
        add_project(group_site, project, title=title)
    page = read(areas=areas, projects=projects, funded=True)
    facts = page.facts(".facts__list")
    assert (facts["Areas"], facts["Project"]) == ("Coding", "Wide waves")
    assert facts["Programme"] == "TIDE Tide Programme"
    assert [word for word in ("Hidden", "NOPAGE", "internal name") if word in page.whole] == []


def test_a_salary_with_a_range_is_printed_as_the_range_in_both_places(read):
    page = read(salary_max=Decimal(40000))
    assert page.facts(".facts__list")["Salary"] == "34,550–40,000 SEK per month"
    assert "A starting salary of 34,550–40,000 SEK per month." in page.text


def test_a_salary_says_since_when_it_is_valid(read):
    page = read(salary_valid_from=date(2025, 5, 25))
    assert "34,550 SEK per month (valid from 25 May 2025)." in page.text


MEETING = {"meeting_url": "https://meet.example.org/1"}


def test_an_information_meeting_is_announced(read):
    when = (NOW + timedelta(days=3)).astimezone(ZoneInfo("Europe/Stockholm"))
    page = read(meeting_at=when, **MEETING)
    assert "Information meeting" in page.text
    assert "Friday 23 May 2025, 12:00 Swedish time (CEST)" in page.text
    assert page.one('a[href="https://meet.example.org/1"]')


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://meet.example.org/1"])
def test_an_unsafe_address_of_an_information_meeting_is_no_link(read, address):
    """R56: checked again when it is shown, as the address to apply at is."""
    page = read(meeting_at=NOW + timedelta(days=3), meeting_url=address)
    assert "Information meeting" in page.text
    assert address not in page.whole


def test_an_information_meeting_that_has_begun_is_announced_no_more(read):
    page = read(meeting_at=NOW, **MEETING)
    assert "Information meeting" not in page.text
    assert "meet.example.org" not in page.whole


@pytest.mark.table
@pytest.mark.parametrize(
    ("facts", "name", "text"),
    [
        ({"positions_min": 3, "positions_max": 4}, "Number", "3–4 positions"),
        ({"positions_min": 1}, "Number", None),
        ({"start": "soon"}, "Start", "as soon as possible"),
        ({"start": "date", "start_on": date(2025, 9, 1)}, "Start", "1 September 2025"),
        ({"extent_percent": 50}, "Working hours", "Part time (50%)"),
        ({"duration_min": 24}, "Duration", "two years"),
        (
            {"duration_min": 48, "duration_max": 60, "teaching_percent": 20},
            "Duration",
            "four years; five years with up to 20% teaching",
        ),
        # Published before this was refused.
        (
            {"employment_form": "permanent", "duration_min": None, "teaching_percent": 20},
            "Duration",
            None,
        ),
        ({"reference": ""}, "Reference", None),
    ],
)
def test_the_other_facts(read, facts, name, text):
    assert read(**facts).facts(".facts__list").get(name) == text


def test_a_permanent_position_is_not_extended_by_teaching(read):
    facts = {"duration_min": None, "teaching_percent": 70}
    assert "extended accordingly" in read(employment_form="fixed", **facts).text
    assert "extended accordingly" not in read(employment_form="permanent", **facts).text


def test_what_the_page_says_more_stands_before_how_to_apply(read):
    section = ("section", {"heading": "The island", "text": "<p>It has boats.</p>"})
    text = read(words={"extra_sections": [section]}).text
    assert text.index("The island It has boats.") < text.index("How to apply")


def test_a_posting_with_hardly_any_facts_is_still_a_page(read):
    """A draft may be incomplete; what is missing is left out, not left empty."""
    page = read(
        kind="faculty",
        organisation=None,
        opens_on=None,
        deadline_on=None,
        extent_percent=None,
        duration_min=None,
        salary="",
        salary_amount=None,
        reference="",
        application_language="",
    )
    assert page.facts(".facts__list") == {"Type": "Academic position"}
    assert [tag for tag in page.main.select("h2, h3, p, li, dd") if not text_of(tag)] == []


def test_an_empty_paragraph_has_no_heading(read):
    """Whatever writes without the editor's browser, such as an import, may leave one."""
    texts = [field.name for field in VacancyPage._meta.fields if isinstance(field, RichTextField)]
    assert len(texts) > 5
    empty = dict.fromkeys(texts, '<p data-block-key="a1b2"></p>')
    assert read(thesis=True, external=True, words=empty).texts("h2, h3") == read(
        thesis=True, external=True
    ).texts("h2, h3")
