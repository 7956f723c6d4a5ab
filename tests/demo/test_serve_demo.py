"""`serve_demo`: what `make demo` runs, in one process and in this order."""

import gc
from collections.abc import Iterator
from unittest.mock import Mock, call

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from groupsite.demo.portraits import Face
from people.content import after_response
from people.models import Person
from tests import factories
from tools.sites import drawn_portraits
from tools.sites.management.commands import serve_demo
from tools.sites.missing_pictures import make_missing_pictures
from tools.sites.quick_migrations import quick_migrations

pytestmark = pytest.mark.django_db
LOADED = [
    call("migrate", verbosity=0),
    call("seed_demo", address="http://127.0.0.1:8123"),
    call("seed_invented_group"),
    call("runserver", "127.0.0.1:8123", use_reloader=False),
]


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> Mock:
    run = Mock()
    monkeypatch.setattr(serve_demo, "call_command", run)
    monkeypatch.setattr(after_response, "later", Mock())
    monkeypatch.setattr(serve_demo, "draw_ahead", Mock())
    return run


def test_it_migrates_loads_and_serves(called: Mock, settings, capsys) -> None:
    settings.DEBUG = True
    call_command("serve_demo", port=8123)
    assert called.mock_calls == LOADED
    assert capsys.readouterr().out == ""  # the database has tables


def test_nobody_is_invented_if_only_what_is_real_is_wanted(called: Mock, settings) -> None:
    settings.DEBUG = True
    call_command("serve_demo", "--port", "8123", "--real")
    assert called.mock_calls == [LOADED[0], LOADED[1], LOADED[3]]


def test_a_new_database_is_announced(called: Mock, settings, capsys, monkeypatch) -> None:
    settings.DEBUG = True
    monkeypatch.setattr(serve_demo.connection.introspection, "table_names", list)
    call_command("serve_demo")
    assert "Creating the database" in capsys.readouterr().out


def test_it_is_refused_where_visitors_come(called: Mock, settings) -> None:
    settings.DEBUG = False
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("serve_demo")
    called.assert_not_called()


def test_pictures_are_made_while_it_is_served(called: Mock, settings) -> None:
    settings.DEBUG, work = True, Mock()

    def run(name: str, *args: object, **options: object) -> None:
        if name == "seed_demo":
            after_response.run_after_response(work)

    called.side_effect = run
    call_command("serve_demo")
    work.assert_not_called()
    [given] = after_response.later.call_args_list
    postponed, last = given.args[0]
    postponed()
    work.assert_called_once_with()
    assert last is make_missing_pictures


def test_pictures_are_made_that_a_start_has_not_made(monkeypatch) -> None:
    made: list[Person] = []
    image = factories.drawn_image("Alice")
    person = Person(given_name="Alice", family_name="Ek", portrait=image)
    monkeypatch.setattr("tools.sites.missing_pictures.make_portrait_crops", made.append)
    person.save()
    person.save_revision().publish()
    make_missing_pictures()
    assert made == [Person.objects.get(pk=person.pk)]


@pytest.fixture
def face() -> Iterator[Face]:
    yield Face("short", (1, 2, 3), (4, 5, 6), (7, 8, 9), (10, 11, 12), size=(8, 10))
    drawn_portraits._drawn.clear()


def test_a_portrait_is_the_same_if_it_has_been_drawn_ahead(face: Face) -> None:
    now = drawn_portraits.drawn_portrait(face)
    drawn_portraits.draw_ahead([face]).join()
    assert list(drawn_portraits._drawn) == [face]
    assert drawn_portraits.drawn_portrait(face) == now
    assert not drawn_portraits._drawn


def test_after_migrating_everything_is_as_before() -> None:
    names = apps.get_swappable_settings_name
    with quick_migrations():
        assert apps.get_swappable_settings_name("auth.User") == names("auth.User")
        apps.clear_cache()
        assert gc.get_freeze_count() > 0
    assert apps.get_swappable_settings_name == names
    assert gc.get_freeze_count() == 0
