"""Files are copied once and compared, whatever an interrupted move has left."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, InMemoryStorage

from groupsite.moving import moved_files
from groupsite.moving.move_state import MoveError
from groupsite.moving.moved_files import MovedArea


class State(dict[str, str]):
    """What the target has noted, without a database."""

    def files_of_area(self, _area):
        return dict(self)

    def note_file_begun(self, _area, name):
        self[name] = ""

    def note_file_moved(self, _area, name, sha256):
        self[name] = sha256

    def forget_file(self, _area, name):
        del self[name]


@pytest.fixture
def state(monkeypatch):
    state = State()
    monkeypatch.setattr(moved_files, "move_state", state)
    return state


@pytest.fixture
def area(tmp_path, state):
    """Two files in a folder, and an empty storage."""
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "å b.png").write_bytes(b"picture")
    (tmp_path / "empty").touch()
    return MovedArea("media", tmp_path, InMemoryStorage())


def contents(area):
    return {name: area.storage.open(name).read() for name in ("images/å b.png", "empty")}


def test_all_are_copied_under_their_names(area, state):
    assert list(area.iter_move()) == ["2 files of media are in place; 2 were copied now"]
    assert contents(area) == {"images/å b.png": b"picture", "empty": b""}
    assert state["images/å b.png"] == hashlib.sha256(b"picture").hexdigest()


def test_a_second_run_copies_nothing(area):
    list(area.iter_move())
    assert list(area.iter_move()) == ["2 files of media are in place; 0 were copied now"]


def test_half_a_file_of_a_killed_run_is_replaced(area, state):
    state.note_file_begun("media", "images/å b.png")
    area.storage.save("images/å b.png", ContentFile(b"pic"))
    area.check_unused(state)
    list(area.iter_move())
    assert contents(area)["images/å b.png"] == b"picture"


def test_what_the_source_has_removed_or_changed_since_is_not_left(area, state):
    (area.folder / "withdrawn").write_bytes(b"of somebody")
    list(area.iter_move())
    (area.folder / "withdrawn").unlink()
    (area.folder / "empty").write_bytes(b"changed")
    list(area.iter_move())
    assert not area.storage.exists("withdrawn")
    assert contents(area)["empty"] == b"changed"
    assert set(state) == {"images/å b.png", "empty"}


def test_files_that_no_move_has_put_there_are_not_mixed_with_ours(area, state):
    area.storage.save("mine", ContentFile(b""))
    with pytest.raises(MoveError, match="already has files, such as mine"):
        area.check_unused(state)


def test_a_storage_that_stores_something_else_is_noticed(area, monkeypatch):
    save = area.storage.save
    monkeypatch.setattr(area.storage, "save", lambda name, _file: save(name, ContentFile(b"other")))
    with pytest.raises(MoveError, match="has another content of empty"):
        list(area.iter_move())


def test_a_storage_that_chooses_another_name_is_noticed(area, monkeypatch):
    save = area.storage.save
    monkeypatch.setattr(area.storage, "save", lambda name, file: save(f"other-{name}", file))
    with pytest.raises(MoveError, match="named a file other-empty, not empty"):
        list(area.iter_move())
    assert not area.storage.exists("other-empty")


def test_a_folder_that_the_target_uses_too_stays(tmp_path, state):
    area = MovedArea("media", tmp_path, FileSystemStorage(location=tmp_path))
    assert area.stays
    (tmp_path / "mine").touch()
    area.check_unused(state)
