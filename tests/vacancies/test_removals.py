"""R75: what was withdrawn or erased is noted, and a restored backup does not bring it back."""

from datetime import timedelta

import pytest

from tests.applications import ApplicationFactory
from tests.factories import NOW
from tests.vacancies.letters import open_vacancy
from vacancies.applications import submission
from vacancies.models import Application, ApplicationFile, RemovalAction, RemovedApplication, Stage
from vacancies.models.committee import hash_of_start_key
from vacancies.retention.erasure import erase_application_and_count_files
from vacancies.retention.removals import Removal, removals_in_database, replay_removals

LATER = NOW + timedelta(days=3)


@pytest.fixture
def application(group_site, private_files):
    return ApplicationFactory(vacancy=open_vacancy(group_site), received=True)


def removal_of(application: Application, action: RemovalAction) -> Removal:
    return Removal(hash_of_start_key(application.start_key), action, LATER)


def test_a_withdrawal_is_noted_once(application):
    submission.withdraw_application(application, NOW)
    (removal,) = removals_in_database()
    assert removal == removal_of(application, RemovalAction.WITHDRAWN)._replace(at=NOW)


@pytest.mark.parametrize("received", [True, False])
def test_an_erasure_is_noted_without_personal_data(group_site, received):
    application = ApplicationFactory(vacancy=open_vacancy(group_site), received=received)
    erase_application_and_count_files(application.pk, NOW)
    (row,) = RemovedApplication.objects.values()
    assert row.keys() == {"id", "key_hash", "action", "at"}
    assert str(application.start_key) not in str(row)


def test_an_erasure_that_fails_is_not_noted(application, monkeypatch):
    def fail(*args, **kwargs):
        raise OSError

    monkeypatch.setattr(Application, "delete", fail)
    with pytest.raises(OSError):  # noqa: PT011
        erase_application_and_count_files(application.pk, NOW)
    assert not removals_in_database()


def test_an_erased_application_is_erased_again(application):
    other = ApplicationFactory(vacancy=application.vacancy, received=True)
    lines = list(replay_removals([removal_of(application, RemovalAction.ERASED)], LATER))
    assert lines == [f"application {application.pk}: erased again"]
    assert list(Application.objects.all()) == [other]


def test_a_withdrawn_application_is_withdrawn_again_on_its_day(application):
    removal = removal_of(application, RemovalAction.WITHDRAWN)
    assert len(list(replay_removals([removal], LATER + timedelta(days=9)))) == 1
    application.refresh_from_db()
    assert (application.stage, application.withdrawn_at) == (Stage.WITHDRAWN, LATER)
    assert not ApplicationFile.objects.filter(application=application).exists()


def test_the_second_time_changes_nothing_and_the_next_backup_knows_it(application):
    removal = removal_of(application, RemovalAction.WITHDRAWN)
    list(replay_removals([removal], LATER))
    assert not list(replay_removals([removal], LATER))
    assert removals_in_database() == [removal]


def test_a_line_is_read_as_it_was_written(application):
    removal = removal_of(application, RemovalAction.ERASED)
    assert Removal.from_line(removal.line) == removal


@pytest.mark.parametrize(
    "line", ["", "erased", "2026-11-28 erased abc", "yesterday erased " + "0" * 64, "a b c d"]
)
def test_another_line_is_refused(line):
    with pytest.raises(ValueError):  # noqa: PT011
        Removal.from_line(line)
