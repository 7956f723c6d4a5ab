"""How the review shows the sections of the second text beside those of the first."""

import pytest

from tests.vacancies.paste.test_screens import soup
from tests.vacancies.paste.test_second_text import ENGLISH, paste, swedish  # noqa: F401
from vacancies.models import VacancyPage

FURTHER = [
    {"type": "section", "id": number, "value": {"heading": "Resor", "text": f"<p>{text}</p>"}}
    for number, text in (
        ("11111111-1111-4111-8111-111111111111", "Du reser till Skottland på hösten."),
        ("22222222-2222-4222-8222-222222222222", "Du reser till Japan på våren."),
    )
]


@pytest.fixture
def page(swedish):  # noqa: F811
    """The Swedish page, with a numbered list and two further sections of the same name."""
    page = VacancyPage.objects.get(pk=swedish.pk).get_latest_revision_as_object()
    page.responsibilities = "<p>Du ska</p><ol><li>utveckla koder</li><li>mäta dem</li></ol>"
    stream = VacancyPage._meta.get_field("extra_sections").stream_block
    page.extra_sections = stream.to_python([*page.extra_sections.raw_data, *FURTHER])
    page.save_revision()
    return page


def test_a_list_of_the_first_text_is_a_list(editor, page):
    shown = soup(paste(editor, page.vacancy)).select_one(".groupsite-from-text__partner ol")
    assert [one.get_text() for one in shown.select("li")] == ["utveckla koder", "mäta dem"]


def test_its_language_is_named(editor, page):
    partners = soup(paste(editor, page.vacancy)).select(".groupsite-from-text__partner")
    assert {one["lang"] for one in partners} == {"sv"}
    assert {one.select_one("p").get_text() for one in partners} == {"Svenska"}


def test_no_two_choices_have_the_same_name(editor, page):
    for select in soup(paste(editor, page.vacancy)).select("select"):
        names = [option.get_text() for option in select.select("option")]
        assert len(set(names)) == len(names)


def test_no_two_menus_have_the_same_name(editor, page):
    text = ENGLISH.replace("Moving here\n", "\n\n") + "\nWe eat cake every day at three o’clock.\n"
    shown = soup(paste(editor, page.vacancy, text))
    names = [
        label.get_text(strip=True) for label in shown.select("label") if "where" in label["for"]
    ]
    assert len(names) > 2
    assert len(set(names)) == len(names)


def test_the_reason_for_a_further_section_is_written(editor, page):
    rows = soup(paste(editor, page.vacancy)).select(".groupsite-from-text__pair")
    assert all(
        "a section of its own" in row.select_one("p[class$=further-note]").text for row in rows
    )
