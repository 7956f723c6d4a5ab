"""Runs the regular commands in a container, at the times of the timers in `deploy/systemd`.

A command that fails is tried again at its next time, and the others go on. What has failed or not run shows
on the administrator's dashboard and at /readyz. Ends at SIGTERM, after the command that is running.
"""

import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

MANAGE = (sys.executable, "manage.py")
BACKUP = ("backup", "/var/backups/groupsite")
# Minutes after the full hour, every five minutes.
EVERY_FIVE_MINUTES: dict[int, tuple[tuple[str, ...], ...]] = {
    0: (("applications_housekeeping",),),
    2: (("publish_scheduled",),),
    3: ((*BACKUP, "--only-removals"),),
}
# (hour, minute) in UTC.
EVERY_DAY: dict[tuple[int, int], tuple[tuple[str, ...], ...]] = {
    (2, 15): ((*BACKUP, "--keep-days", "30"),),
    (3, 17): (("purge_applications",),),
    (3, 32): (("erase_search_counts",), ("erase_refused_publications",), ("clearsessions",)),
    (4, 12): (("sync_publications",),),
}


def due(at: datetime) -> Iterator[tuple[str, ...]]:
    """Yield the commands of this minute."""
    for commands in (
        EVERY_FIVE_MINUTES.get(at.minute % 5, ()),
        EVERY_DAY.get((at.hour, at.minute), ()),
    ):
        yield from commands


def minutes(after: datetime, until: datetime) -> Iterator[datetime]:
    """Yield each full minute after one moment, until another: none is left out while a command runs."""
    at = after.replace(second=0, microsecond=0) + timedelta(minutes=1)
    while at <= until:
        yield at
        at += timedelta(minutes=1)


def run_forever(stop: threading.Event) -> None:
    done = datetime.now(UTC)
    while not stop.wait(60 - datetime.now(UTC).second):
        now = datetime.now(UTC)
        missed = dict.fromkeys(command for at in minutes(done, now) for command in due(at))
        done = now
        for command in missed:
            if not stop.is_set():
                subprocess.run((*MANAGE, *command), check=False)  # noqa: S603 — our own commands


if __name__ == "__main__":
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_signal: stopped.set())
    run_forever(stopped)
