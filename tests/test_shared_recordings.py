"""A recording of one process is used by another only where the database has the same rows."""

from pathlib import Path

import pytest
from django.db import transaction

from groupsite.models import PlainPage
from research.models import Keyword
from tests import shared_recordings
from tests.factories import drawn_image
from tests.made_once import made_once

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def recordings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(shared_recordings, "_folders", [])
    shared_recordings.share_in(tmp_path / "recordings")
    return tmp_path / "recordings"


def in_another_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.made_once._recorded", {})


def lattices() -> Keyword:
    made.append("lattices")
    return Keyword.objects.create(name="lattices", slug="lattices")


def picture() -> None:
    made.append("picture")
    drawn_image("A wave")


made: list[str] = []


@pytest.mark.parametrize(
    ("fixture", "before", "times"),
    [(lattices, "codes", 1), (lattices, "another", 2), (picture, "codes", 2)],
    ids=["the same rows", "another name", "rows of files"],
)
def test_it_is_made_once_for_both(
    monkeypatch: pytest.MonkeyPatch, fixture, before: str, times: int
) -> None:
    made.clear()
    for name in ("codes", before):
        in_another_process(monkeypatch)
        with transaction.atomic():
            Keyword.objects.create(name=name, slug="codes")
            made_once(fixture)()
            assert Keyword.objects.filter(slug="lattices").count() == (fixture is lattices)
            transaction.set_rollback(True)
    assert len(made) == times


def test_nothing_is_shared_by_a_process_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_recordings, "_folders", [])
    in_another_process(monkeypatch)
    made_once(lattices)()
    assert shared_recordings.read(("key",), {}) is None


def test_tables_of_pages_have_no_files() -> None:
    """Or no site would be shared."""
    found = shared_recordings.tables_with_files()
    assert "wagtailimages_image" in found
    assert PlainPage._meta.db_table not in found
