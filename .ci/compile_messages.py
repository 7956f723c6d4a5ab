"""Compiles every catalogue that is newer than its .mo file, or has none. Needs Babel alone."""

import os
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent

# Our catalogues state no date, and Babel would write the builder's time and zone.
NO_DATE = datetime.fromtimestamp(0, UTC)


def compile_messages(root: Path = ROOT) -> None:
    for source in sorted(root.glob("*/*locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        # Tests may be reading the old file: it is replaced whole, never seen half written.
        unfinished = target.with_suffix(f".{os.getpid()}.mo")
        with source.open("rb") as read, unfinished.open("wb") as written:
            catalog = read_po(read, locale=source.parts[-3], abort_invalid=True)
            catalog.creation_date = catalog.revision_date = NO_DATE
            write_mo(written, catalog)
        unfinished.replace(target)


if __name__ == "__main__":
    compile_messages()
