"""What tests of every app may ask for: the demo group in the test database."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from wagtail.models import Site

from groupsite import roles
from groupsite.demo import seeding

# Monday 2 March 2026, 10:00 in Gothenburg.
LOADED_AT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def demo_in_database(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[datetime]:
    """Loaded once a module, since it takes seconds, and rolled back after it.

    A module that asks for it finds the demo group in all its tests with a database.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        Site.clear_site_root_paths_cache()
        seeding.load(LOADED_AT, "localhost", 80)
        roles.set_up()
        yield LOADED_AT
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def demo(demo_in_database: datetime, db: None) -> datetime:
    """The demo group's site as loaded; what a test changes is undone. Gives the moment of loading."""
    Site.clear_site_root_paths_cache()
    return demo_in_database
