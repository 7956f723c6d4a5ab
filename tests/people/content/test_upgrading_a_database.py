"""A database of an earlier version, with translations in every state, is upgraded and taken back."""

import json
import lzma
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.sources import ROOT

EARLIER = ROOT / "tests/data/sites/before-sections.sqlite3.xz"

# What the upgrade may write into columns that existed before: drafts and search, never what is public.
PRIVATE = {
    "draft_title",
    "has_unpublished_changes",
    "latest_revision_id",
    "latest_revision_created_at",
    "show_in_menus",  # migration 0008 of groupsite keeps the links of the footer with it
}

OUT_OF_DATE = """
import json
from wagtail.models import Page
from people.content.sections.changes import changes_in_other_languages_of_page
pages = [page for page in Page.objects.specific() if hasattr(page, "record")]
changes = {page.pk: changes_in_other_languages_of_page(page) for page in pages}
print(json.dumps({pk: [change.section for change in found] for pk, found in changes.items()}))
"""
ENABLED = """
import json
from wagtail_localize.models import Translation
print(json.dumps(sorted(Translation.objects.filter(enabled=True).values_list("pk", flat=True))))
"""
STATUSES = """
import json
from django.test import Client
from wagtail.models import Page
live = Page.objects.live().filter(depth__gt=1)
client = Client(headers={"host": "127.0.0.1"})
print(json.dumps({page.url: client.get(page.url).status_code for page in live}))
"""


class Site:
    """A database file in a folder of its own, used through `manage.py` as an administrator would."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "db.sqlite3"

    def manage(self, *arguments: str) -> str:
        variables = {
            "DJANGO_SETTINGS_MODULE": "groupsite.settings.dev",
            "GROUPSITE_DATA": str(self.folder),
        }
        command = [sys.executable, "manage.py", *arguments]
        return subprocess.check_output(
            command, cwd=ROOT, env={**os.environ, **variables}, text=True
        )

    def ask(self, code: str) -> Any:
        return json.loads(self.manage("shell", "--no-imports", "-c", code).splitlines()[-1])

    def rows(self, columns: dict[str, list[str]]) -> dict[str, list[Any]]:
        with closing(sqlite3.connect(self.file)) as database:
            return {
                # The names come from the database itself.
                table: database.execute(
                    f"SELECT {', '.join(names)} FROM {table} ORDER BY 1"  # noqa: S608
                ).fetchall()
                for table, names in columns.items()
            }

    def public_columns(self) -> dict[str, list[str]]:
        """Return the columns that visitors can see, by table."""
        with closing(sqlite3.connect(self.file)) as database:
            tables = database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND"
                " (name LIKE 'groupsite_%page' OR name LIKE '%text' OR name = 'wagtailcore_page')"
            ).fetchall()
            return {
                table: [
                    f'"{row[1]}"'
                    for row in database.execute(f"PRAGMA table_info({table})")
                    if row[1] not in PRIVATE
                ]
                for (table,) in tables
            }


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("earlier"))
    site.file.write_bytes(lzma.decompress(EARLIER.read_bytes()))
    return site


@pytest.mark.thorough
def test_public_words_stay_and_only_what_was_old_is_out_of_date(earlier: Site) -> None:
    columns = earlier.public_columns()
    before = earlier.rows(columns)
    assert {"groupsite_vacancies_vacancypage", "groupsite_people_persontext"} <= set(columns)
    earlier.manage("migrate", "--verbosity", "0")
    assert earlier.rows(columns) == before
    changed = {page: sections for page, sections in earlier.ask(OUT_OF_DATE).items() if sections}
    # 34 was submitted and not published: its public text is the old one (S7).
    assert changed == {"22": ["summary"], "24": ["summary"], "34": ["lead"]}
    assert set(earlier.ask(STATUSES).values()) == {200}
    # Home, index and plain pages stay in wagtail-localize (decision 0025).
    assert earlier.ask(ENABLED) == [1, 2, 3, 4, 5, 6, 7, 8]

    said = earlier.manage("take_over_translations", "--reverse")
    assert said == "Translations enabled again: 6.\n"
    # 12 and 13 had been stopped by an editor.
    assert earlier.ask(ENABLED) == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 15, 16]
    assert earlier.rows(columns) == before
