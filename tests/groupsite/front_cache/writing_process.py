"""A process that writes what visitors see, and is killed: `python -m …writing_process FOLDER MOMENT`.

It says "now" when the moment has come, and waits.
"""

import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.signals import connection_created

from groupsite.front_cache import link
from groupsite.front_cache.writers import watch_generation
from groupsite.settings.all_environments import sqlite_database_settings

TABLE = "groupsite_page_cache_visiblechange"


def wait(*_args: Any) -> None:
    sys.stdout.write("now\n")
    sys.stdout.flush()
    time.sleep(60)


def write(folder: Path, moment: str) -> None:
    settings.configure(
        DATABASES={"default": sqlite_database_settings(folder / "db.sqlite3")},
        GROUPSITE_FRONT_CACHE=folder / "front",
    )
    connection_created.connect(
        lambda connection, **_: watch_generation(connection, TABLE), weak=False
    )
    if moment == "after the commit":
        link.Hold.close = wait  # type: ignore[method-assign]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("INSERT INTO shown (text) VALUES ('by a process')")
        if moment == "before the commit":
            wait()


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2])
