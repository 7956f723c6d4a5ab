"""Backups made and restored while applicants work, and killed: `python -m tests.faults.backups`.

Prints what was found, and ends with 1 where anything was lost or half. The gate kills fewer.
"""

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from groupsite.backup.folder import FolderOfBackups
from tests.faults.stress import at_work, say
from tests.sources import ROOT
from tools.browser.server import build_demo
from tools.deployed import ledger
from tools.deployed.ledger import judged
from tools.deployed.server import Server, prepare, serving
from tools.web.applicants import Applicant

AT_WORK = 3
KILLS = 10
REFUSED = "has a database already"
MOMENTS = (0.3, 1.1)  # of the time of a whole backup; before that a command has done nothing yet

ERASE = """
import django; django.setup()
from datetime import UTC, datetime
from vacancies.models import Application
from vacancies.applications.submission import withdraw_application
from vacancies.retention.erasure import erase_application_and_count_files
at = datetime.now(UTC)
erased, withdrawn = Application.objects.exclude(number=None).order_by("pk")[:2]
erase_application_and_count_files(erased.pk, at)
withdraw_application(withdrawn, at)
print(erased.email, withdrawn.email)
"""


# Gives the variables that make an empty machine of the server's kind, where a backup is restored.
type Machines = Callable[[str], dict[str, str]]


def machines_with_folders(folder: Path) -> Machines:
    """Machines with SQLite and folders."""
    return lambda name: {"GROUPSITE_DATA": str(folder / name)}


def manage(
    server: Server, machine: dict[str, str], *arguments: str
) -> subprocess.CompletedProcess[str]:
    """A command on another machine, with the settings of this server."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**server.variables, **machine},
        capture_output=True,
        text=True,
        check=False,
    )


def as_acknowledged(applicants: list[Applicant]) -> list[Applicant]:
    """What has been acknowledged until now, while they go on."""
    return [
        Applicant(who.site, who.email, who.key, who.draft, who.number, set(who.acknowledged))
        for who in list(applicants)
    ]


def ledger_of(server: Server, machine: dict[str, str]) -> ledger.Ledger:
    return ledger.read(manage(server, machine, "-m", "tools.deployed.ledger").stdout)


def taken_while_applications_arrive(
    server: Server, folder: Path, machines: Machines | None = None
) -> list[str]:
    """Two backups under load; then one application is erased and one withdrawn; then a restore."""
    backups = str(folder / "backups")
    place = (machines or machines_with_folders(folder))("restored")
    with at_work(server, AT_WORK) as applicants:
        time.sleep(3)
        server.manage("manage.py", "backup", backups)
        acknowledged = as_acknowledged(applicants)
        server.manage("manage.py", "backup", backups)
    erased, withdrawn = server.manage("-c", ERASE).split()
    server.manage("manage.py", "backup", backups, "--only-removals")
    faults = restore(server, folder / "backups", place)
    found = ledger_of(server, place)
    faults += ["an erased application came back"] if found.of(erased) else []
    faults += [
        "a withdrawn application came back with files"
        for row in found.of(withdrawn)
        if row["files"] or row["number"] is None
    ]
    removed = {erased, withdrawn}
    kept = [who for who in acknowledged if who.email not in removed]
    rows = [row for row in found.applications if row["email"] not in removed]
    faults += judged(kept, replace(found, applications=rows))
    say(f"{len(kept)} applicants at the second backup, {len(found.applications)} restored")
    return faults


def restore(server: Server, backups: Path, place: dict[str, str]) -> list[str]:
    done = manage(server, place, "manage.py", "restore", str(backups))
    faults = [f"restore failed: {done.stderr}"] if done.returncode else []
    return faults + agreement(server, backups, place)


def agreement(server: Server, backups: Path, place: dict[str, str]) -> list[str]:
    """Whether rows and files agree after a restore, which no other restore overwrites."""
    done = manage(server, place, "manage.py", "verify")
    faults = [f"verify failed: {done.stdout}{done.stderr}"] if done.returncode else []
    refused = manage(server, place, "manage.py", "restore", str(backups))
    if REFUSED not in refused.stderr:
        faults.append(f"a used site was overwritten: {refused.stdout}{refused.stderr}")
    return faults


def killed(
    server: Server, folder: Path, times: int, seed: int, machines: Machines | None = None
) -> list[str]:
    """kill -9 of backups and of restores; afterwards both succeed, and every backup is whole."""
    chance = random.Random(seed)  # noqa: S311 — moments, no secrets
    backups = folder / "backups"
    place = (machines or machines_with_folders(folder))("place")
    started = time.monotonic()
    server.manage("manage.py", "backup", str(backups))
    longest = time.monotonic() - started  # on this machine, with what else it has to do
    for _time in range(times):
        kill_after(server, {}, ["backup", str(backups)], longest * chance.uniform(*MOMENTS))
    server.manage("manage.py", "backup", str(backups))
    for _time in range(times):
        kill_after(server, place, ["restore", str(backups)], longest * chance.uniform(*MOMENTS))
    last = manage(server, place, "manage.py", "restore", str(backups))
    has_ended_before = REFUSED in last.stderr
    faults = [f"restore: {last.stderr}"] if last.returncode and not has_ended_before else []
    faults += agreement(server, backups, place)
    source = FolderOfBackups(backups)
    say(f"{len(source.names())} complete backups after kill -9 of {times} of them")
    for name in source.names():
        manifest = source.manifest(name)
        lacking = [file.name for file in manifest.files if not source.has(file.sha256)]
        faults += [f"backup {name} lacks {len(lacking)} files"] if lacking else []
    before, after = ledger_of(server, {}), ledger_of(server, place)
    if before.applications != after.applications or after.faults:
        faults.append("the restored site has other applications")
    return faults


def kill_after(
    server: Server, machine: dict[str, str], arguments: list[str], seconds: float
) -> None:
    process = subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**server.variables, **machine},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="groupsite-backups-"))
    seed = random.SystemRandom().randrange(10**6)
    try:
        build_demo(folder / "demo")
        prepare(folder / "demo", folder / "data")
        with serving(folder / "data") as server:
            faults = taken_while_applications_arrive(server, folder / "taken")
            faults += killed(server, folder / "killed", KILLS, seed)
    finally:
        shutil.rmtree(folder)
    for fault in faults:
        say(f"FAULT: {fault}")
    say(f"a backup and a restore killed {KILLS} times each, seed {seed}: {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
