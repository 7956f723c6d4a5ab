"""`make bench`: measures, prints the table for docs/measurements.md, and fails where a bar is missed.

`make bench ONLY='pages|search'` measures some kinds only.
"""

import re
import sys
import tempfile
import time
import traceback
from importlib import import_module
from pathlib import Path

from tools.bench import table
from tools.bench.bars import BARS, Bar
from tools.bench.data import KEPT
from tools.bench.noise import Verdict
from tools.bench.rounds import Report
from tools.bench.servers import Workshop


def chosen(only: str) -> list[str]:
    """The kinds of measurement that the pattern names, in the order of the bars; all without one."""
    kinds = dict.fromkeys(bar.kind for bar in BARS)
    return [kind for kind in kinds if re.search(only, kind)]


def measure(kind: str) -> Report:
    """Run one kind. If it breaks off, its bars have not been measured, which is a miss."""
    report = Report()
    KEPT.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    with tempfile.TemporaryDirectory(dir=KEPT, prefix="run-") as folder:
        try:
            import_module(f"tools.bench.kinds.{kind}").measure(Workshop(Path(folder)), report)
        except Exception:  # noqa: BLE001 — the other kinds are measured all the same
            sys.stderr.write(f"{kind} broke off:\n{traceback.format_exc()}")
    sys.stderr.write(f"{kind}: {time.monotonic() - started:.0f} s\n")
    return report


def print_rows(bars: list[Bar], report: Report) -> list[str]:
    """Print the rows of one kind, and return what has been missed."""
    rows = {bar: table.row(bar, report.found.get(bar.id)) for bar in bars}
    sys.stdout.write("\n".join(rows.values()) + "\n")
    sys.stdout.flush()
    missed = [bar for bar in bars if table.verdict(bar, report.found.get(bar.id)) is Verdict.MISSED]
    return [f"{bar.id}: {rows[bar].strip('| ').rpartition(' | ')[0]}" for bar in missed]


def main(only: str) -> None:
    kinds = chosen(only)
    if not kinds:
        sys.exit(f"No kind of measurement matches {only!r}.")
    sys.stdout.write(f"{table.HEAD}\n")
    missed = []
    for kind in kinds:
        missed += print_rows([bar for bar in BARS if bar.kind == kind], measure(kind))
    if missed:
        sys.exit("\n".join([f"{len(missed)} bars are missed by more than noise:", *missed]))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
