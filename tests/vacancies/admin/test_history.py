"""The history says which facts were changed, from what to what, whatever screen changed them."""

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from wagtail.models import ModelLogEntry
from wagtail.test.utils.form_data import querydict_from_html
from wagtail.users.models import UserProfile

from tests.factories import AreaFactory, PersonFactory
from tests.vacancies.admin.conftest import url
from vacancies.admin.history import changes
from vacancies.admin.history.log_formatters import change_sentences
from vacancies.models import Vacancy

JSON = {"accept": "application/json"}


def plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


def form(client, vacancy, **typed):
    """What the browser has of the facts, with this typed into it."""
    html = client.get(url("edit", vacancy.pk)).content.decode()
    data = querydict_from_html(html, "w-editor-form")
    for name in [name for name in data if name.endswith("-required")]:
        data[name] = "on"  # as a browser sends what is ticked
    for name, value in typed.items():
        data[name] = value
    return data


def send(client, vacancy, action="publish", **typed):
    data = form(client, vacancy, **typed)
    if action:
        data[f"action-{action}"] = "1"
    response = client.post(url("edit", vacancy.pk), data)
    assert response.status_code == 302, response.context["form"].errors
    return response


def history(client, vacancy):
    return plain(client.get(url("history", vacancy.pk)).text)


def told():
    """Each entry of ours, oldest first, in English."""
    entries = ModelLogEntry.objects.filter(action__startswith="groupsite_vacancies.")
    return [plain(str(entry.message)) for entry in entries.order_by("timestamp", "pk")]


CASES = {
    "deadline": (
        {"deadline_on": date(2025, 6, 30)},
        (
            "Deadline changed from 14 June 2025, 23:59 Swedish time (CEST) to 30 June 2025, 23:59"
            " Swedish time (CEST)"
        ),
        (
            "Sista ansökningsdag ändrad från 14 juni 2025 kl. 23.59 svensk tid till 30 juni"
            " 2025 kl. 23.59 svensk tid"
        ),
    ),
    "no deadline": (
        {"deadline_on": None},
        (
            "Deadline removed: open until filled; previously, it was 14 June 2025, 23:59 Swedish time"
            " (CEST)"
        ),
        (
            "Sista ansökningsdag borttagen: öppen tills tjänsten är tillsatt; tidigare var den 14 juni"
            " 2025 kl. 23.59 svensk tid"
        ),
    ),
    "opening": (
        {"opens_on": date(2025, 5, 1), "opens_time": time(8, 30)},
        "Opening date changed from 13 May 2025 to 1 May 2025, 08:30",
        "Öppningsdag ändrad från 13 maj 2025 till 1 maj 2025 kl. 08.30",
    ),
    "zone": (
        {"time_zone": "Europe/London"},
        (
            "Deadline changed from 14 June 2025, 23:59 Swedish time (CEST) to 14 June 2025, 23:59 London"
            " time (BST); Opening date changed from 13 May 2025 to 13 May 2025 (Europe/London)"
        ),
        (
            "Sista ansökningsdag ändrad från 14 juni 2025 kl. 23.59 svensk tid till 14 juni 2025"
            " kl. 23.59 lokal tid i London (BST); Öppningsdag ändrad från 13 maj 2025 till 13 maj"
            " 2025 (Europe/London)"
        ),
    ),
    "positions": (
        {"positions_min": 3, "positions_max": 4},
        "Number of positions changed from 1 to 3\N{EN DASH}4",
        "Antal tjänster ändrat från 1 till 3\N{EN DASH}4",
    ),
    "salary": (
        {"salary": "agreement"},
        "Salary changed from 34,550 SEK per month to “to be agreed”",
        "Lön ändrad från 34 550 kronor per månad till enligt överenskommelse",
    ),
    "amount": (
        {"salary_amount": Decimal("35000.50"), "salary_valid_from": date(2025, 10, 1)},
        (
            "Salary changed from 34,550 SEK per month to 35,000.50 SEK per month (valid from 1 October"
            " 2025)"
        ),
        (
            "Lön ändrad från 34 550 kronor per månad till 35 000,50 kronor per månad (gäller från den"
            " 1 oktober 2025)"
        ),
    ),
    "method": (
        {"application_method": "link", "application_url": "https://apply.example.org/7"},
        (
            "Application method changed from the form on this site to a link to another system"
            " (https://apply.example.org/7)"
        ),
        (
            "Ansökningssätt ändrat från formuläret på den här webbplatsen till en länk till ett annat"
            " system (https://apply.example.org/7)"
        ),
    ),
    "method: e-mail": (
        {
            "application_method": "email",
            "application_email": "jobs@example.org",
            "application_subject": "X-7",
        },
        (
            "Application method changed from the form on this site to e-mail, jobs@example.org"
            " (subject: X-7)"
        ),
        (
            "Ansökningssätt ändrat från formuläret på den här webbplatsen till e-post,"
            " jobs@example.org (ämne: X-7)"
        ),
    ),
    "outcome": (
        {"outcome": "filled"},
        "Result recorded: filled",
        "Resultatet registrerat: tillsatt",
    ),
    "others": (
        {"reference": "X-7", "teaching_percent": 15},
        "Also changed: reference number, duration",
        "Också ändrat: referensnummer, anställningstid",
    ),
    "nothing": ({}, "", ""),
}


@pytest.mark.parametrize(("facts", "english", "swedish"), CASES.values(), ids=CASES)
def test_a_sentence_for_each_changed_fact(vacancy, facts, english, swedish):
    before = changes.facts_snapshot(vacancy)
    for name, value in facts.items():
        setattr(vacancy, name, value)
    data = changes.log_data_of_changes(before, changes.facts_snapshot(vacancy))
    assert plain("; ".join(change_sentences(data))) == english
    with translation.override("sv"):
        assert plain("; ".join(change_sentences(data))) == swedish


def test_rows_of_the_form_are_facts_too(vacancy):
    before = changes.facts_snapshot(vacancy)
    draft = vacancy.draft()
    draft.supervisors.create(person=PersonFactory(bob=True), sort_order=5)
    draft.areas.add(AreaFactory(name="Coding"))
    contact = draft.contacts.get()
    contact.phone = "031 772 10 00"
    draft.contacts.add(contact)
    said = change_sentences(changes.log_data_of_changes(before, changes.facts_snapshot(draft)))
    assert said[0] == "Supervisors changed from Alice Ek to Alice Ek, Bob Åberg"
    assert said[1] == "Also changed: research areas, contacts"


def test_dates_that_are_removed_are_said():
    dates = {
        "deadline": {"on": "2025-06-14", "time": "", "zone": "Europe/Stockholm"},
        "opens": {"on": "2025-05-13", "time": "", "zone": "Europe/Stockholm"},
    }
    none = {fact: {**value, "on": ""} for fact, value in dates.items()}
    assert [
        text.partition(":")[0] for text in change_sentences({"before": dates, "after": none})
    ] == [
        "Deadline removed",
        "Opening date removed; previously, it was 13\N{NO-BREAK SPACE}May 2025",
    ]


def test_another_role_of_a_supervisor_leaves_a_trace(vacancy):
    before = changes.facts_snapshot(vacancy)
    row = vacancy.supervisors.get()
    row.role = "main"
    row.save()
    data = changes.log_data_of_changes(
        before, changes.facts_snapshot(Vacancy.objects.get(pk=vacancy.pk))
    )
    assert change_sentences(data) == [
        "Supervisors changed from Alice Ek to Alice Ek (main supervisor)"
    ]
    with translation.override("sv"):
        (swedish,) = change_sentences(data)
    assert swedish.endswith("till Alice Ek (huvudhandledare)")


def test_an_entry_made_before_roles_were_kept_is_read():
    data = {"before": {"supervisors": ["Alice Ek"]}, "after": {"supervisors": [["Bob", "co"]]}}
    assert change_sentences(data) == ["Supervisors changed from Alice Ek to Bob (co-supervisor)"]


def test_the_same_moment_by_another_clock_is_no_change(vacancy):
    vacancy.meeting_at = datetime(2025, 6, 1, 12, tzinfo=ZoneInfo("Europe/Stockholm"))
    before = changes.facts_snapshot(vacancy)
    vacancy.meeting_at = vacancy.meeting_at.astimezone(ZoneInfo("UTC"))
    assert changes.log_data_of_changes(before, changes.facts_snapshot(vacancy)) == {}


@pytest.mark.thorough
def test_publishing_the_facts_says_it_once_and_who(editor, people, vacancy):
    send(editor, vacancy, deadline_on="2025-06-30", teaching_percent="15")
    entry = ModelLogEntry.objects.get(action__startswith="groupsite_vacancies.")
    assert (entry.action, entry.user) == (changes.CHANGE_FACTS, people["editor"])
    html = history(editor, vacancy)
    assert "Deadline changed from 14 June 2025, 23:59 Swedish time (CEST) to 30 June 2025" in html
    assert "Also changed: duration" in html
    UserProfile.objects.update_or_create(
        user=people["editor"], defaults={"preferred_language": "sv"}
    )
    assert "Sista ansökningsdag ändrad från 14 juni 2025" in history(editor, vacancy)


@pytest.mark.thorough
def test_a_changed_deadline_alone_reads_as_the_hubs_own_act(editor, vacancy):
    send(editor, vacancy, deadline_on="2025-06-30")
    assert ModelLogEntry.objects.filter(action=changes.CHANGE_DEADLINE).count() == 1


@pytest.mark.thorough
def test_publishing_without_a_change_says_nothing(editor, vacancy):
    send(editor, vacancy)
    assert told() == []


@pytest.mark.thorough
def test_what_was_never_public_has_not_changed_in_public(editor, vacancy):
    Vacancy.objects.update(live=False, live_revision=None)
    send(editor, vacancy, deadline_on="2025-06-30")
    assert told() == []


def test_publishing_outside_of_the_admin_is_told_too(people, vacancy):
    draft = vacancy.draft()
    draft.deadline_on = date(2025, 6, 30)
    draft.save_revision(user=people["officer"]).publish()
    entry = ModelLogEntry.objects.get(action=changes.CHANGE_DEADLINE)
    assert entry.user == people["officer"]


def test_a_draft_says_that_it_is_one(editor, vacancy):
    send(editor, vacancy, action="", deadline_on="2025-06-30")
    assert told() == [
        (
            "In the draft: Deadline changed from 14 June 2025, 23:59 Swedish time (CEST) to"
            " 30 June 2025, 23:59 Swedish time (CEST)"
        )
    ]
    assert "In the draft: Deadline changed" in history(editor, vacancy)


@pytest.mark.thorough
def test_a_form_that_saves_itself_again_and_again_says_it_once(editor, vacancy):
    address = url("edit", vacancy.pk)
    data = form(editor, vacancy, positions_min="2")
    saved = editor.post(address, data, headers=JSON).json()
    data["overwrite_revision_id"] = saved["revision_id"]
    data["positions_min"] = "3"
    data["reference"] = "X-7"
    assert editor.post(address, data, headers=JSON).json()["success"]
    assert told() == [
        "In the draft: Number of positions changed from 1 to 3; Also changed: reference number"
    ]
    data["positions_min"], data["reference"] = "1", "CS-2025-04"
    assert editor.post(address, data, headers=JSON).json()["success"]
    assert told() == []


def test_an_entry_that_says_nothing_of_facts_is_still_shown(vacancy):
    old = {"on": "2025-06-14", "time": "", "zone": "Europe/Stockholm", "outcome": ""}
    for data in ({}, {"before": old, "after": old}):
        entry = ModelLogEntry(action=changes.CHANGE_DEADLINE, data=data)
        assert str(entry.message) == "Change the deadline"
