"""A recorded fixture leaves the same rows as one that has run, and runs again in another database."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from wagtail.models import Page, Site

from research.models import Keyword
from tests.made_once import made_once, tables

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nothing_is_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.made_once._recorded", {})
    monkeypatch.setattr("tests.shared_recordings._folders", [])


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


class Maker:
    """A fixture that counts how often it has run."""

    def __init__(self) -> None:
        self.runs = 0
        self.make = made_once(self.lattices)

    def lattices(self, parent: Keyword) -> Keyword:
        self.runs += 1
        parent.name = "mathematics"
        parent.save()
        return Keyword.objects.create(name="lattices", slug="lattices")


def codes(name: str = "codes") -> Keyword:
    return Keyword.objects.create(name=name, slug="codes")


def test_the_rows_and_the_instances_are_the_same_without_making_them() -> None:
    maker, found = Maker(), []
    for _time in range(2):
        with undone():
            parent = codes()
            made = maker.make(parent)
            found.append((tables(), vars(made)["slug"], made.pk, parent.name))
    assert maker.runs == 1
    assert found[0] == found[1]


def test_what_was_written_can_be_changed_and_deleted() -> None:
    maker = Maker()
    for _time in range(2):
        with undone():
            made = maker.make(codes())
            made.name = "other"
            made.save()
            assert Keyword.objects.filter(name="other").count() == 1
            made.delete()
            assert [one.name for one in Keyword.objects.all()] == ["mathematics"]


def test_it_runs_again_where_other_keys_follow() -> None:
    maker = Maker()
    with undone():
        first = maker.make(codes())
    with undone():
        Keyword.objects.create(name="before", slug="before")
        assert maker.make(codes()).pk == first.pk + 1
    assert maker.runs == 2


def test_it_runs_again_for_another_instance_with_the_same_key() -> None:
    maker = Maker()
    for name in ("codes", "waves"):
        with undone():
            maker.make(codes(name))
    assert maker.runs == 2


def test_wagtail_looks_again_where_the_sites_are() -> None:
    """Their roots are cached, and no signal tells that a recorded site was written."""
    make = made_once(site_of_its_own)
    for _time in range(2):
        Site.get_site_root_paths()
        with undone():
            make()
            assert "own.example.org" in {root.root_url[7:] for root in Site.get_site_root_paths()}
        Site.clear_site_root_paths_cache()


def site_of_its_own() -> Site:
    root = Page.get_first_root_node().get_children().first()
    return Site.objects.create(hostname="own.example.org", root_page=root)
