"""What processes take, as Linux counts it (proc(5)): processor time and memory."""

import os
from pathlib import Path
from typing import Final

PROC: Final = Path("/proc")
TICKS: Final = os.sysconf("SC_CLK_TCK")
NANOSECONDS: Final = 1e9


def family(pid: int) -> list[int]:
    """The process and all its living descendants."""
    found = [pid]
    for task in (PROC / str(pid) / "task").iterdir():
        try:
            children = (task / "children").read_text().split()
        except OSError:  # it has just ended
            continue
        for child in children:
            found += family(int(child)) if (PROC / child).exists() else []
    return found


def processor_seconds(pid: int) -> float:
    """Processor time of the living processes below `pid`, and of children that have ended."""
    return sum(_of_threads(one) + _of_ended_children(one) for one in family(pid))


def _of_threads(pid: int) -> float:
    """Exact to the microsecond, unlike the ticks in `stat`. Threads of a server do not end."""
    total = 0
    for task in (PROC / str(pid) / "task").iterdir():
        try:
            total += int((task / "schedstat").read_text().split()[0])
        except OSError:
            continue
    return total / NANOSECONDS


def _of_ended_children(pid: int) -> float:
    fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[13]) + int(fields[14])) / TICKS


def memory(pid: int, what: str = "Pss") -> int:
    """Bytes of one process, its share of shared memory included; 0 if it has ended.

    `Pss_Anon` leaves out files that are mapped, which the kernel may drop at any time.
    """
    try:
        lines = (PROC / str(pid) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{what}:")), 0)
