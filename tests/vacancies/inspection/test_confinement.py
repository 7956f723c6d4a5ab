"""R14: a file that takes the child over reaches nothing: every deed fails, under each lock alone too.

The deeds are tried in a process that has been confined as a child is. What the kernel, or the
container in which the tests run, does not offer is skipped with a sentence.
"""

import json
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tools.pdfs import good_pdf
from vacancies.applications.files.inspection import ExaminedFile, Reason, checks, inspectors
from vacancies.applications.files.inspector import confinement
from vacancies.applications.files.inspector.confinement import missing_confinements

pytestmark = pytest.mark.table  # each file is a child process

PACKAGE = "vacancies.applications.files.inspector"
OFF = {
    "Landlock": "landlock.landlock_version = lambda: 0",
    "seccomp": "seccomp.can_filter_system_calls = lambda: False",
}
FILE_DEEDS = {
    "read a file": "open(other)",
    "read a file by another way": "open('/proc/self/root' + other)",
    "read the machine's accounts": "open('/etc/passwd')",
    "read its parent's variables": "open(f'/proc/{parent}/environ')",
    "read its own memory": "open('/proc/self/maps')",
    "list a folder": "os.listdir(folder)",
    "write a new file": "open(folder + '/new', 'w')",
    "write its own file": "open(sent, 'r+b')",
    "empty a file": "os.open(other, os.O_WRONLY | os.O_TRUNC)",
    "write to a device": "open('/dev/null', 'wb')",
    "make a folder": "os.mkdir(folder + '/new folder')",
    "rename a file": "os.rename(other, folder + '/renamed')",
    "link to a file": "os.symlink('/etc/passwd', folder + '/link')",
    "delete a file": "os.unlink(folder + '/renamed')",
}
OTHER_DEEDS = {
    "connect": "socket.create_connection(('127.0.0.1', port))",
    "make a TCP socket": "socket.socket()",
    "make a UDP socket": "socket.socket(type=socket.SOCK_DGRAM)",
    "make a local socket": "socket.socket(socket.AF_UNIX)",
    "ask about networks": "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
    "start a program": "subprocess.run(['/bin/true'])",
    "fork": "os.fork() or os._exit(0)",
    "start a thread": "threading.Thread(target=len, args=['']).start()",
    "send a signal to its parent": "os.kill(parent, 0)",
    "read its parent's memory": "system_call(310 if intel else 270, parent, 0, 0, 0, 0, 0)",
    "be traced": "system_call(101 if intel else 117, 0, 0, 0, 0)",
    "use io_uring": "system_call(425, 8, ctypes.create_string_buffer(120))",
    "keep a program in memory": "os.memfd_create('program')",
    "have a namespace of its own": "os.unshare(os.CLONE_NEWUTS)",
    "change the mode of a file": "os.chmod(sent, 0o700)",
    "read where a link leads": "os.readlink('/proc/self/exe')",
    "change its limits": "resource.setrlimit(resource.RLIMIT_CORE, (0, 0))",
    # At the end, because nothing is left of the process if it succeeds.
    "become a program": "os.execv('/bin/true', ['true'])",
}
SCRIPT = f"""
import ctypes, json, os, resource, socket, subprocess, threading
from pathlib import Path
from {PACKAGE} import confinement, landlock, seccomp
from {PACKAGE}.landlock import system_call
given = json.loads(sys.argv[1])
intel, parent = os.uname().machine == 'x86_64', os.getppid()
globals().update(given['places'])
exec(given['before'])
confinement.confine_to_file(Path(sent))
open(sent, 'rb').read(), open('/dev/urandom', 'rb').read(1)
for name, deed in given['deeds'].items():
    try:
        exec(deed)
    except (OSError, RuntimeError):
        continue
    print(name, flush=True)
"""


@pytest.fixture
def succeeding(tmp_path: Path):
    """Which deeds succeed in a process that has been confined without some of the locks."""
    (tmp_path / "other").write_text("secret")
    (tmp_path / "sent").write_bytes(good_pdf())
    places = {"other": f"{tmp_path}/other", "sent": f"{tmp_path}/sent", "folder": f"{tmp_path}"}

    def attempt(deeds: dict[str, str], *off: str, port: int = 9) -> set[str]:
        before = "; ".join(OFF[lock] for lock in off)
        given = {"places": {**places, "port": port}, "deeds": deeds, "before": before}
        command = [sys.executable, "-I", "-S", "-c", inspectors.PATHS + SCRIPT]
        command += ["\n".join(sys.path), json.dumps(given)]
        done = subprocess.run(
            command, capture_output=True, text=True, env={}, check=True, timeout=30
        )
        return set(done.stdout.splitlines())

    return attempt


def skip_without(*locks: str) -> None:
    for lock in locks:
        if lock in missing_confinements():
            pytest.skip(f"the kernel does not offer {lock} to this process")


def test_no_deed_succeeds(succeeding) -> None:
    skip_without("Landlock", "seccomp")
    assert succeeding(FILE_DEEDS | OTHER_DEEDS) == set()


def test_landlock_alone_forbids_every_other_file(succeeding) -> None:
    skip_without("Landlock")
    assert succeeding(FILE_DEEDS, "seccomp") == set()


def test_seccomp_alone_forbids_networks_programs_and_processes(succeeding) -> None:
    skip_without("seccomp")
    assert succeeding(OTHER_DEEDS, "Landlock") == set()


# Containers may forbid these to everybody; the last two would stop or replace the process.
NOT_TRIED_UNCONFINED = {
    "use io_uring",
    "have a namespace of its own",
    "read its parent's memory",
    "be traced",
    "become a program",
}


def test_each_deed_would_succeed_without_locks(succeeding) -> None:
    """Or a deed would be refused because it is misspelt."""
    deeds = {
        name: deed
        for name, deed in (FILE_DEEDS | OTHER_DEEDS).items()
        if name not in NOT_TRIED_UNCONFINED
    }
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert succeeding(deeds, "Landlock", "seccomp", port=port) == set(deeds)


def test_a_child_of_an_inspector_is_confined(examined, act_as_child, caplog) -> None:
    skip_without("Landlock")
    act_as_child("open('/etc/passwd')")
    assert examined(good_pdf()) is Reason.BUSY
    assert "PermissionError" in caplog.text


@pytest.mark.parametrize(
    "off", [("Landlock", "seccomp"), ("Landlock",), ("seccomp",)], ids=" and ".join
)
def test_without_locks_files_are_examined_as_before(
    off: tuple[str, ...], examined, monkeypatch
) -> None:
    start = f"from {PACKAGE} import landlock, seccomp, server; "
    start += "; ".join([*(OFF[lock] for lock in off), "server.serve()"])
    monkeypatch.setattr(inspectors, "START", inspectors.PATHS + start)
    inspectors.end_all_inspectors()
    assert isinstance(examined(good_pdf()), ExaminedFile)
    inspectors.end_all_inspectors()


def test_what_is_missing_is_said(monkeypatch) -> None:
    monkeypatch.setattr(confinement, "landlock_version", lambda: 0)
    monkeypatch.setattr(confinement, "can_filter_system_calls", lambda: False)
    assert missing_confinements() == ["Landlock", "seccomp"]
    (message,) = checks.check_confinement(None)
    assert (message.id, message.is_serious()) == ("groupsite_vacancies.I001", False)
    assert "Landlock and seccomp" in message.msg
