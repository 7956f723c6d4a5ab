"""How much more memory the processes that answer take, for a while: Linux tells (proc(5))."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tools.deployed.server import Server
from tools.pdfs import pdf_of_size
from tools.web.applicants import Answer, Applicant

LIMIT = 41_943_040  # bytes: "40 MB"


def memory(pid: int, what: str) -> int:
    """Bytes: VmRSS now, VmHWM at most since it was reset."""
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith(what))
    return int(line.split()[1]) * 1024


def above(server: Server, act: Callable[[], Any]) -> list[int]:
    """Bytes that each worker took at most beyond what it had before the act."""
    before = {}
    for pid in server.workers():
        Path(f"/proc/{pid}/clear_refs").write_text("5")
        before[pid] = memory(pid, "VmRSS")
    act()
    return [memory(pid, "VmHWM") - taken for pid, taken in before.items()]


def of_large_uploads(server: Server) -> tuple[int, Answer, Answer]:
    """With a document of exactly 40 MB and one of a byte more: the memory, and the two answers."""
    who = Applicant(server.site.address)
    who.begin()
    for _worker in server.workers() * 3:  # whatever is loaded once is loaded now
        who.upload("CV")
    exact = pdf_of_size(LIMIT)
    answers: list[Answer] = []

    def act() -> None:
        answers.extend(who.upload("Personal letter", file) for file in (exact, exact + b"\n"))

    most = max(above(server, act))
    return most, answers[0], answers[1]
