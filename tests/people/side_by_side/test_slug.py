"""The slug and the texts for search engines stand below the sections; the slug follows the title."""

import pytest

from people.content.sections.section_texts import newest_draft
from tests.people.side_by_side.test_edit_form import post, screen
from vacancies.choices import PositionKind
from vacancies.models import Vacancy, VacancyPage


def slug(page):
    return newest_draft(VacancyPage.objects.get(pk=page.pk)).slug


def test_they_stand_on_the_only_tab_with_the_sections(original, admin_client):
    soup = screen(admin_client, original)
    [tab] = soup.select("[role=tabpanel]")
    names = [field.get("name") for field in tab.select("[name]")]
    assert names.index("lead") < names.index("slug") < names.index("seo_title")


@pytest.mark.table
@pytest.mark.parametrize(
    ("title", "expected"),
    [("Doktorand i läsning", "doktorand-i-lasning"), ("Åäö", "aao"), ("???", "doktorand")],
)
def test_it_follows_the_title_of_a_page_that_was_never_live(draft, admin_client, title, expected):
    post(admin_client, draft, title=title)
    assert slug(draft) == expected


@pytest.mark.thorough
def test_it_follows_while_the_title_is_being_typed(draft, admin_client):
    for title in ("Postdoktor", "Postdoktor i kodning"):
        answer = post(admin_client, draft, title=title)
    assert slug(draft) == answer.json()["field_updates"]["slug"] == "postdoktor-i-kodning"


@pytest.mark.thorough
def test_what_somebody_types_stays(draft, admin_client):
    post(admin_client, draft, slug="min-egen")
    post(admin_client, draft, title="Postdoktor")
    assert slug(draft) == "min-egen"


@pytest.mark.thorough
def test_the_slug_of_a_page_that_was_live_stays(translated, admin_client):
    post(admin_client, translated, title="Postdoktor")
    assert slug(translated) == "doktorand"


@pytest.mark.thorough
def test_a_slug_that_is_taken_gets_a_number(draft, swedish_index, admin_client):
    swedish_index.add_child(
        instance=VacancyPage(
            title="Postdoktor", slug="postdoktor", vacancy=other_vacancy(), live=False
        )
    )
    post(admin_client, draft, title="Postdoktor")
    assert slug(draft) == "postdoktor-1"


def other_vacancy():
    vacancy = Vacancy(name="Postdoc", kind=PositionKind.POSTDOC, live=False)
    vacancy.save()
    return vacancy
