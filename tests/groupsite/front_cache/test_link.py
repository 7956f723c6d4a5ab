"""The link leads to a name that nginx keeps pages of, or to `writing`, whatever fails."""

import os
import stat
from contextlib import closing
from pathlib import Path

import pytest

from groupsite.front_cache import link
from groupsite.front_cache.link import FrontLink


@pytest.fixture
def front(tmp_path: Path) -> FrontLink:
    front = FrontLink(tmp_path / "front")
    front.prepare()
    return front


def target(front: FrontLink) -> str:
    return str(front.link.readlink())


def begin(front: FrontLink, generation: str = "one") -> str:
    front.begin(lambda: generation)
    return target(front)


def test_it_begins_where_nothing_is_kept(front):
    assert target(front) == "writing"
    assert not front.is_of("writing")
    assert (front.folder / "writing").is_dir()


def test_each_name_is_used_once_and_leads_to_a_folder(front):
    names = set()
    for _time in range(5):
        names.add(begin(front))
        assert front.is_of("one")
        assert not front.is_of("on")
        assert front.link.resolve().is_dir()
        front.hold().close()
        assert target(front) == "writing"
    assert len(names) == 5


def test_a_generation_of_its_own_keeps_its_name(front):
    assert begin(front) == begin(front)


def test_another_generation_gets_another_name(front):
    """As after a program that does not know of the link has written."""
    first = begin(front)
    assert begin(front, "two") != first
    assert front.is_of("two")


def test_an_unknown_generation_has_no_name(front):
    front.begin(lambda: None)
    assert target(front) == "writing"


def test_old_folders_are_removed(front):
    for generation in ("one", "two", "three"):
        begin(front, generation)
    (kept,) = front.folder.glob("kept-*")
    assert kept == front.link.resolve()


def test_nobody_begins_while_somebody_writes(front):
    first, second = front.hold(), front.hold()
    assert begin(front) == "writing"
    first.close()
    assert begin(front) == "writing"
    second.close()
    assert begin(front) != "writing"


def test_a_writer_waits_while_the_link_gets_a_new_name(front, monkeypatch):
    """The generation is read while nobody can write."""

    def read():
        with pytest.raises(BlockingIOError):
            front.hold()
        return "one"

    monkeypatch.setattr(link, "PATIENCE", 0)
    front.begin(read)
    assert front.is_of("one")


def test_a_forked_process_that_ends_leaves_its_parent_s_lock(front):
    hold = front.hold()
    child = os.fork()
    if child == 0:
        hold.close()
        os._exit(0)
    assert os.waitpid(child, 0)[1] == 0
    assert begin(front) == "writing"
    hold.close()
    assert begin(front) != "writing"


def test_without_space_for_a_new_link_there_is_none(front, monkeypatch):
    def no_space(*_args):
        raise OSError(28, "No space left on device")

    begin(front)
    with monkeypatch.context() as full:
        full.setattr(Path, "symlink_to", no_space)
        with closing(front.hold()):
            assert not front.link.is_symlink()
        front.begin(lambda: "two")
        assert not front.link.is_symlink()
    assert begin(front, "two") != "writing"


def test_a_link_that_can_be_neither_moved_nor_removed_stops_the_writer(front, monkeypatch):
    def forbidden(*_args, **_options):
        raise PermissionError(13, "Permission denied")

    begin(front)
    monkeypatch.setattr(Path, "symlink_to", forbidden)
    monkeypatch.setattr(Path, "unlink", forbidden)
    with pytest.raises(PermissionError):
        front.hold()
    monkeypatch.undo()
    assert begin(front, "two") != "writing"  # and its lock is free


def test_a_folder_that_has_been_deleted_is_made_again(front, tmp_path):
    front.folder.rename(tmp_path / "away")
    front.hold().close()
    assert target(front) == "writing"
    assert begin(front) != "writing"


def test_others_pass_through_and_cannot_list_or_lock(tmp_path):
    before = os.umask(0o077)
    front = FrontLink(tmp_path / "strict")
    front.prepare()
    begin(front)
    os.umask(before)
    modes = {
        name: oct(stat.S_IMODE((front.folder / name).stat().st_mode))
        for name in (".", "writing", "current", "writers")
    }
    assert modes == {
        **dict.fromkeys((".", "writing", "current"), "0o711"),
        "writers": "0o600",
    }
