"""The whole move, step by step.

Files go first, as they do when somebody uploads one: a row never lacks its file. All rows follow in
one transaction. Until it ends, the target is an empty site; afterwards it is complete, and only the
indexes remain to be made.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection

from groupsite.backup.areas import columns_with_file_names
from groupsite.backup.database import database_is_unused
from groupsite.moving import move_state
from groupsite.moving.held_source import SourceConnection, held_source
from groupsite.moving.move_state import MoveError, MoveState
from groupsite.moving.moved_files import MovedArea, moved_areas
from groupsite.moving.moved_rows import Digests, check_rows, iter_move_rows, read_source
from groupsite.moving.moved_tables import moved_tables, unknown_tables
from groupsite.moving.unfit_values import iter_rows_without_target
from groupsite.search.index.updating import update_index

MOST_FAULTS: int = 20


def iter_move(data: Path, *, dry_run: bool = False) -> Iterator[str]:
    """Move the site of a data folder into the database and storages of the settings; yield progress.

    Call it again after an interruption. Raises MoveError if the source is in use or has values that
    PostgreSQL refuses, or if the target has something that no move has put there.
    """
    data = data.resolve()
    with held_source(data) as source:
        state, moved = _check_target(data), moved_areas(data)
        if state and state.finished:
            yield f"This site has been moved already, at {state.finished:%Y-%m-%d %H:%M} UTC"
            return
        for area in moved:
            area.check_unused(move_state.files_of_area(area.area) if state else {})
        digests = _read_source(source)
        yield from _iter_summary(source, digests, moved)
        if dry_run:
            yield "Nothing was written"
            return
        yield from _iter_steps(source, data, state, digests, moved)


def _iter_steps(
    source: SourceConnection,
    data: Path,
    state: MoveState | None,
    digests: Digests,
    moved: list[MovedArea],
) -> Iterator[str]:
    if state is None:
        move_state.begin(str(data), datetime.now(UTC))
    call_command("migrate", interactive=False, verbosity=0, stdout=StringIO())
    yield "the target has all tables"
    for area in moved:
        if not area.stays:
            yield from area.iter_move()
    if state and state.rows_moved:
        _check_that_nobody_has_written(digests)
    else:
        yield from iter_move_rows(source, digests, datetime.now(UTC))
    # Those that `migrate` has made had other numbers.
    ContentType.objects.clear_cache()
    rows = sum(digest.rows for digest in digests.values())
    yield f"{rows:,} rows of {len(digests)} tables are in place; counts and hashes are the same"
    update_index(datetime.now(UTC))
    call_command("update_index", verbosity=0, stdout=StringIO())
    yield "the search indexes have been made"
    move_state.finish(datetime.now(UTC))


def _check_target(data: Path) -> MoveState | None:
    """Return the state of a move that has started; raise MoveError if the target is not for this one."""
    if connection.vendor != "postgresql":
        raise MoveError("The target is not PostgreSQL. Set GROUPSITE_DATABASE_URL, and try again.")
    state = move_state.read_state()
    if state is None and not database_is_unused():
        raise MoveError(
            "The target’s database has tables that no move has made. Move into an empty database."
        )
    if state and state.source != str(data):
        raise MoveError(
            f"A move from {state.source} into this database has started, not from {data}."
        )
    return state


def _read_source(source: SourceConnection) -> Digests:
    tables = moved_tables(source)
    faults = list(iter_rows_without_target(source, tables))
    digests = read_source(source, tables, faults)
    if faults:
        more = f"\n… and {len(faults) - MOST_FAULTS} more" if len(faults) > MOST_FAULTS else ""
        raise MoveError(
            "PostgreSQL would refuse these values. Correct them in the source, and try again:\n"
            + "\n".join(faults[:MOST_FAULTS])
            + more
        )
    return digests


def _iter_summary(
    source: SourceConnection, digests: Digests, moved: list[MovedArea]
) -> Iterator[str]:
    rows = sum(digest.rows for digest in digests.values())
    yield f"the source has {rows:,} rows in {len(digests)} tables, and nobody else uses it"
    for area in moved:
        names = area.names()
        stay = "; they stay where they are" if area.stays else ""
        yield f"it has {len(names):,} files of {area.area}{stay}"
        lacking = sorted(_names_in_rows(source, area.area) - set(names))
        yield from (f"missing before this move: {name} of {area.area}" for name in lacking)
    yield from (
        f"not moved: the table {name}, of no installed app" for name in unknown_tables(source)
    )


def _names_in_rows(source: SourceConnection, area: str) -> set[str]:
    names: set[str] = set()
    quote = source.ops.quote_name
    with source.cursor() as cursor:
        for of_area, table, column in columns_with_file_names():
            if of_area == area and table in source.introspection.table_names(cursor):
                cursor.execute(f"SELECT DISTINCT {quote(column)} FROM {quote(table)}")  # noqa: S608
                names.update(name for (name,) in cursor.fetchall() if name)
    return names


def _check_that_nobody_has_written(digests: Digests) -> None:
    try:
        check_rows(digests)
    except MoveError as error:
        raise MoveError(
            f"{error} The rows had been moved before, so the source or the target has been used since. "
            "To move again, empty the database and the storages of the target."
        ) from error
