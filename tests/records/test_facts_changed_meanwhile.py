"""A form of facts that was opened before somebody else changed them brings nothing back unasked."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from wagtail.test.utils.form_data import querydict_from_html

from people.records.panels import edit_url
from tests.factories import PersonFactory, VacancyFactory
from tests.sites import GroupSite
from vacancies.models import Vacancy

pytestmark = pytest.mark.django_db

REFUSED = "These facts were changed elsewhere"


@pytest.fixture
def vacancy(group_site: GroupSite, client: Any) -> Vacancy:
    client.force_login(get_user_model().objects.create_superuser("ada", "ada@example.org", "x"))
    alice = PersonFactory()
    made = VacancyFactory(documents=["CV"], supervisors=[alice], contacts=[alice])
    made.save_revision().publish()
    return Vacancy.objects.get(pk=made.pk)


def opened(client: Any, vacancy: Vacancy) -> Any:
    """The form as the browser has it, to be published."""
    data = querydict_from_html(client.get(edit_url(vacancy)).content.decode(), "w-editor-form")
    data["action-publish"] = "action-publish"
    return data


def moved_elsewhere(vacancy: Vacancy) -> None:
    draft = vacancy.draft()
    draft.deadline_on = date(2025, 7, 1)
    draft.save_revision().publish()


def test_it_is_refused_once_and_what_was_typed_is_kept(client: Any, vacancy: Vacancy) -> None:
    form = opened(client, vacancy)
    moved_elsewhere(vacancy)
    form["teaching_percent"] = "15"
    refused = client.post(edit_url(vacancy), form)
    assert refused.status_code == 200
    html = refused.content.decode()
    assert REFUSED in html
    vacancy.refresh_from_db()
    assert (vacancy.deadline_on, vacancy.teaching_percent) == (date(2025, 7, 1), None)

    again = querydict_from_html(html, "w-editor-form")
    assert again["teaching_percent"] == "15"
    again["deadline_on"] = "2025-07-01"
    again["action-publish"] = "action-publish"
    assert client.post(edit_url(vacancy), again).status_code == 302
    vacancy.refresh_from_db()
    assert (vacancy.deadline_on, vacancy.teaching_percent) == (date(2025, 7, 1), 15)


def test_a_form_that_nobody_overtook_is_published(client: Any, vacancy: Vacancy) -> None:
    form = opened(client, vacancy)
    form["teaching_percent"] = "15"
    assert client.post(edit_url(vacancy), form).status_code == 302
    vacancy.refresh_from_db()
    assert vacancy.teaching_percent == 15
