"""What a second backup costs: `python -m tools.measure_backups GIGABYTES`, in a temporary folder.

Makes the demonstration, adds random files as applicants send them, backs it up twice, and adds one
file before a third backup. Prints wall and processor time of each, and what it wrote. docs/measurements.md
has the results. Needs twice as much free disk space as the files have, and removes everything.
"""

import os
import resource
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

from tools.browser.server import build_demo, manage

MEGABYTE: Final = 1_000_000
FILE_MEGABYTES: Final = 2  # as long as an applicant's document often is


class Cost(NamedTuple):
    wall: float  # seconds
    processor: float  # seconds, of the process and the kernel for it
    written: int  # bytes that the folder of backups has grown


def cost_of_backup(data: Path, backups: Path) -> Cost:
    """Make one backup; return what it has cost."""
    size, used, started = bytes_in(backups), processor_seconds(), time.monotonic()
    manage(data, "backup", str(backups))
    wall, processor = time.monotonic() - started, processor_seconds() - used
    return Cost(wall, processor, bytes_in(backups) - size)


def processor_seconds() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def add_files(folder: Path, count: int) -> None:
    """Random content, so no file system stores it in less space."""
    for number in range(count):
        path = folder / f"{number % 256:02x}" / f"measured-{os.urandom(12).hex()}"
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.write_bytes(os.urandom(FILE_MEGABYTES * MEGABYTE))


def main(gigabytes: float) -> int:
    count = int(gigabytes * 1000 / FILE_MEGABYTES)
    folder = Path(tempfile.mkdtemp(prefix="groupsite-measured-"))
    try:
        if shutil.disk_usage(folder).free < 3 * gigabytes * 1000 * MEGABYTE:
            sys.exit("There is not enough free disk space.")
        build_demo(folder / "data")
        add_files(folder / "data" / "applications", count)
        backups, costs = folder / "backups", []
        backups.mkdir()
        for title, more in (("first", 0), ("second", 0), ("third, one file more", 1)):
            add_files(folder / "data" / "applications", more)
            costs.append(cost_of_backup(folder / "data", backups))
            print_cost(title, costs[-1], costs[0])
    finally:
        shutil.rmtree(folder)
    return 0 if costs[1].wall <= 0.1 * costs[0].wall else 1


def print_cost(title: str, cost: Cost, first: Cost) -> None:
    sys.stdout.write(
        f"{title}: {cost.wall:.1f} s ({cost.wall / first.wall:.0%} of the first), "
        f"{cost.processor:.1f} s of processor time ({cost.processor / first.processor:.0%}), "
        f"{cost.written / MEGABYTE:,.1f} MB written\n"
    )
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]) if len(sys.argv) > 1 else 5))
