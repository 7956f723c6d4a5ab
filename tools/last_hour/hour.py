"""The crowds of the last hour on one site, what was measured, and which bars are missed."""

import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tools.bench.noise import percentile
from tools.deployed.ledger import judged, taken
from tools.last_hour.archives import Archive, download_all
from tools.last_hour.crowds import APPLICATIONS_A_MINUTE, SLOW, Crowds, many_bytes
from tools.last_hour.places import Place
from tools.last_hour.readers import Click
from tools.sources import ROOT

READERS: Final = 500
ARCHIVES: Final = 2
P99: Final = 500.0  # milliseconds
# What the killed machine had received ends with an error, and the browser sends it again.
SECONDS_OF_THE_KILL: Final = 2.0
NEVER: Final = float("inf")


@dataclass
class Measured:
    """What came back, and the moment at which a machine was killed."""

    clicks: list[Click] = field(default_factory=list)
    answers: list[tuple[float, int]] = field(default_factory=list)
    archives: list[Archive] = field(default_factory=list)
    killed_at: float = NEVER

    def faults(self) -> list[str]:
        """Return which bars are missed, and which answers were errors of the site."""
        found = [one.fault for one in self.archives if one.fault]
        statuses = [(at, status) for at, _ms, status in self.clicks]
        found += [f"reading was answered with {s}" for _at, s in statuses if s != 200]
        found += [
            f"an applicant was answered with {status}"
            for at, status in self.answers
            if status != 303 and not self.is_of_the_kill(at)
        ]
        if (p99 := self.reading(0.99)) >= P99:
            found.append(f"99 % of the pages took up to {p99:.0f} ms, not less than {P99:.0f} ms")
        return found

    def is_of_the_kill(self, at: float) -> bool:
        return 0 <= at - self.killed_at <= SECONDS_OF_THE_KILL

    def reading(self, share: float) -> float:
        """Return in how many milliseconds this share of the pages was complete."""
        return percentile([milliseconds for _at, milliseconds, _status in self.clicks], share)


@dataclass
class Hour:
    """One run on one site."""

    place: Place
    seconds: float
    folder: Path
    say: Callable[[str], None]

    def run(self) -> list[str]:
        self.say(f"{self.place.name}: {self.seconds / 60:.0f} minutes, load {_load()} before")
        crowds, measured = Crowds(self.place.front), Measured()
        readers = self._start_readers()
        applying = threading.Thread(target=crowds.run)
        applying.start()
        with ThreadPoolExecutor(ARCHIVES) as committee:
            self._middle(committee, measured)
            said, _nothing = readers.communicate()
            crowds.stop.set()
            applying.join()
        measured.clicks, measured.answers = json.loads(said), crowds.answers
        found = self._judged(crowds, measured)
        for fault, times in Counter(found).items():
            self.say(f"  FAULT: {fault} ({times})")
        return found

    def _start_readers(self) -> "subprocess.Popen[str]":
        arguments = [self.place.front, str(READERS), str(self.seconds)]
        return subprocess.Popen(
            [sys.executable, "-m", "tools.last_hour.readers", *arguments],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )

    def _middle(self, committee: ThreadPoolExecutor, measured: Measured) -> None:
        """Two archives after a third of the time, and the end of a machine after the half."""
        time.sleep(self.seconds / 3)
        targets = [self.folder / f"archive-{number}.zip" for number in range(ARCHIVES)]
        work: list[Future[Archive]] = [
            committee.submit(download_all, self.place.front, target) for target in targets
        ]
        measured.archives = [one.result() for one in work]
        time.sleep(self.seconds / 6)
        if self.place.lose_machine:
            measured.killed_at = time.monotonic()
            self.place.lose_machine()

    def _judged(self, crowds: Crowds, measured: Measured) -> list[str]:
        ledger = taken(self.place.server)
        lost_or_double = judged(list(crowds.applicants), ledger) + self._mails_sent_twice()
        for line in _lines(crowds, measured):
            self.say(f"  {line}")
        found = measured.faults()
        self.say(
            f"  {len(lost_or_double)} lost or double; {len(found)} other faults; load {_load()} afterwards"
        )
        return lost_or_double + found

    def _mails_sent_twice(self) -> list[str]:
        messages = self.place.box.messages if self.place.box else []
        copies = Counter(message["Message-ID"] for _to, message in messages)
        return ["an e-mail was sent twice" for times in copies.values() if times > 1]


def _lines(crowds: Crowds, measured: Measured) -> list[str]:
    p50, p95, p99 = (measured.reading(share) for share in (0.5, 0.95, 0.99))
    slowest = max(milliseconds for _at, milliseconds, _status in measured.clicks)
    reading = Counter(status for _at, _ms, status in measured.clicks)
    applying = Counter(s for at, s in measured.answers if not measured.is_of_the_kill(at))
    slow, quick = crowds.slow, crowds.quick
    lines = [
        f"{READERS} readers: {len(measured.clicks)} pages, styles and scripts, answers {_listed(reading)};",
        f"  50 % within {p50:.0f} ms, 95 % {p95:.0f} ms, 99 % {p99:.0f} ms, the slowest {slowest:.0f} ms",
        f"{SLOW} at 1 Mbit/s: {_files(slow)} documents of {many_bytes() / 1e6:.0f} MB, {_sent(slow)} sent",
        f"{APPLICATIONS_A_MINUTE} a minute: {len(quick)} begun, {_sent(quick)} sent, {_files(quick)} files",
        f"  steps of all who apply answered {_listed(applying)}",
    ]
    lines += [
        f"archive: {one.files} files, {one.bytes / 1e6:.0f} MB in {one.seconds:.0f} s"
        for one in measured.archives
    ]
    if measured.killed_at != NEVER:
        of_the_kill = Counter(s for at, s in measured.answers if measured.is_of_the_kill(at))
        lines.append(
            f"steps in the {SECONDS_OF_THE_KILL:.0f} seconds of the kill: {_listed(of_the_kill)};"
            " what was not acknowledged was sent again"
        )
    return lines


def _listed(statuses: "Counter[int]") -> dict[int, int]:
    return dict(sorted(statuses.items()))


def _files(applicants: list[Any]) -> int:
    return sum(len(who.acknowledged) for who in applicants)


def _sent(applicants: list[Any]) -> int:
    return sum(bool(who.number) for who in applicants)


def _load() -> str:
    return f"{os.getloadavg()[0]:.0f}"
