"""What follows the rows of a move sees those of the source, and nothing that `migrate` had made."""

from contextlib import nullcontext

import pytest
from django.contrib.contenttypes.models import ContentType

from groupsite.moving import steps
from groupsite.moving.move_state import MoveError, MoveState
from groupsite.moving.steps import iter_move
from people.models import Person
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_content_types_have_the_numbers_of_the_source(monkeypatch, tmp_path):
    """The index is made of pages, whose types are numbers."""
    before = ContentType.objects.get_for_model(Person).pk

    def renumber(*_arguments):
        ContentType.objects.filter(pk=before).update(model="other")
        ContentType.objects.create(app_label="groupsite_people", model="person")
        yield from ()

    found = []
    monkeypatch.setattr(steps, "iter_move_rows", renumber)
    monkeypatch.setattr(steps, "call_command", lambda *_arguments, **_options: None)
    for name in ("begin", "finish"):
        monkeypatch.setattr(steps.move_state, name, lambda *_arguments: None)
    monkeypatch.setattr(
        steps,
        "update_index",
        lambda _at: found.append(ContentType.objects.get_for_model(Person).pk),
    )
    list(steps._iter_steps(None, tmp_path, None, {}, []))
    assert found != [before]
    assert len(found) == 1
    ContentType.objects.clear_cache()


def test_a_site_on_sqlite_is_no_target(monkeypatch, tmp_path):
    monkeypatch.setattr(steps.connection, "vendor", "sqlite")
    with pytest.raises(steps.MoveError, match="The target is not PostgreSQL"):
        steps._check_target(tmp_path)


def test_a_folder_without_a_site_is_no_source(tmp_path):
    with pytest.raises(steps.MoveError, match=r"no db\.sqlite3"):
        next(iter_move(tmp_path))


@pytest.fixture
def target(monkeypatch):
    """Says what a PostgreSQL target has; at first an empty database, in which no move has started."""

    def have(state: MoveState | None = None, *, is_unused: bool) -> None:
        monkeypatch.setattr(steps.move_state, "read_state", lambda: state)
        monkeypatch.setattr(steps, "database_is_unused", lambda: is_unused)

    monkeypatch.setattr(steps.connection, "vendor", "postgresql")
    have(is_unused=True)
    return have


class TestTargets:
    def test_an_empty_database_is_one(self, target, tmp_path):
        assert steps._check_target(tmp_path) is None

    def test_a_database_with_tables_of_something_else_is_none(self, target, tmp_path):
        target(is_unused=False)
        with pytest.raises(MoveError, match="has tables that no move has made"):
            steps._check_target(tmp_path)

    def test_one_into_which_this_folder_is_being_moved_is_one(self, target, tmp_path):
        state = MoveState(str(tmp_path), NOW, None, None)
        target(state, is_unused=False)
        assert steps._check_target(tmp_path) == state

    def test_one_into_which_another_folder_is_being_moved_is_none(self, target, tmp_path):
        target(MoveState("/elsewhere", NOW, None, None), is_unused=False)
        with pytest.raises(MoveError, match="A move from /elsewhere into this database"):
            steps._check_target(tmp_path)


class TestWhatIsWritten:
    @pytest.fixture
    def written(self, target, monkeypatch):
        """The folders of which anything has been written."""
        found: list[str] = []
        monkeypatch.setattr(steps, "held_source", nullcontext)
        monkeypatch.setattr(steps, "moved_areas", lambda _data: [])
        monkeypatch.setattr(steps, "_read_source", lambda _source: {})
        monkeypatch.setattr(steps, "_iter_summary", lambda *_arguments: ["what there is"])
        monkeypatch.setattr(
            steps, "_iter_steps", lambda _source, data, *_more: found.append(str(data)) or ["moved"]
        )
        return found

    def test_everything_is_moved(self, written, tmp_path):
        assert list(iter_move(tmp_path))[-1] == "moved"
        assert written == [str(tmp_path)]

    def test_a_dry_run_writes_nothing(self, written, tmp_path):
        assert list(iter_move(tmp_path, dry_run=True))[-1] == "Nothing was written"
        assert written == []

    def test_what_has_been_moved_is_not_moved_again(self, written, target, tmp_path):
        """The new site may have been used since."""
        target(MoveState(str(tmp_path), NOW, NOW, NOW), is_unused=False)
        (said,) = iter_move(tmp_path)
        assert "moved already, at 2025-05-20" in said
        assert written == []


def test_values_that_the_target_would_refuse_stop_it_before(monkeypatch):
    monkeypatch.setattr(steps, "moved_tables", lambda _source: [])
    monkeypatch.setattr(steps, "iter_rows_without_target", lambda _source, _tables: ["row 1"])
    with pytest.raises(MoveError, match=r"would refuse these values[^:]*:\nrow 1"):
        steps._read_source(None)


@pytest.mark.parametrize("moved", [False, True])
def test_rows_are_copied_once_and_then_compared(monkeypatch, tmp_path, moved):
    """Whoever starts the site between two runs has written something that a second copy would remove."""
    done = []
    monkeypatch.setattr(steps, "call_command", lambda *_words, **_options: None)
    monkeypatch.setattr(steps, "update_index", lambda _at: None)
    for name in ("begin", "finish"):
        monkeypatch.setattr(steps.move_state, name, lambda *_arguments: None)
    monkeypatch.setattr(steps, "iter_move_rows", lambda *_arguments: done.append("copied") or [])
    monkeypatch.setattr(steps, "check_rows", lambda _digests: done.append("compared"))
    state = MoveState(str(tmp_path), NOW, NOW if moved else None, None)
    list(steps._iter_steps(None, tmp_path, state, {}, []))
    assert done == ["compared" if moved else "copied"]
