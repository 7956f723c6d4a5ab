"""A form of facts that was opened before others published puts nothing old back unasked."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import querydict_from_html

from people.content.publishing.stale_forms import FIELD, NOTHING_PUBLIC
from people.content.records.urls import edit_url
from tests.factories import NOW, AreaFactory, PersonFactory, VacancyFactory
from tests.sites import GroupSite
from vacancies.models import Vacancy

pytestmark = [pytest.mark.django_db, pytest.mark.table]

REFUSED = "You opened this form before that"
DIFFERS = "Application deadline: 1 July 2025 on the site, 14 June 2025 in this form"


@pytest.fixture
def ada() -> Any:
    accounts = get_user_model().objects
    return accounts.create_superuser("ada", "ada@example.org", "x", first_name="Ada")


@pytest.fixture
def bo(group_site: GroupSite, client: Any) -> Any:
    user = get_user_model().objects.create_superuser("bo", "bo@example.org", "x")
    client.force_login(user)
    return user


@pytest.fixture
def before_the_deadline() -> Iterator[None]:
    """The clock goes on, because Wagtail tells which draft is the newer one by it."""
    with time_machine.travel(NOW, tick=True):
        yield


@pytest.fixture
def vacancy(group_site: GroupSite, before_the_deadline: None, bo: Any) -> Vacancy:
    alice = PersonFactory()
    made = VacancyFactory(documents=["CV"], supervisors=[alice], contacts=[alice])
    made.save_revision().publish()
    return Vacancy.objects.get(pk=made.pk)


def form_of(html: str, action: str = "publish") -> Any:
    data = querydict_from_html(html, "w-editor-form")
    for box in BeautifulSoup(html, "lxml").select("input[type=checkbox][checked][name]"):
        data[box["name"]] = box.get("value", "on")  # as a browser does
    if action:
        data[f"action-{action}"] = f"action-{action}"
    return data


def opened(client: Any, record: Any, action: str = "publish") -> Any:
    """The form as the browser has it, to be sent with this action."""
    return form_of(client.get(edit_url(record)).content.decode(), action)


def text(response: Any) -> str:
    return str(response.content.decode().replace("\N{NO-BREAK SPACE}", " "))


def moved_by(user: Any, vacancy: Vacancy) -> None:
    draft = vacancy.draft()
    draft.deadline_on = date(2025, 7, 1)
    draft.save_revision(user=user, log_action=True).publish(user=user)


def now(vacancy: Vacancy) -> tuple[Any, Any]:
    stored = Vacancy.objects.get(pk=vacancy.pk)
    return stored.deadline_on, stored.teaching_percent


def test_nothing_old_is_put_back_and_what_was_typed_is_kept(client, vacancy, ada) -> None:
    form = opened(client, vacancy)
    moved_by(ada, vacancy)
    form["teaching_percent"] = "15"
    refused = client.post(edit_url(vacancy), form)
    said = text(refused)
    assert refused.status_code == 200
    assert REFUSED in said
    assert "Ada published these facts on" in said
    assert DIFFERS in said
    assert "Duration: four years on the site, four years, teaching up" in said
    assert said.count("in this form") == 2
    assert now(vacancy) == (date(2025, 7, 1), None)
    assert form_of(refused.content.decode())["teaching_percent"] == "15"


def test_every_fact_that_differs_is_named(client, vacancy, ada) -> None:
    form = opened(client, vacancy)
    draft = vacancy.draft()
    draft.start, draft.start_on = "date", date(2025, 9, 1)
    draft.employment_form, draft.extent_percent = "fixed", 80
    draft.duration_max, draft.teaching_percent = 60, 20
    (row,) = draft.supervisors.all()
    row.role = "main"
    draft.supervisors = [row]
    draft.save_revision(user=ada, log_action=True).publish(user=ada)
    said = text(client.post(edit_url(vacancy), form))
    for fact in (
        "Start: 1 September 2025 on the site, empty in this form",
        "Employment: fixed-term employment, Part time (80%) on the site, Full time (100%) in this form",
        "four to five years, teaching up to 20% on the site, four years in this form;",
        "Supervisors: Alice Ek (main supervisor) on the site, Alice Ek in this form",
    ):
        assert fact in said


@pytest.mark.thorough
def test_what_was_refused_does_not_save_itself_as_a_draft(client, vacancy, ada) -> None:
    form = opened(client, vacancy)
    moved_by(ada, vacancy)
    again = form_of(client.post(edit_url(vacancy), form).content.decode(), action="")
    answer = client.post(edit_url(vacancy), again, headers={"accept": "application/json"})
    assert (answer.status_code, answer.json()["error_code"]) == (400, "invalid_revision")
    assert Vacancy.objects.get(pk=vacancy.pk).draft().deadline_on == date(2025, 7, 1)


@pytest.mark.parametrize("deadline", ["2025-06-14", "2025-07-01"])
def test_a_second_publish_is_meant(client, vacancy, ada, deadline: str) -> None:
    form = opened(client, vacancy)
    moved_by(ada, vacancy)
    again = form_of(client.post(edit_url(vacancy), form).content.decode())
    again["deadline_on"] = deadline
    assert client.post(edit_url(vacancy), again).status_code == 302
    assert now(vacancy)[0] == date.fromisoformat(deadline)


@pytest.mark.thorough
def test_who_was_not_told_because_of_another_error_is_told_later(client, vacancy, ada) -> None:
    form = opened(client, vacancy)
    moved_by(ada, vacancy)
    form["deadline_on"] = "in June"
    wrong = client.post(edit_url(vacancy), form).content.decode()
    assert REFUSED not in wrong
    again = form_of(wrong)
    again["deadline_on"] = "2025-06-14"
    assert REFUSED in text(client.post(edit_url(vacancy), again))


def test_a_form_that_nobody_overtook_is_published(client, vacancy) -> None:
    form = opened(client, vacancy)
    form["teaching_percent"] = "15"
    assert client.post(edit_url(vacancy), form).status_code == 302
    assert now(vacancy)[1] == 15


@pytest.mark.thorough
def test_a_draft_saved_meanwhile_is_no_publishing(client, vacancy, ada) -> None:
    """Also one that this form itself is just saving."""
    form = opened(client, vacancy)
    vacancy.draft().save_revision(user=ada)
    form["teaching_percent"] = "15"
    assert client.post(edit_url(vacancy), form).status_code == 302
    assert now(vacancy)[1] == 15


def test_a_draft_is_not_saved_over_what_others_published(client, vacancy, ada) -> None:
    """Opened again, nothing of it would show that it is older, and *Publish* would put it back."""
    form = opened(client, vacancy, action="")
    moved_by(ada, vacancy)
    form["teaching_percent"] = "15"
    refused = client.post(edit_url(vacancy), form)
    said = text(refused)
    assert "so nothing has been saved yet" in said
    assert "If you then save, this form becomes the draft." in said
    assert DIFFERS in said
    assert Vacancy.objects.get(pk=vacancy.pk).draft().deadline_on == date(2025, 7, 1)
    again = form_of(refused.content.decode(), action="")
    assert again["teaching_percent"] == "15"
    again["deadline_on"] = "2025-07-01"
    assert client.post(edit_url(vacancy), again).status_code == 302
    draft = Vacancy.objects.get(pk=vacancy.pk).draft()
    assert (draft.deadline_on, draft.teaching_percent) == (date(2025, 7, 1), 15)
    assert client.post(edit_url(vacancy), opened(client, vacancy)).status_code == 302
    assert now(vacancy) == (date(2025, 7, 1), 15)


@pytest.mark.thorough
def test_submitting_for_moderation_asks_too(client, vacancy, ada) -> None:
    form = opened(client, vacancy, action="submit")
    moved_by(ada, vacancy)
    response = client.post(edit_url(vacancy), form)
    moderated = Vacancy.objects.get(pk=vacancy.pk).workflow_in_progress
    assert not moderated
    assert response.status_code == 302 or REFUSED in text(response)


def test_facts_that_were_taken_away_come_not_back_unasked(client, vacancy, ada) -> None:
    form = opened(client, vacancy)
    Vacancy.objects.get(pk=vacancy.pk).unpublish(user=ada)
    said = text(client.post(edit_url(vacancy), form))
    assert "Ada unpublished these facts on" in said
    assert "in this form" not in said
    assert not Vacancy.objects.get(pk=vacancy.pk).live


def test_facts_that_were_first_published_elsewhere(client, vacancy, ada) -> None:
    Vacancy.objects.filter(pk=vacancy.pk).update(live=False, live_revision=None)
    form = opened(client, vacancy)
    assert form[FIELD] == NOTHING_PUBLIC
    moved_by(ada, vacancy)
    assert DIFFERS in text(client.post(edit_url(vacancy), form))


@pytest.mark.thorough
def test_what_nobody_is_known_to_have_published(client, vacancy) -> None:
    form = opened(client, vacancy)
    moved_by(None, vacancy)
    ModelLogEntry.objects.all().delete()
    assert "These facts were published on" in text(client.post(edit_url(vacancy), form))


@pytest.mark.thorough
def test_facts_of_people_and_areas_are_guarded_alike(client, bo, ada) -> None:
    for record in (PersonFactory(), AreaFactory()):
        form = opened(client, record)
        record.draft().save_revision(user=ada, log_action=True).publish(user=ada)
        assert REFUSED in text(client.post(edit_url(record), form))


@pytest.mark.thorough
def test_a_reader_of_swedish_is_told_in_swedish(client, vacancy, ada) -> None:
    form = opened(client, vacancy)
    moved_by(ada, vacancy)
    said = text(client.post(edit_url(vacancy), form, headers={"accept-language": "sv"}))
    assert (
        "Sista ansökningsdag: på webbplatsen 1 juli 2025, i det här formuläret 14 juni 2025" in said
    )
