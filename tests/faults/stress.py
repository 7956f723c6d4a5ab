"""Many applicants at once, and a server that dies under them: `python -m tests.faults.stress`.

Prints what was asked and what was found, and ends with 1 where anything was lost, doubled or answered
with 5xx. `docs/stress.md` holds what it printed last. Takes some minutes; the gate runs smaller
versions of the same.
"""

import random
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPException
from pathlib import Path
from typing import Any

from tests.faults.memory import of_large_uploads
from tools.browser.server import build_demo
from tools.deployed.ledger import judged, taken
from tools.deployed.server import Server, prepare, serving
from tools.web.applicants import KINDS, Applicant
from tools.web.deployment import gunicorn_arguments

PARALLEL = 50
REPEATED = 10
KILLS = 20
AT_ONCE = 6  # applicants at work when the server is killed
LONGEST = 4.0  # seconds until it is


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def at_once(acts: list[Callable[[], Any]]) -> list[Any]:
    """Begins all of them at the same moment."""
    barrier = threading.Barrier(len(acts))

    def act(what: Callable[[], Any]) -> Any:
        barrier.wait()
        return what()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


def in_parallel(server: Server, many: int) -> list[str]:
    """`many` applicants, three files each, all at once (R29)."""
    applicants = [Applicant(server.site.address) for _who in range(many)]
    left_by_others = set(taken(server).orphans)  # a server that was killed leaves some
    before = time.monotonic()
    at_once([who.apply for who in applicants])
    seconds = time.monotonic() - before
    statuses = Counter(status for who in applicants for status in who.statuses)
    found = taken(server)
    faults = judged(applicants, found)
    faults += [f"{n} answers {status}" for status, n in statuses.items() if status >= 400]
    faults += ["a receipt is missing"] * sum(not who.number for who in applicants)
    faults += ["a receipt number was given twice"] * (
        len(applicants) - len({who.number for who in applicants})
    )
    faults += [f"orphan {name}" for name in found.orphans if name not in left_by_others]
    say(f"{many} parallel applications with {len(KINDS)} files each: {seconds:.0f} s, answers")
    say(
        f"  {dict(sorted(statuses.items()))}; {sum(bool(who.number) for who in applicants)} receipts,"
    )
    say(f"  {sum(len(who.acknowledged) for who in applicants)} files acknowledged")
    return faults


def repeated(server: Server, times: int) -> list[str]:
    """One form posted `times` at once, then sent as often at once (R24)."""
    first = Applicant(server.site.address)
    same = [Applicant(first.site, first.email, first.key) for _time in range(times)]
    answers = [answer.status for answer in at_once([who.begin for who in same])]
    for kind in KINDS:
        same[0].upload(kind)
    sent = [answer.status for answer in at_once([who.send for who in same])]
    found = taken(server)
    numbers = {who.number for who in same}
    say(f"one form posted {times} times at once: answers {dict(Counter(answers))},")
    say(f"  {len(found.of(first.email))} application; sent {times} times at once:")
    say(f"  answers {dict(Counter(sent))}, {len(numbers)} receipt number")
    faults = judged([same[0]], found)
    faults += [f"an answer was {status}" for status in answers + sent if status != 303]
    faults += [f"{len(numbers)} numbers for one application"] if len(numbers) != 1 else []
    return faults


def one_after_another(site: str, stop: threading.Event, done: list[Applicant]) -> None:
    """Applies again and again; where an answer breaks off, it is asked for once more, as people do."""
    while not stop.is_set():
        who = Applicant(site)
        done.append(who)
        for step in who.steps():
            while not stop.is_set():
                try:
                    step()
                except (OSError, HTTPException):
                    time.sleep(0.1)
                else:
                    break


@contextmanager
def at_work(server: Server, many: int) -> Iterator[list[Applicant]]:
    stop, done = threading.Event(), []
    with ThreadPoolExecutor(many) as pool:
        work = [
            pool.submit(one_after_another, server.site.address, stop, done) for _n in range(many)
        ]
        try:
            yield done
        finally:
            stop.set()
    for ended in work:
        ended.result()


def killed(server: Server, times: int, seed: int) -> list[str]:
    """kill -9 of all processes at random moments; after each, what was acknowledged is there (R26)."""
    chance = random.Random(seed)  # noqa: S311 — moments, no secrets
    faults: list[str] = []
    moments = []
    with at_work(server, AT_ONCE) as applicants:
        for _time in range(times):
            moments.append(chance.uniform(0.2, LONGEST))
            time.sleep(moments[-1])
            server.kill()
            acknowledged = [
                Applicant(
                    who.site, who.email, who.key, who.draft, who.number, set(who.acknowledged)
                )
                for who in list(applicants)
            ]
            faults += judged(acknowledged, taken(server))
            server.start()
        time.sleep(LONGEST)
    found = taken(server)
    faults += judged(applicants, found)
    statuses = Counter(status for who in applicants for status in who.statuses)
    faults += [f"{n} answers {status}" for status, n in statuses.items() if status >= 500]
    say(
        f"kill -9 of the whole server {times} times, after {min(moments):.1f} to {max(moments):.1f} s:"
    )
    say(
        f"  {len(applicants)} applicants, {sum(len(who.acknowledged) for who in applicants)} files and"
    )
    say(
        f"  {sum(bool(who.number) for who in applicants)} receipts acknowledged, all complete with their"
    )
    say(f"  SHA-256 after each start; {len(found.orphans)} files without a row; answers")
    say(f"  {dict(sorted(statuses.items()))}")
    return faults


def large(server: Server) -> list[str]:
    """A document of 40 MB: 60 MB of memory at most (R7)."""
    most, accepted, refused = of_large_uploads(server)
    say(f"a document of 40 MB: {most / 1e6:.1f} MB more memory, answer {accepted.status};")
    say(f"  one byte more: answer {refused.status}")
    good = most < 60 * 1024 * 1024 and (accepted.status, refused.status) == (303, 413)
    return [] if good else ["a large document"]


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="groupsite-stress-"))
    seed = random.SystemRandom().randrange(10**6)
    try:
        build_demo(folder / "demo")
        prepare(folder / "demo", folder / "data")
        say(f"gunicorn {' '.join(gunicorn_arguments())}; SQLite as it is set; seed {seed}")
        with serving(folder / "data") as server:
            faults = in_parallel(server, PARALLEL)
            faults += repeated(server, REPEATED)
            faults += large(server)
            faults += killed(server, KILLS, seed)
    finally:
        shutil.rmtree(folder)
    for fault, n in Counter(faults).items():
        say(f"FAULT: {fault} ({n})")
    say("nothing lost, nothing doubled, no 5xx" if not faults else f"{len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
