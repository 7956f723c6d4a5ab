from collections.abc import Iterator

import pytest
from django.db import transaction
from wagtail.models import Site

from tests.made_once import made_once
from tests.roles.scene import Scene, make_scene


@pytest.fixture(scope="module")
def scene_in_database(django_db_setup, django_db_blocker) -> Iterator[Scene]:
    """Made once a module, and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        Site.clear_site_root_paths_cache()
        yield made_once(make_scene)()
        transaction.set_rollback(True)
    Site.clear_site_root_paths_cache()


@pytest.fixture
def scene(scene_in_database, db, at) -> Scene:
    """What a test changes is undone; the clock stands at NOW."""
    Site.clear_site_root_paths_cache()
    return scene_in_database.read_again()
