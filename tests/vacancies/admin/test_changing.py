"""The acts ask again themselves, whatever a form has asked before."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from tests.people.content.test_admin import form_data
from tests.vacancies.admin.conftest import shown, url
from vacancies.admin.actions import actions
from vacancies.admin.history import changes
from vacancies.models import Vacancy, VacancyExtension
from vacancies.posting.deadline_changes import deadline_and_outcome_fingerprint

LATER = date(2025, 6, 28)


def test_what_was_shown_must_still_hold(people, vacancy):
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.extend_deadline(
            vacancy, people["editor"], "something else", actions.NewDeadline(LATER)
        )
    assert Vacancy.objects.get().deadline_on == date(2025, 6, 14)


def test_facts_that_are_not_live_are_not_changed(people, vacancy):
    Vacancy.objects.update(live=False)
    with pytest.raises(actions.ChangedMeanwhileError):
        actions.extend_deadline(
            vacancy,
            people["editor"],
            deadline_and_outcome_fingerprint(vacancy),
            actions.NewDeadline(LATER),
        )
    assert not ModelLogEntry.objects.filter(action=changes.CHANGE_DEADLINE).exists()


@pytest.mark.parametrize("facts", [{}, {"locked": True}])
def test_without_the_right_to_publish_nothing_is_changed(people, vacancy, facts):
    Vacancy.objects.update(**facts)
    user = people["editor" if facts else "member"]
    with pytest.raises(PermissionDenied):
        actions.extend_deadline(
            vacancy, user, deadline_and_outcome_fingerprint(vacancy), actions.NewDeadline(LATER)
        )
    assert not VacancyExtension.objects.exists()


def test_it_cannot_close_in_the_minute_it_opens(people, vacancy, editor):
    opening = datetime(2025, 5, 20, 10, 0, tzinfo=UTC)
    Vacancy.objects.update(opens_on=date(2025, 5, 20), opens_time=time(12, 0), opens_at=opening)
    known = deadline_and_outcome_fingerprint(Vacancy.objects.get())
    with pytest.raises(ValidationError):
        actions.close_early(Vacancy.objects.get(), people["editor"], known, opening)
    response = editor.post(url("close", vacancy.pk), {"expected_fingerprint": known})
    assert "cannot come before the vacancy opens: see “Opens on”" in response.content.decode()
    assert Vacancy.objects.get().deadline_on == date(2025, 6, 14)


@pytest.mark.table
@pytest.mark.parametrize(
    ("at", "day", "clock"),
    [
        (datetime(2025, 5, 20, 10, 0, 30, tzinfo=UTC), date(2025, 5, 20), time(11, 59)),
        (datetime(2025, 5, 20, 22, 0, 5, tzinfo=UTC), date(2025, 5, 20), time(23, 59)),
        (datetime(2025, 5, 20, 22, 1, 5, tzinfo=UTC), date(2025, 5, 21), time(0, 0)),
    ],
)
def test_the_last_minute_is_the_one_before_on_the_vacancys_own_clock(
    people, vacancy, at, day, clock
):
    with time_machine.travel(at, tick=False):
        actions.close_early(
            vacancy, people["editor"], deadline_and_outcome_fingerprint(vacancy), at
        )
    closed = Vacancy.objects.get()
    assert (closed.deadline_on, closed.deadline_time) == (day, clock)
    assert closed.closes_at <= at


def test_an_open_tab_cannot_save_over_what_was_published(editor, people, vacancy):
    """Autosave writes into the revision it made, which must not be the published one."""
    address = url("edit", vacancy.pk)
    json = {"accept": "application/json"}
    data = form_data(editor.get(address).context["form"]) | {"reference": "TYPED-1"}
    saved = editor.post(address, data, headers=json).json()
    assert saved["success"], saved
    act = url("extend", vacancy.pk)
    extension = {**shown(editor, act), "deadline_on": "2025-06-28"}
    confirmed = editor.post(act, extension).context["confirmed"]
    editor.post(act, extension | {"confirmed": confirmed})
    again = data | {"overwrite_revision_id": saved["revision_id"], "reference": "TYPED-2"}
    assert editor.post(address, again, headers=json).status_code == 400
    public = Vacancy.objects.get()
    assert public.live_revision.as_object().deadline_on == public.deadline_on == LATER
    assert (public.reference, public.draft().reference) == ("CS-2025-04", "TYPED-1")
    assert public.draft().deadline_on == LATER
