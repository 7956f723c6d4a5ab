"""A deadline that moves back in public stays visible, whatever screen moved it."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from tests.made_once import made_once
from tests.people.content.conftest import complete
from vacancies.models import Vacancy, VacancyExtension

MORNING = datetime(2026, 11, 25, 9, tzinfo=UTC)


@pytest.fixture
@made_once
def public(page, admin):
    vacancy = complete(page.vacancy)
    vacancy.opens_on = date(2026, 11, 1)
    with time_machine.travel(MORNING, tick=False):
        vacancy.save_revision(user=admin).publish(user=admin)
    return Vacancy.objects.get()


def move(to, user, **facts):
    draft = Vacancy.objects.get().draft()
    draft.deadline_on = to
    for name, value in facts.items():
        setattr(draft, name, value)
    with time_machine.travel(MORNING, tick=False):
        draft.save_revision(user=user).publish(user=user)


def extensions():
    return list(VacancyExtension.objects.values_list("extended_from", "extended_to"))


def test_a_later_deadline_is_an_extension(public, admin):
    move(date(2027, 2, 1), admin)
    assert extensions() == [(date(2027, 1, 15), date(2027, 2, 1))]
    row = VacancyExtension.objects.get()
    assert (row.extended_at, row.extended_by) == (MORNING, admin)


def test_each_extension_is_kept(public, admin):
    move(date(2027, 2, 1), admin)
    move(date(2027, 3, 1), admin)
    assert extensions() == [
        (date(2027, 1, 15), date(2027, 2, 1)),
        (date(2027, 2, 1), date(2027, 3, 1)),
    ]


@pytest.mark.table
@pytest.mark.parametrize("to", [date(2027, 1, 15), date(2027, 1, 10), None])
def test_the_same_an_earlier_or_no_deadline_is_none(public, admin, to):
    move(to, admin)
    assert extensions() == []


def test_a_draft_is_none_until_it_is_published(public):
    draft = Vacancy.objects.get().draft()
    draft.deadline_on = date(2027, 2, 1)
    draft.save_revision()
    assert extensions() == []


def test_before_the_opening_nobody_saw_the_old_deadline(public, admin):
    Vacancy.objects.update(opens_at=datetime(2026, 12, 1, tzinfo=UTC))
    move(date(2027, 2, 1), admin)
    assert extensions() == []


def test_facts_that_were_not_live_had_no_public_deadline(public, admin):
    public.unpublish()
    move(date(2027, 2, 1), admin)
    assert extensions() == []


def test_the_opening_is_the_first_publishing_unless_set(page, admin):
    vacancy = complete(page.vacancy)
    with time_machine.travel(MORNING, tick=False):
        vacancy.save_revision(user=admin).publish(user=admin)
    vacancy = Vacancy.objects.get()
    assert (vacancy.opens_on, vacancy.opens_at) == (None, MORNING)
    assert vacancy.posted_on == date(2026, 11, 25)
