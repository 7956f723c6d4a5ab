"""R14, R15: inspectors stay ready, end with their process, and their children share nothing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tools.pdfs import good_pdf
from vacancies.applications.files.inspection import (
    ExaminedFile,
    Reason,
    child_process,
    examine_uploaded_file,
    inspectors,
)

pytestmark = pytest.mark.table  # each file is a child process

PAGES = "print('{\"pages\": 3}')"


def test_the_next_file_meets_the_same_inspector(examined) -> None:
    for _file in range(2):
        assert isinstance(examined(good_pdf()), ExaminedFile)
    (one,) = inspectors._ready
    assert isinstance(examined(good_pdf()), ExaminedFile)
    assert inspectors._ready == [one]


def test_the_end_of_a_child_does_not_end_its_inspector(examined, act_as_child) -> None:
    act_as_child("ctypes.string_at(0)")
    assert examined(good_pdf()) is Reason.TOO_COMPLEX
    (one,) = inspectors._ready
    assert examined(good_pdf()) is Reason.TOO_COMPLEX
    assert inspectors._ready == [one]


@pytest.mark.thorough
def test_another_replaces_an_inspector_that_has_ended(examined) -> None:
    assert isinstance(examined(good_pdf()), ExaminedFile)
    (one,) = inspectors._ready
    os.kill(one.process.pid, signal.SIGKILL)
    assert isinstance(examined(good_pdf()), ExaminedFile)
    assert inspectors._ready != [one]
    assert inspectors._living == set(inspectors._ready)


def test_another_replaces_an_inspector_that_ends_when_it_is_asked(examined, monkeypatch) -> None:
    assert isinstance(examined(good_pdf()), ExaminedFile)
    (one,) = inspectors._ready
    monkeypatch.setattr(inspectors.Inspector, "has_ended", lambda _inspector: False)
    os.kill(one.process.pid, signal.SIGKILL)
    assert isinstance(examined(good_pdf()), ExaminedFile)
    assert inspectors._ready != [one]


def test_an_inspector_that_fails_leaves_no_child_and_the_fault_is_ours(
    examined, act_as_child, caplog, monkeypatch
) -> None:
    # A child cannot end its inspector, so somebody else does.
    act_as_child(
        "time.sleep(60)",
        before="import signal; signal.signal(signal.SIGALRM, signal.SIG_DFL); run = server._run_child; "
        "end_soon = lambda: signal.setitimer(signal.ITIMER_REAL, 0.2); "
        "server._run_child = lambda *request: end_soon() and run(*request); ",
    )
    groups = watched_groups(monkeypatch)
    assert examined(good_pdf()) is Reason.BUSY
    assert "The process that looks into files failed" in caplog.text
    assert inspectors._living == set()
    assert ended_in_time(lambda: not group_exists(groups[0]))


def test_an_inspector_that_does_not_answer_is_ended(examined, act_as_child, monkeypatch) -> None:
    act_as_child("", before="server._run_child = lambda *request: __import__('time').sleep(60); ")
    monkeypatch.setattr(inspectors, "GRACE", 0)
    monkeypatch.setattr(child_process, "LEAST_PATIENCE", 0.5)
    monkeypatch.setattr(child_process, "PATIENCE", 0)
    assert examined(good_pdf()) is Reason.BUSY
    assert inspectors._living == set()


def test_an_inspector_ends_when_nobody_needs_it(examined, act_as_child) -> None:
    act_as_child(PAGES, before="server.IDLE_SECONDS = 0.05; ")
    assert examined(good_pdf()).pages == 3
    (one,) = inspectors._ready
    assert ended_in_time(one.has_ended)
    assert examined(good_pdf()).pages == 3


@pytest.mark.thorough
def test_two_files_are_examined_at_once(tmp_path, act_as_child, monkeypatch) -> None:
    monkeypatch.setattr(child_process, "_places", child_process.threading.BoundedSemaphore(2))
    act_as_child(f"time.sleep(0.5); {PAGES}")
    path = tmp_path / "sent"
    path.write_bytes(good_pdf())
    with ThreadPoolExecutor(2) as threads:
        both = [
            threads.submit(examine_uploaded_file, path, name="cv.pdf", max_bytes=10**6)
            for _file in range(2)
        ]
        assert [one.result().pages for one in both] == [3, 3]
    assert len({one.process.pid for one in inspectors._ready}) == 2


@pytest.mark.thorough
def test_each_child_has_memory_of_its_own(examined, act_as_child, caplog) -> None:
    act_as_child(f"taken = bytearray(150_000_000); {PAGES}")
    assert [examined(good_pdf()).pages for _file in range(2)] == [3, 3]
    act_as_child(f"taken = bytearray(300_000_000); {PAGES}")
    assert examined(good_pdf()) is Reason.BUSY
    assert "MemoryError" in caplog.text


IS_OPEN = """exec('''def is_open(descriptor):
    try:
        return bool(os.fstat(descriptor))
    except OSError:
        return False
'''); """


def test_a_child_cannot_reach_its_inspector(examined, act_as_child, caplog) -> None:
    act_as_child(
        "raise SystemError([one for one in range(99) if is_open(one)],"
        " os.fstat(0).st_rdev == os.stat('/dev/null').st_rdev, dict(os.environ))",
        before=IS_OPEN,
    )
    examined(good_pdf())
    assert "SystemError: ([0, 1, 2], True, {'LC_CTYPE': 'C.UTF-8'})" in caplog.text


@pytest.mark.thorough
def test_a_child_that_prints_without_end_takes_no_memory(examined, act_as_child) -> None:
    act_as_child("[print('x' * 1_000_000) for _time in range(30)]")
    assert examined(good_pdf()) is Reason.BUSY
    (one,) = inspectors._ready
    assert (
        len(
            one.examine_in_child(
                {"path": "-", "memory_bytes": 10**9, "cpu_seconds": 9, "patience": 9}
            )["output"]
        )
        < 100_000
    )


FORKED = """
import os, sys
from pathlib import Path
from vacancies.applications.files.inspection import child_process, inspectors
look = lambda: child_process.examine_pdf_in_child_process(Path(sys.argv[1]), 1)
assert look() == 2
(ours,) = inspectors._ready
child = os.fork()
if child == 0:
    assert not inspectors._ready
    assert look() == 2
    (own,) = inspectors._ready
    print(own.process.pid, os.getpid(), flush=True)
    sys.stdin.read()  # it lives on
    sys.exit()
print(ours.process.pid, flush=True)
assert look() == 2 and inspectors._ready == [ours]
sys.stdout.close()
os.kill(os.getpid(), 9)
"""


@pytest.mark.thorough
def test_a_fork_has_inspectors_of_its_own_and_each_ends_with_its_process(tmp_path) -> None:
    """As under gunicorn with --preload, whose workers are forks."""
    path = tmp_path / "sent"
    path.write_bytes(good_pdf(2))
    process = subprocess.Popen(
        [sys.executable, "-c", FORKED, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    lines = sorted((process.stdout.readline().split() for _line in range(2)), key=len)
    ours, (own, fork) = int(lines[0][0]), map(int, lines[1])
    assert process.wait() == -signal.SIGKILL
    assert ended_in_time(lambda: not is_running(ours))
    assert is_running(own)
    assert is_running(fork)
    process.stdin.close()
    process.stdout.close()
    assert ended_in_time(lambda: not is_running(own))
    assert ended_in_time(lambda: not is_running(fork))


def watched_groups(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The process groups that are ended from now on."""
    groups: list[int] = []
    kill = os.killpg
    monkeypatch.setattr(
        inspectors.os, "killpg", lambda group, how: (groups.append(group), kill(group, how))
    )
    return groups


def group_exists(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def is_running(pid: int) -> bool:
    """Whether the process runs; a zombie, for which nobody has waited yet, does not."""
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False
    ).stdout
    return bool(state) and not state.startswith("Z")


def ended_in_time(has_ended: Callable[[], bool]) -> bool:
    until = time.monotonic() + 10
    while not has_ended():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True
