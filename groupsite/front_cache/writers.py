"""Moves the link before SQLite commits what visitors could see.

The triggers of the page cache change one row in each transaction that changes a public page. A temporary
trigger on that row, which only this connection has, calls a function of this process. So the same triggers
decide for both caches, and no statement has to be parsed.
"""

import logging
import weakref
from functools import partial
from typing import Any, Final

from groupsite.front_cache.link import FrontLink, front_link

logger = logging.getLogger("groupsite")

FUNCTION: Final = "groupsite_front_cache_hold"
EVENTS: Final = ("INSERT", "UPDATE")


def watch_generation(connection: Any, table: str) -> None:
    """Move the link whenever this connection changes the generation, if its table exists already."""
    front = front_link()
    if front is None or connection.vendor != "sqlite":
        return
    raw = connection.connection
    if not raw.execute("SELECT 1 FROM main.sqlite_master WHERE name = ?", [table]).fetchone():
        return
    raw.create_function(FUNCTION, 0, partial(_hold_until_end, weakref.ref(connection), front))
    for event in EVENTS:
        raw.execute(
            f'CREATE TEMP TRIGGER IF NOT EXISTS "{FUNCTION}_{event}" AFTER {event} ON main."{table}" '
            f"BEGIN SELECT {FUNCTION}(); END"
        )


def _hold_until_end(of_connection: weakref.ref[Any], front: FrontLink) -> None:
    connection = of_connection()
    if connection is None or connection.keeps_something:
        return
    try:
        connection.keep_until_end(front.hold().close)
    except OSError as error:
        # The statement fails, and so does the transaction: nobody reads outdated pages.
        logger.error("GROUPSITE_FRONT_CACHE: the link cannot be moved: %r", error)
        raise
