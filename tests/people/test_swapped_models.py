"""What our migrations depend on, where a host has an image model of its own."""

import sys
from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader

from people.content.host_models import migration_that_creates

START = "from django.db import migrations\n\nclass Migration(migrations.Migration):\n"
EMPTY = "    operations = []\n"
CREATED = '    operations = [migrations.CreateModel("OurImage", [])]\n'
RENAMED = '    operations = [migrations.RenameModel("Picture", "OurImage")]\n'
# As when a model moves to another app, and its table stays.
MOVED = (
    "    operations = [migrations.SeparateDatabaseAndState(\n"
    '        state_operations=[migrations.CreateModel("OurImage", [])])]\n'
)


@pytest.fixture
def write(settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Gives the app `auth` these migrations."""

    def do(*operations: str) -> None:
        package = tmp_path / "migrations_of_a_host"
        package.mkdir()
        (package / "__init__.py").touch()
        (package / "_helpers.py").write_text("raise AssertionError", encoding="utf-8")
        for number, text in enumerate(operations, start=1):
            (package / f"000{number}_step.py").write_text(START + text, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        settings.MIGRATION_MODULES = {"auth": package.name}

    yield do
    for name in [name for name in sys.modules if name.startswith("migrations_of_a_host")]:
        del sys.modules[name]


@pytest.mark.parametrize(
    ("operations", "found"),
    [
        ((CREATED,), "0001_step"),
        ((EMPTY, CREATED, EMPTY), "0002_step"),
        ((EMPTY, RENAMED), "0002_step"),
        ((EMPTY, MOVED), "0002_step"),
        ((EMPTY,), "__first__"),
    ],
)
def test_the_migration_that_brings_the_model(write, operations, found):
    write(*operations)
    assert migration_that_creates("auth.OurImage") == ("auth", found)


@pytest.mark.parametrize("module", [None, "nowhere_to_be_found"])
def test_an_app_without_migrations(settings, module):
    settings.MIGRATION_MODULES = {"auth": module}
    assert migration_that_creates("auth.OurImage") == ("auth", "__first__")


def test_here_it_is_wagtail_s_own():
    assert migration_that_creates("wagtailimages.Image") == ("wagtailimages", "0001_initial")
    ours = MigrationLoader(None).disk_migrations["groupsite_people", "0001_initial"]
    assert ("wagtailimages", "0001_initial") in ours.dependencies
