"""The acts of the hub: at once in every language, and nothing else goes public with them."""

from datetime import date, time

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from wagtail.models import ModelLogEntry
from wagtail.users.models import UserProfile

from tests.applications import ApplicationFactory
from tests.factories import NOW
from tests.vacancies.admin.conftest import shown, url
from vacancies.models import OutgoingMail, Vacancy, VacancyExtension, VacancyPage
from vacancies.posting.lifecycle import State

pytestmark = pytest.mark.table

ACTS = ("extend", "close", "outcome")
ANSWERS = {
    "extend": {"deadline_on": "2025-06-28", "confirmed": "2025-06-28"},
    "close": {},
    "outcome": {"outcome": "filled"},
}


def send(client, act, vacancy, **answers):
    address = url(act, vacancy.pk)
    return client.post(address, {**shown(client, address), **ANSWERS[act], **answers})


def text(client, address):
    return client.get(address).content.decode().replace("\N{NO-BREAK SPACE}", " ")


def now_state(vacancy):
    return Vacancy.objects.get(pk=vacancy.pk).state(NOW)


ROLES = {
    "anonymous": False,
    "member": False,
    "reader": False,
    "officer": False,
    "editor": True,
    "administrator": True,
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize(("role", "may"), ROLES.items())
def test_who_may_publish_may_act(login, people, vacancy, act, role, may):
    client = login(role)
    address = url(act, vacancy.pk)
    assert (client.get(address).status_code == 200) is may
    known = shown(login("editor"), address)
    response = client.post(address, {**known, **ANSWERS[act]})
    assert response.status_code == 302
    changed = Vacancy.objects.get(pk=vacancy.pk)
    unchanged = (changed.deadline_on, changed.outcome) == (date(2025, 6, 14), "")
    assert unchanged is not may


@pytest.mark.parametrize("act", ACTS)
def test_who_may_change_but_not_publish_may_not_act(people, vacancy, act, django_user_model):
    user = django_user_model.objects.create_user("eve")
    names = ("access_admin", "change_vacancy", "view_vacancy")
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client = Client()
    client.force_login(user)
    assert url(act, vacancy.pk) not in client.get(url("list")).text
    assert url(act, vacancy.pk) not in client.get(url("edit", vacancy.pk)).text
    assert client.get(url(act, vacancy.pk)).status_code == 302


@pytest.mark.parametrize("act", ACTS)
def test_looking_changes_nothing(editor, vacancy, act):
    editor.get(url(act, vacancy.pk))
    assert Vacancy.objects.get().live_revision_id == vacancy.live_revision_id
    assert editor.put(url(act, vacancy.pk)).status_code == 405


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("act", "english", "swedish"),
    [
        ("extend", "28 June 2025", "28 juni 2025"),
        ("close", "Closed to applications", "Ansökan stängd"),
        ("outcome", "Filled", "Tillsatt"),
    ],
)
def test_an_act_shows_on_both_pages_at_once(editor, vacancy, act, english, swedish):
    pages = {page.locale.language_code: page.url for page in VacancyPage.objects.all()}
    anyone = Client()
    assert english not in text(anyone, pages["en"])
    assert swedish not in text(anyone, pages["sv"])
    assert send(editor, act, vacancy).url == url("list")
    assert english in text(anyone, pages["en"])
    assert swedish in text(anyone, pages["sv"])


def test_an_extension_stays_visible_and_says_who(editor, vacancy, people):
    send(editor, "extend", vacancy)
    row = VacancyExtension.objects.get()
    assert (row.extended_from, row.extended_to) == (date(2025, 6, 14), date(2025, 6, 28))
    assert row.extended_by == people["editor"]


def test_closing_early_is_over_at_once(editor, vacancy):
    send(editor, "close", vacancy)
    closed = Vacancy.objects.get()
    assert (closed.deadline_on, closed.deadline_time) == (date(2025, 5, 20), time(11, 59))
    assert closed.state(NOW) == State.CLOSED


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("act", "answers", "kinds"),
    [
        ("extend", {}, {"draft": "extended"}),
        ("close", {}, {"draft": "ended"}),
        ("outcome", {}, {"draft": "ended"}),
        ("outcome", {"outcome": "cancelled"}, {"draft": "ended", "sent": "ended"}),
    ],
)
def test_applicants_are_told(editor, vacancy, act, answers, kinds):
    ApplicationFactory(vacancy=vacancy, family_name="draft")
    ApplicationFactory(vacancy=vacancy, family_name="sent", received=True)
    send(editor, act, vacancy, **answers)
    mails = OutgoingMail.objects.values_list("application__family_name", "kind")
    assert {name: kind.lower() for name, kind in mails} == kinds


@pytest.mark.parametrize("act", ACTS)
def test_unpublished_changes_stay_unpublished_and_take_the_act(editor, vacancy, act):
    draft = vacancy.draft()
    draft.reference, draft.positions_min = "UNPUBLISHED-7", 5
    draft.deadline_on = date(2025, 8, 1)
    draft.supervisors = []
    draft.save_revision(clean=False)
    assert "unpublished changes" in editor.get(url(act, vacancy.pk)).text
    send(editor, act, vacancy)

    public = Vacancy.objects.get()
    assert (public.reference, public.positions_min) == ("CS-2025-04", 1)
    assert public.supervisors.count() == 1
    assert public.has_unpublished_changes
    newest = public.draft()
    assert (newest.reference, newest.positions_min) == ("UNPUBLISHED-7", 5)
    for fact in ("outcome",) if act == "outcome" else ("deadline_on", "deadline_time"):
        assert getattr(newest, fact) == getattr(public, fact)
    newest.save_revision(clean=False).publish()
    assert now_state(vacancy) == public.state(NOW)


@pytest.mark.parametrize("act", ACTS)
def test_without_a_draft_none_is_left(editor, vacancy, act):
    send(editor, act, vacancy)
    public = Vacancy.objects.get()
    assert not public.has_unpublished_changes
    assert public.latest_revision_id == public.live_revision_id != vacancy.live_revision_id
    assert public.supervisors.count() == public.contacts.count() == 1


@pytest.mark.parametrize("act", ACTS)
def test_sent_twice_it_is_done_once(editor, vacancy, act):
    address = url(act, vacancy.pk)
    data = {**shown(editor, address), **ANSWERS[act]}
    assert editor.post(address, data).status_code == 302
    done = Vacancy.objects.get().live_revision_id
    again = editor.post(address, data, follow=True)
    assert "Nothing has been changed" in again.text
    assert Vacancy.objects.get().live_revision_id == done
    assert VacancyExtension.objects.count() == (act == "extend")


def test_a_stale_form_is_refused_once_and_keeps_what_was_typed(editor, vacancy):
    address = url("extend", vacancy.pk)
    stale = shown(editor, address)
    send(editor, "extend", vacancy)
    response = editor.post(address, {**stale, "deadline_on": "2025-07-05"})
    assert "changed this vacancy in the meantime" in response.text
    assert 'value="2025-07-05"' in response.text
    assert Vacancy.objects.get().deadline_on == date(2025, 6, 28)
    fresh = {bound.html_name: bound.value() or "" for bound in response.context["form"]}
    assert editor.post(address, {**fresh, "confirmed": "2025-07-05"}).status_code == 302
    assert Vacancy.objects.get().deadline_on == date(2025, 7, 5)


@pytest.mark.thorough
@pytest.mark.parametrize("act", ["close", "outcome"])
def test_what_was_decided_on_an_old_deadline_is_asked_again(editor, vacancy, act):
    address = url(act, vacancy.pk)
    stale = {**shown(editor, address), **ANSWERS[act]}
    send(editor, "extend", vacancy)
    response = editor.post(address, stale)
    assert "changed this vacancy in the meantime" in response.text
    assert now_state(vacancy) == State.OPEN
    fresh = {bound.html_name: bound.value() or "" for bound in response.context["form"]}
    assert editor.post(address, fresh).status_code == 302
    assert now_state(vacancy) != State.OPEN


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2025-06-14", "must be later than 14 June 2025"),
        ("2025-06-01", "must be later"),
        ("in June", "This is not a date."),
        ("", "This field is required."),
    ],
)
def test_what_is_no_later_day_is_refused(editor, vacancy, typed, said):
    response = send(editor, "extend", vacancy, deadline_on=typed, deadline_time="12:30")
    assert response.status_code == 200
    assert said in response.text.replace("\N{NO-BREAK SPACE}", " ")
    assert 'value="12:30"' in response.text
    assert Vacancy.objects.get().deadline_on == date(2025, 6, 14)


def test_a_later_day_that_is_over_is_refused(editor, vacancy):
    Vacancy.objects.update(deadline_on=date(2025, 5, 1), closes_at="2025-05-01T22:00Z")
    response = send(editor, "extend", vacancy, deadline_on="2025-05-10")
    assert "This time has already passed." in response.text


@pytest.mark.parametrize("act", ACTS)
def test_locked_facts_are_left_alone(editor, vacancy, act):
    Vacancy.objects.update(locked=True)
    response = editor.get(url(act, vacancy.pk), follow=True)
    assert "locked or being reviewed" in response.text


def test_what_has_closed_cannot_be_closed_again(editor, vacancy):
    Vacancy.objects.update(deadline_on=date(2025, 5, 1), closes_at="2025-05-01T22:00Z")
    assert url("close", vacancy.pk) not in editor.get(url("list")).text
    response = editor.post(url("close", vacancy.pk), {}, follow=True)
    assert "Nothing has been changed" in response.text
    assert Vacancy.objects.get().deadline_on == date(2025, 5, 1)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("facts", "offers"),
    [
        ({}, {"extend", "close", "outcome"}),
        ({"live": False}, set()),
        ({"opens_at": "2025-09-01T00:00Z", "closes_at": "2025-10-01T00:00Z"}, {"extend"}),
        ({"closes_at": "2025-05-01T00:00Z"}, {"extend", "outcome"}),
        ({"outcome": "filled"}, {"outcome"}),
        ({"deadline_on": None, "closes_at": None}, {"close", "outcome"}),
    ],
)
def test_only_acts_that_make_sense_are_offered(editor, vacancy, facts, offers):
    Vacancy.objects.update(**facts)
    for screen in (url("list"), url("edit", vacancy.pk)):
        html = editor.get(screen).text
        assert {act for act in ACTS if url(act, vacancy.pk) in html} == offers, screen
    for act in set(ACTS) - offers:
        response = editor.post(url(act, vacancy.pk), ANSWERS[act], follow=True)
        assert "Nothing has been changed" in response.text


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("act", "english", "swedish"),
    [
        (
            "extend",
            "Deadline changed from 14 June 2025, 23:59 Swedish time (CEST) to 28 June 2025",
            "Sista ansökningsdag ändrad från 14 juni 2025",
        ),
        ("close", "to 20 May 2025, 11:59 Swedish time (CEST)", "till 20 maj 2025"),
        ("outcome", "Result recorded: filled", "Resultatet registrerat: tillsatt"),
    ],
)
def test_the_history_says_what_was_changed(editor, people, vacancy, act, english, swedish):
    send(editor, act, vacancy)
    entry = ModelLogEntry.objects.filter(action__startswith="groupsite_vacancies.").get()
    assert entry.user == people["editor"]
    assert english in text(editor, url("history", vacancy.pk))
    UserProfile.objects.update_or_create(
        user=people["editor"], defaults={"preferred_language": "sv"}
    )
    assert swedish in text(editor, url("history", vacancy.pk))
