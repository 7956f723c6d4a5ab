"""What tests of every app may ask for: the demo group in the test database."""

import gc
import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from runpy import run_path
from types import SimpleNamespace
from typing import Any

import django.test.client
import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.signals import setting_changed
from django.db import connection, transaction
from django.utils import formats, translation
from pytest_django import DjangoDbBlocker
from wagtail.models import Site
from wagtail.signal_handlers import reference_index_auto_update_disabled
from wagtail.test.utils import WagtailTestUtils

from groupsite import roles
from groupsite.demo import seed
from groupsite.sqlite.cursor import PlaceholderCursor
from people.content import after_response
from tests import database
from tests.factories import NOW
from tests.frames import with_room_for_frames
from tests.made_once import made_once
from tests.order import longest_modules_first
from tests.selection import mark_the_rest_of_tables
from tests.sites import GroupSite, make_site
from tests.sources import ROOT

COMPILER = ROOT / ".ci" / "compile_messages.py"
SMALL_TEMPLATES = ("django/forms/widgets/", "wagtailadmin/panels/", "wagtailadmin/shared/")
# Monday 2 March 2026, 10:00 in Gothenburg.
LOADED_AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def pytest_configure(config: pytest.Config) -> None:
    """A fresh clone has no compiled catalogues; once, before pytest-xdist starts its workers."""
    if not hasattr(config, "workerinput"):
        run_path(str(COMPILER))["compile_messages"]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mark_the_rest_of_tables(items)
    items[:] = longest_modules_first(items)


def pytest_collection_finish() -> None:
    """Imported modules and collected tests stay in memory, so the garbage collector may skip them.

    It runs between modules only: in the middle of tests it takes a fifteenth of their time.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.hookimpl(tryfirst=True)
@with_room_for_frames
def pytest_runtestloop(session: pytest.Session) -> Any:
    """Run the loop as pytest or pytest-xdist would, below a frame that leaves room."""
    plugins = session.config.pluginmanager
    this = plugins.get_plugin(__file__)
    return plugins.subset_hook_caller("pytest_runtestloop", [this])(session=session)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Collect what was made since the last module, when all fixtures of this one are gone."""
    if nextitem is None or nextitem.path != item.path:
        gc.collect(0)


@pytest.fixture(autouse=True, scope="session")
def contexts_of_small_templates_are_not_copied() -> Iterator[None]:
    """The test client copies the context of every rendered template; an edit form renders thousands."""
    keep = django.test.client.store_rendered_templates

    def keep_larger(
        store: Any, signal: Any, sender: Any, template: Any, *args: Any, **more: Any
    ) -> None:
        if not str(template.name).startswith(SMALL_TEMPLATES):
            keep(store, signal, sender, template, *args, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.test.client.store_rendered_templates", keep_larger)
        yield


@pytest.fixture(autouse=True, scope="session")
def statements_are_converted_as_on_a_site() -> Iterator[None]:
    """The engine of the tests is Django's own, with the cursor of ours."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.db.backends.sqlite3.base.SQLiteCursorWrapper", PlaceholderCursor)
        yield


@pytest.fixture(autouse=True, scope="session")
def forms_of_wagtail_are_read_by_lxml() -> Iterator[None]:
    """What Wagtail's helpers for tests read a form with takes three times as long."""
    with pytest.MonkeyPatch.context() as patch:
        read = staticmethod(partial(BeautifulSoup, features="lxml", string_containers={}))
        patch.setattr(WagtailTestUtils, "get_soup", read)
        yield


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest,
) -> Iterator[sqlite3.Connection | None]:
    """What pytest-django asks for before it migrates the test database."""
    if connection.vendor != "sqlite":
        # pytest-django's own: a database for each worker
        request.getfixturevalue("django_db_modify_db_settings_parallel_suffix")
        yield None
        return
    with closing(sqlite3.connect(database.IN_MEMORY, uri=True)) as memory:
        database.fill(memory)
        yield memory


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_modify_db_settings: sqlite3.Connection | None
) -> None:
    if django_db_modify_db_settings:
        database.keep(django_db_modify_db_settings)


@pytest.fixture(autouse=True, scope="session")
def formats_follow_their_setting() -> Iterator[None]:
    """Django keeps the formats of a language, also when `FORMAT_MODULE_PATH` changes."""

    def forget_formats(*, setting: str, **more: Any) -> None:
        if setting == "FORMAT_MODULE_PATH":
            formats.reset_format_cache()

    setting_changed.connect(forget_formats)
    yield
    setting_changed.disconnect(forget_formats)


@pytest.fixture(autouse=True)
def no_language_left_behind() -> Iterator[None]:
    """A request through the test client leaves its language active, and the next test would read it."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def no_index_is_written_that_nobody_reads(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each save updates the search index and the reference index, which takes an eighth of a test."""
    if request.node.get_closest_marker("indexes") or request.node.get_closest_marker("browser"):
        return
    monkeypatch.setattr(reference_index_auto_update_disabled, "value", True, raising=False)
    for module in ("modelsearch.signal_handlers", "people.content.index_updates"):
        task = f"{module}.insert_or_update_object_task"
        monkeypatch.setattr(task, SimpleNamespace(enqueue=lambda *args: None))


@pytest.fixture(autouse=True, scope="session")
def nothing_is_done_in_another_thread() -> Iterator[None]:
    """What follows a response is done when it is closed, where a test or a fixture sees it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(after_response, "later", lambda works: [work() for work in works])
        yield


@pytest.fixture(autouse=True)
def no_response_is_left_open() -> None:
    after_response.on_request_finished()


@pytest.fixture(scope="module")
def demo_in_database(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[datetime]:
    """Loaded once a worker, since it takes seconds, and rolled back after each module.

    A module that asks for it finds the demo group in all its tests with a database.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        Site.clear_site_root_paths_cache()
        load_demo()
        yield LOADED_AT
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@made_once
def load_demo() -> None:
    seed.load_demo_content(LOADED_AT, "localhost", 80)
    roles.set_up_groups()


@pytest.fixture
def demo(demo_in_database: datetime, db: None) -> datetime:
    """The demo group's site as loaded; what a test changes is undone. Gives the moment of loading."""
    Site.clear_site_root_paths_cache()
    return demo_in_database


@pytest.fixture(scope="module")
def group_site_in_database(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[GroupSite]:
    """Made once a module, and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        Site.clear_site_root_paths_cache()
        yield made_once(make_site)()
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def group_site(pickled_group_site: bytes, db: None) -> GroupSite:
    """The indexes of a site in English and Swedish, and nothing below them (see `factories`)."""
    Site.clear_site_root_paths_cache()
    return pickle.loads(pickled_group_site)  # noqa: S301 — pickled here


@pytest.fixture(scope="module")
def pickled_group_site(
    group_site_in_database: GroupSite, django_db_blocker: DjangoDbBlocker
) -> bytes:
    """As read from the database: a page in memory still counts what a test has undone."""
    with django_db_blocker.unblock():
        return pickle.dumps(group_site_in_database.read_again())


@pytest.fixture
def at() -> Iterator[datetime]:
    """The clock stands at NOW, for what a request reads of it; gives the moment."""
    with time_machine.travel(NOW, tick=False):
        yield NOW
