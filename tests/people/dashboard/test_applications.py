"""*Applications*: what waits for readers and recruitment officers, and for nobody else."""

from datetime import date, timedelta

import pytest

from tests.applications import ApplicationFactory
from tests.factories import NOW, VacancyFactory
from tests.people.dashboard.conftest import links, said, titles
from vacancies.applications import access_log
from vacancies.applications.committee_url import committee_url
from vacancies.models import AccessAction, Retention, RetentionRule, VacancyReader

pytestmark = [pytest.mark.table, pytest.mark.usefixtures("at")]

PANEL = "applications"
NONE_WAIT = "No applications are waiting for you."


@pytest.fixture
def open_one(accounts, group_site):
    """Open for 25 days more, with the reader named, two received applications, a draft, a withdrawn one."""
    made = VacancyFactory(name="Coding", documents=["CV"])
    group_site.add(made)
    VacancyReader.objects.create(
        vacancy=made, user=accounts["reader"], added_by=accounts["officer"], added_at=NOW
    )
    for facts in (
        {"received": True},
        {"received": True},
        {},
        {"received": True, "withdrawn": True},
    ):
        ApplicationFactory(vacancy=made, **facts)
    return made


@pytest.fixture
def ended(open_one):
    type(open_one).objects.filter(pk=open_one.pk).update(
        deadline_on=date(2025, 5, 1), closes_at=NOW - timedelta(days=19)
    )
    return open_one


def looks(accounts, role, vacancy, at=NOW, action=AccessAction.LISTED):
    access_log.log_access(action, vacancy, accounts[role], at)


@pytest.mark.thorough
@pytest.mark.parametrize("role", ["reader", "officer", "administrator"])
def test_what_is_new_and_when_it_closes(open_one, look, role):
    (row,) = look(role)[PANEL]
    assert titles([row]) == ["Coding"]
    assert "2 new applications, closes in 25 days" in said(row)
    assert committee_url("list", open_one.pk) in links(row)


@pytest.mark.parametrize("role", ["editor", "member", "translator"])
def test_nobody_else_is_told_anything(open_one, look, role):
    """R37: no count, no name."""
    assert PANEL not in look(role)


@pytest.mark.thorough
def test_the_officer_goes_to_the_readers_and_a_reader_does_not(open_one, look):
    """Without a reader the link leads to where one is added, which is the officer's first task."""
    readers, adding = (committee_url(name, open_one.pk) for name in ("readers", "reader_add"))
    (row,) = look("officer")[PANEL]
    assert (readers in links(row), adding in links(row)) == (True, False)
    assert readers not in links(look("reader")[PANEL][0])
    VacancyReader.objects.all().delete()
    (row,) = look("officer")[PANEL]
    assert (readers in links(row), adding in links(row)) == (False, True)


def test_what_came_since_one_last_looked(open_one, accounts, look):
    looks(accounts, "reader", open_one, NOW - timedelta(hours=2))
    looks(accounts, "officer", open_one)
    ApplicationFactory(vacancy=open_one, received=True, received_at=NOW - timedelta(hours=3))
    (row,) = look("reader")[PANEL]
    assert "2 new applications since you last looked, closes in 25 days" in said(row)
    (row,) = look("officer")[PANEL]
    assert "3 applications, none of them new, closes in 25 days" in said(row)


@pytest.mark.table(every="action")
@pytest.mark.parametrize("action", [AccessAction.DOWNLOADED_ALL, AccessAction.EXPORTED_LIST])
def test_who_has_downloaded_all_of_them_has_looked(open_one, accounts, look, action):
    looks(accounts, "reader", open_one, action=action)
    assert "2 applications, none of them new" in said(look("reader")[PANEL][0])


def test_reading_one_is_not_looking_at_all(open_one, accounts, look):
    looks(accounts, "reader", open_one, action=AccessAction.READ)
    assert "2 new applications, closes" in said(look("reader")[PANEL][0])


@pytest.mark.thorough
def test_the_first_screen_itself_is_no_look(open_one, look):
    for _time in range(2):
        assert "2 new applications, closes" in said(look("reader")[PANEL][0])


@pytest.mark.parametrize(
    ("days", "text"),
    [(0, "closes today"), (1, "closes in 1 day"), (None, "open until filled")],
)
def test_when_it_closes(open_one, look, days, text):
    closes = None if days is None else NOW + timedelta(days=days, hours=1)
    type(open_one).objects.update(
        deadline_on=closes and closes.date(), closes_at=closes and closes, kind="thesis"
    )
    assert text in said(look("reader")[PANEL][0])


def test_a_decision_is_awaited_and_the_officer_goes_there(ended, accounts, look):
    looks(accounts, "officer", ended)
    (row,) = look("officer")[PANEL]
    assert "2 applications, none of them new, awaiting the decision" in said(row)
    assert committee_url("retention", ended.pk) in links(row)
    looks(accounts, "reader", ended)
    (row,) = look("reader")[PANEL]
    assert "awaiting the decision" in said(row)
    assert committee_url("retention", ended.pk) not in links(row)


@pytest.mark.table(every="text")
@pytest.mark.parametrize(
    ("facts", "confirmed", "text"),
    [
        ({}, True, "2 applications, will be erased after 10 June 2025"),
        (
            {},
            False,
            "but nothing will be erased then: no administrator has confirmed the retention rule",
        ),
        ({"hold": True}, True, "the hold prevents erasure after that date"),
        ({"decided_on": date(2024, 6, 25)}, True, None),  # in more than thirty days
    ],
)
def test_what_is_to_be_erased_is_told_to_officers(ended, accounts, look, facts, confirmed, text):
    rule = RetentionRule.load()
    rule.keep_months, rule.readers_months = 12, 600
    rule.save()
    if confirmed:
        rule.confirm(accounts["administrator"], NOW)
    Retention.objects.create(vacancy=ended, **{"decided_on": date(2024, 6, 10), **facts})
    assert look("reader")[PANEL] == NONE_WAIT
    found = look("officer")[PANEL]
    if text is None:
        assert found == NONE_WAIT
    else:
        assert text in said(found[0])
        assert committee_url("retention", ended.pk) in links(found[0])


def test_a_former_reader_sees_no_more(ended, look):
    """R76: with the right, the row goes."""
    Retention.objects.create(vacancy=ended, decided_on=date(2020, 1, 1))
    ApplicationFactory(vacancy=ended, received=True)
    assert look("reader")[PANEL] == NONE_WAIT


@pytest.mark.thorough
def test_other_vacancies_are_not_the_readers(open_one, look):
    other = VacancyFactory(name="Xylophone", documents=["CV"])
    ApplicationFactory(vacancy=other, received=True)
    assert titles(look("reader")[PANEL]) == ["Coding"]
    assert sorted(titles(look("officer")[PANEL])) == ["Coding", "Xylophone"]


@pytest.mark.thorough
@pytest.mark.parametrize("state", ["draft", "scheduled", "external", "closed"])
def test_what_has_no_applications_and_takes_none_does_not_wait(accounts, look, state):
    VacancyFactory(name="Xylophone", **{state: True})
    assert look("officer")[PANEL] == NONE_WAIT


def test_new_ones_stand_first_and_the_rest_in_the_list(open_one, accounts, look):
    for number in range(9):
        VacancyFactory(name=f"Quiet {number}", documents=["CV"], deadline_on=date(2025, 5, 30))
    found = look("officer")[PANEL]
    assert titles(found)[0] == "Coding"
    assert len(found) == 8
    more = found[0].find_parent("section").select_one(".groupsite-desk__more a")
    assert more["href"] == committee_url("index")


def test_in_swedish(open_one, look):
    assert "2 nya ansökningar, stänger om 25 dagar" in said(look("officer", "sv")[PANEL][0])
