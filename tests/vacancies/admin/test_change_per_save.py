"""A save of a vacancy is read once, and given to the same listeners in the same order on every path."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from tests.factories import NOW, PersonFactory
from tests.vacancies.admin.conftest import shown, url
from tests.vacancies.admin.test_history import form
from vacancies import signal_handlers
from vacancies.admin.history import changes
from vacancies.models import Vacancy, VacancyExtension
from vacancies.models.vacancy_change import VacancyChange

LATER = date(2025, 6, 30)


@pytest.fixture
def heard(monkeypatch):
    """The names of the listeners in the order in which they hear, and what each is given."""
    found: list[tuple[str, VacancyChange]] = []

    def listening(listener):
        def hear(change):
            found.append((listener.__name__, change))
            return listener(change)

        return hear

    for name in ("ON_SAVE", "ON_PUBLISH"):
        kept = tuple(map(listening, getattr(signal_handlers, name)))
        monkeypatch.setattr(signal_handlers, name, kept)
    return found


def saved(people, editor, vacancy):
    """A command or a script."""
    vacancy.deadline_on = LATER
    vacancy.save()


def published(people, editor, vacancy):
    draft = vacancy.draft()
    draft.deadline_on = LATER
    draft.save_revision(user=people["editor"]).publish()


def scheduled(people, editor, vacancy):
    draft = vacancy.draft()
    draft.deadline_on, draft.go_live_at = LATER, NOW - timedelta(hours=1)
    revision = draft.save_revision(user=people["editor"])
    revision.approved_go_live_at = draft.go_live_at
    revision.save()
    call_command("publish_scheduled")


def action(people, editor, vacancy):
    address = url("extend", vacancy.pk)
    answer = editor.post(
        address,
        shown(editor, address) | dict.fromkeys(("deadline_on", "confirmed"), LATER.isoformat()),
    )
    assert answer.status_code == 302


PATHS = [saved, published, scheduled, action]


def told(heard):
    return [name for name, _change in heard]


@pytest.mark.table
@pytest.mark.parametrize("path", PATHS)
def test_every_path_gives_the_same_change_in_the_same_order(people, editor, vacancy, heard, path):
    path(people, editor, vacancy)
    order = ["record_extension_if_later", "record_version", "queue_deadline_change_mails"]
    assert told(heard) == [*order, *([] if path is saved else ["log_published_changes"])]
    assert len({id(change) for _name, change in heard}) == 1
    change = heard[0][1]
    assert (change.before.deadline_on, change.after.deadline_on) == (date(2025, 6, 14), LATER)
    assert change.at == NOW
    assert change.user == (None if path is saved else people["editor"])
    assert VacancyExtension.objects.get().extended_by == change.user


@pytest.mark.indexes
def test_the_row_is_read_once_a_save(vacancy):
    vacancy.deadline_on = LATER
    with CaptureQueriesContext(connection) as asked:
        vacancy.save()
    table = '"groupsite_vacancies_vacancy"'
    statements = [one["sql"] for one in asked]
    reads = [n for n, sql in enumerate(statements) if f'FROM {table} WHERE {table}."id" =' in sql]
    (write,) = (n for n, sql in enumerate(statements) if sql.startswith(f"UPDATE {table}"))
    before, after = [n for n in reads if n < write], [n for n in reads if n > write]
    assert (len(before), len(after)) == (1, 1)  # the second is of Wagtail's search index


def test_the_note_of_a_draft_is_no_change(vacancy, heard):
    draft = vacancy.draft()
    draft.deadline_on = LATER
    draft.save_revision()
    assert draft.change is None
    assert heard == []


def test_a_new_vacancy_has_nothing_before(vacancy, heard):
    Vacancy.objects.create(name="Another")
    assert [(name, change.before) for name, change in heard] == [
        ("record_extension_if_later", None),
        ("record_version", None),
        ("queue_deadline_change_mails", None),
    ]


def test_the_rows_before_are_those_that_the_save_replaces(people, vacancy):
    draft = vacancy.draft()
    draft.supervisors.create(person=PersonFactory(bob=True), sort_order=5)
    draft.save_revision(user=people["editor"]).publish()
    entry = ModelLogEntry.objects.get(action=changes.CHANGE_FACTS)
    assert [name for name, _role in entry.data["before"]["supervisors"]] == ["Alice Ek"]
    assert [name for name, _role in entry.data["after"]["supervisors"]] == ["Alice Ek", "Bob Åberg"]


@pytest.mark.thorough
def test_who_publishes_for_another_has_extended_it(people, login, vacancy):
    """A member drafts, an editor publishes the draft: the history and the extension name the editor."""
    draft = vacancy.draft()
    draft.deadline_on = LATER
    draft.save_revision(user=people["officer"])
    editor = login("editor")
    address = url("edit", vacancy.pk)
    data = form(editor, vacancy)
    data["action-publish"] = "1"
    assert editor.post(address, data).status_code == 302
    assert VacancyExtension.objects.get().extended_by == people["editor"]
    assert ModelLogEntry.objects.get(action=changes.CHANGE_DEADLINE).user == people["editor"]
