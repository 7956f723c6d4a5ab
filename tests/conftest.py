"""What tests of every app may ask for: the demo group in the test database."""

import gc
import os
import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from runpy import run_path
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import translation
from pytest_django import DjangoDbBlocker
from wagtail.models import Site

from groupsite import roles
from groupsite.demo import seed
from people.content import after_response
from tests import database, shared_recordings
from tests.factories import NOW
from tests.frames import with_room_for_frames
from tests.log_lines import every_line_is_read, fail_for_personal_data_in_logs
from tests.made_once import made_once
from tests.order import longest_modules_first
from tests.patches import indexes_as_marked, patches_of_the_run
from tests.reports import report_less
from tests.selection import mark_the_rest_of_tables
from tests.sites import GroupSite, make_site
from tests.soups import soups_end_here
from tests.sources import ROOT

COMPILER = ROOT / ".ci" / "compile_messages.py"
# Monday 2 March 2026, 10:00 in Gothenburg.
LOADED_AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


def pytest_configure(config: pytest.Config) -> None:
    """A fresh clone has no compiled catalogues and no migrated database; once, not in each worker.

    The database is made while the workers of pytest-xdist collect tests.
    """
    if not hasattr(config, "workerinput"):
        run_path(str(COMPILER))["compile_messages"]()
        is_parallel = bool(getattr(config.option, "numprocesses", None))
        if is_parallel and connection.vendor == "sqlite" and not database.copy().exists():
            config.add_cleanup(database.begin().wait)


def pytest_sessionstart(session: pytest.Session) -> None:
    report_less(session.config)


@pytest.hookimpl(tryfirst=True)
def pytest_collection() -> None:
    """From here the garbage collector runs between modules of tests only.

    In the middle of tests it takes a fifteenth of their time, and a sixth of collecting.
    """
    gc.disable()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    mark_the_rest_of_tables(items)
    items[:] = longest_modules_first(items)


def pytest_collection_finish() -> None:
    """Imported modules and collected tests stay in memory, so the garbage collector may skip them."""
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
@with_room_for_frames
def pytest_runtestloop(session: pytest.Session) -> Any:
    """Run the loop as pytest or pytest-xdist would, below a frame that leaves room."""
    plugins = session.config.pluginmanager
    this = plugins.get_plugin(__file__)
    with patches_of_the_run(), every_line_is_read():
        return plugins.subset_hook_caller("pytest_runtestloop", [this])(session=session)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Before all fixtures: nothing is left of a request that another test has not finished."""
    translation.deactivate()
    after_response.on_request_finished()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Iterator[None]:
    with soups_end_here():
        result = yield
    fail_for_personal_data_in_logs()
    return result


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """After all fixtures: a request leaves its language active, and the next test would read it.

    Between modules, what was made since the last one is collected.
    """
    translation.deactivate()
    if nextitem is None or nextitem.path != item.path:
        gc.collect(0)


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
    django_db_setup: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared_recordings.share_in(tmp_path_factory.getbasetemp().parent / "recordings")


@pytest.fixture(autouse=True)
def no_index_is_written_that_nobody_reads(request: pytest.FixtureRequest) -> Iterator[None]:
    """Both are kept for tests with the mark `indexes`, and for browsers."""
    with indexes_as_marked(request.node):
        yield


@pytest.fixture(scope="module")
def demo_in_database(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[datetime]:
    """Loaded once a worker, since it takes seconds, and rolled back after each module.

    A module that asks for it finds the demo group in all its tests with a database.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        Site.clear_site_root_paths_cache()
        with indexes_as_marked(request.node):
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
