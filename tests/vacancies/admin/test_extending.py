"""Extending asks once, with the new sentences; the last extension can be taken back for 15 minutes."""

from datetime import date, time, timedelta

import pytest
import time_machine
from django.test import Client
from wagtail.models import ModelLogEntry

from tests.applications import ApplicationFactory
from tests.factories import NOW
from tests.vacancies.admin.conftest import shown, url
from vacancies.models import OutgoingMail, Vacancy, VacancyExtension, VacancyPage
from vacancies.models.extensions import undoable_extension

pytestmark = pytest.mark.django_db
WITHIN, OVER = timedelta(minutes=14, seconds=59), timedelta(minutes=15, seconds=1)
NEW = {"deadline_on": "28 juni 2025", "deadline_time": "kl 12"}


def plain(response):
    return " ".join(response.text.replace("\N{NO-BREAK SPACE}", " ").split())


def ask(client, vacancy, **answers):
    """The answer to the first press of the button."""
    address = url("extend", vacancy.pk)
    return client.post(address, {**shown(client, address), **NEW, **answers})


def extend(client, vacancy, **answers):
    confirmed = ask(client, vacancy, **answers).context["confirmed"]
    return ask(client, vacancy, confirmed=confirmed, **answers)


def take_back(client, vacancy, after=timedelta(minutes=1)):
    address = url("take_back", vacancy.pk)
    with time_machine.travel(NOW + after, tick=False):
        form = client.get(address)
        if form.status_code != 200:
            return form
        return client.post(address, shown(client, address))


@pytest.fixture
def public():
    """What anybody reads, in both languages."""
    return lambda: [plain(Client().get(page.url)) for page in VacancyPage.objects.order_by("pk")]


def test_it_shows_the_new_sentences_in_both_languages_and_changes_nothing(editor, vacancy) -> None:
    answer = plain(ask(editor, vacancy, reason_sv="många är på semester"))
    assert "Apply by Saturday 28 June 2025, 12:00 Swedish time (CEST)." in answer
    assert "Extended from 14 June to 28 June 2025: många är på semester." in answer
    assert "28 juni 2025 kl. 12.00" in answer
    assert answer.count("många är på semester.") == 2  # each page prints the only reason there is
    assert Vacancy.objects.get().deadline_on == date(2025, 6, 14)


@pytest.mark.thorough
def test_the_second_press_publishes_it(editor, vacancy) -> None:
    assert extend(editor, vacancy).status_code == 302
    changed = Vacancy.objects.get()
    assert (changed.deadline_on, changed.deadline_time) == (date(2025, 6, 28), time(12))


@pytest.mark.table
@pytest.mark.parametrize("changed", [{"deadline_on": "2025-06-29"}, {"deadline_time": "13"}])
def test_what_was_changed_after_asking_is_asked_again(editor, vacancy, changed) -> None:
    confirmed = ask(editor, vacancy).context["confirmed"]
    again = ask(editor, vacancy, **changed, confirmed=confirmed)
    assert again.status_code == 200
    assert Vacancy.objects.get().deadline_on == date(2025, 6, 14)


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"deadline_on": "next week"}, "This is not a date."),
        ({"deadline_time": "midnight"}, "This is not a time of day."),
        ({"deadline_time": "a sentence by mistake"}, "This is not a time of day."),
        ({"deadline_time": "02:30", "deadline_on": "2027-03-28"}, "There is no 02:30 on this day"),
    ],
)
def test_what_is_not_understood_is_refused_and_stands(editor, vacancy, typed, says) -> None:
    answer = ask(editor, vacancy, **typed)
    assert says in plain(answer)
    assert next(iter(typed.values())) in answer.text
    assert "confirmed" not in answer.context


def test_taking_back_leaves_no_trace_in_public(editor, vacancy, public) -> None:
    before = public()
    extend(editor, vacancy, reason_en="we forgot a holiday")
    assert "28 June 2025" in public()[0]
    assert take_back(editor, vacancy).status_code == 302
    changed = Vacancy.objects.get()
    assert (changed.deadline_on, changed.deadline_time) == (date(2025, 6, 14), None)
    assert not VacancyExtension.objects.exists()
    for words in public():
        assert "28 " not in words.partition("<main")[2].partition("</main")[0]
    assert [len(one) for one in public()] == [len(one) for one in before]


@pytest.mark.thorough
def test_the_time_of_the_earlier_deadline_comes_back_too(editor, vacancy) -> None:
    extend(editor, vacancy)
    extend(editor, vacancy, deadline_on="2025-07-05", deadline_time="")
    take_back(editor, vacancy)
    changed = Vacancy.objects.get()
    assert (changed.deadline_on, changed.deadline_time) == (date(2025, 6, 28), time(12))
    assert VacancyExtension.objects.count() == 1


@pytest.mark.thorough
def test_the_history_keeps_both_changes(editor, vacancy) -> None:
    extend(editor, vacancy)
    take_back(editor, vacancy)
    actions = ModelLogEntry.objects.filter(action="groupsite_vacancies.change_deadline")
    assert actions.count() == 2


@pytest.mark.thorough
def test_applicants_who_were_told_are_told_again(editor, vacancy) -> None:
    ApplicationFactory(vacancy=vacancy)
    extend(editor, vacancy)
    take_back(editor, vacancy)
    kinds = list(OutgoingMail.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["extended", "shortened"]


@pytest.mark.table
@pytest.mark.parametrize(("after", "offered"), [(WITHIN, True), (OVER, False)])
def test_it_is_offered_for_fifteen_minutes(editor, vacancy, after, offered) -> None:
    extend(editor, vacancy)
    editor.get(url("list"))  # the message has such a link too
    with time_machine.travel(NOW + after, tick=False):
        assert (url("take_back", vacancy.pk) in editor.get(url("list")).text) is offered
    take_back(editor, vacancy, after)
    assert VacancyExtension.objects.exists() is not offered


def test_a_form_from_before_the_fifteen_minutes_were_over_is_refused(editor, vacancy) -> None:
    extend(editor, vacancy)
    form = shown(editor, url("take_back", vacancy.pk))
    with time_machine.travel(NOW + OVER, tick=False):
        editor.post(url("take_back", vacancy.pk), form)
    assert Vacancy.objects.get().deadline_on == date(2025, 6, 28)


def test_a_later_publication_does_not_offer_it_again(editor, vacancy) -> None:
    extend(editor, vacancy)
    Vacancy.objects.update(last_published_at=NOW + OVER)
    extended = Vacancy.objects.get()
    assert undoable_extension(extended, NOW + WITHIN)
    assert undoable_extension(extended, NOW + OVER) is None


def test_who_may_not_publish_may_not_take_it_back(login, editor, vacancy) -> None:
    extend(editor, vacancy)
    for role in ("member", "officer", "reader"):
        take_back(login(role), vacancy)
    assert VacancyExtension.objects.exists()


@pytest.mark.thorough
def test_a_draft_of_the_facts_stays_and_is_taken_back_too(editor, vacancy) -> None:
    vacancy.reference = "A draft"
    vacancy.save_revision(clean=False)
    extend(editor, vacancy)
    take_back(editor, vacancy)
    stored = Vacancy.objects.get()
    assert (stored.reference, stored.draft().reference) != ("A draft", "A draft")
    assert stored.draft().deadline_on == date(2025, 6, 14)
