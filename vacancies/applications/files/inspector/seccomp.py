"""seccomp: from here on, the kernel answers only the system calls that reading a file needs.

There is no way from these calls to a network, another program or another process. Which calls they
are was recorded with `strace` while honest and hostile files were examined. The rest of the list is what
the C library and Python may use instead (https://docs.kernel.org/userspace-api/seccomp_filter.html).
"""

import ctypes
import errno
import os
import struct
import sys
from typing import Final

from vacancies.applications.files.inspector.landlock import libc

GET_SECCOMP: Final = 21  # of prctl(2)
SET_SECCOMP: Final = 22
FILTER_MODE: Final = 2

# The kernel's number of the architecture, and the column of its calls below.
ARCHITECTURES: Final = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}
MACHINE: Final = os.uname().machine
# System calls: their numbers on x86_64 and aarch64; None where there is no such call.
ALLOWED_CALLS: Final[dict[str, tuple[int, int | None]]] = {
    # files
    "close": (3, 57),
    "fcntl": (72, 25),
    "fstat": (5, 80),
    "lseek": (8, 62),
    "newfstatat": (262, 79),
    "open": (2, None),
    "openat": (257, 56),
    "pread64": (17, 67),
    "read": (0, 63),
    "readv": (19, 65),
    "stat": (4, None),
    "statx": (332, 291),
    "write": (1, 64),
    "writev": (20, 66),
    # memory
    "brk": (12, 214),
    "madvise": (28, 233),
    "mmap": (9, 222),
    "mprotect": (10, 226),
    "mremap": (25, 216),
    "munmap": (11, 215),
    # itself: time, random numbers, signals that it receives, its end
    "clock_gettime": (228, 113),
    "clock_nanosleep": (230, 115),
    "exit": (60, 93),
    "exit_group": (231, 94),
    "futex": (202, 98),
    "getpid": (39, 172),
    "getrandom": (318, 278),
    "gettid": (186, 178),
    "gettimeofday": (96, 169),
    "nanosleep": (35, 101),
    "restart_syscall": (219, 128),
    "rt_sigaction": (13, 134),
    "rt_sigprocmask": (14, 135),
    "rt_sigreturn": (15, 139),
    "sched_yield": (24, 124),
    "sigaltstack": (131, 132),
}
# A filter is a program: load a word of the call's description, compare and skip, return a verdict.
LOAD: Final = 0x20
SKIP_UNLESS_EQUAL: Final = 0x15
RETURN: Final = 0x06
NUMBER: Final = 0  # where they are in the description
ARCHITECTURE: Final = 4
ALLOW: Final = 0x7FFF0000
KILL: Final = 0x80000000
# As if the kernel had never heard of the call: libraries then use an older one.
REFUSE: Final = 0x00050000 | errno.ENOSYS


class Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("instructions", ctypes.c_char_p))


def can_filter_system_calls() -> bool:
    """Whether the kernel has seccomp, on an architecture whose system calls are known here."""
    is_known = sys.platform == "linux" and MACHINE in ARCHITECTURES and sys.maxsize > 2**32
    return is_known and int(libc.prctl(GET_SECCOMP, 0, 0, 0, 0)) >= 0


def allow_only_calls_for_reading() -> None:
    """Refuse every system call that is not in `ALLOWED_CALLS`, in this process and for ever.

    Does nothing if the kernel has no seccomp, or on an architecture whose calls are not known here.
    The caller must have set `no_new_privs`.
    """
    if not can_filter_system_calls():
        return
    instructions = _filter(*ARCHITECTURES[MACHINE])
    program = Program(len(instructions), b"".join(instructions))
    if libc.prctl(SET_SECCOMP, FILTER_MODE, ctypes.byref(program), 0, 0):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def _filter(architecture: int, column: int) -> list[bytes]:
    numbers = [found for call in ALLOWED_CALLS.values() if (found := call[column]) is not None]
    return [
        _instruction(LOAD, ARCHITECTURE),
        # A call in the convention of another architecture has other numbers.
        _instruction(SKIP_UNLESS_EQUAL, architecture, if_equal=1),
        _instruction(RETURN, KILL),
        _instruction(LOAD, NUMBER),
        *(part for number in numbers for part in _allowed(number)),
        _instruction(RETURN, REFUSE),
    ]


def _allowed(number: int) -> tuple[bytes, bytes]:
    return _instruction(SKIP_UNLESS_EQUAL, number, if_not=1), _instruction(RETURN, ALLOW)


def _instruction(code: int, value: int, *, if_equal: int = 0, if_not: int = 0) -> bytes:
    """Return an instruction: `if_equal` and `if_not` say how many of those that follow are skipped."""
    return struct.pack("HBBI", code, if_equal, if_not, value)
