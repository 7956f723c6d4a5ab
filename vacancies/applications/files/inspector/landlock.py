"""Landlock: from here on, this process can open no file but those it is given to read.

Linux has it since 5.13 (https://docs.kernel.org/userspace-api/landlock.html); later versions also
forbid TCP, signals to other processes and abstract sockets. A process can give its own rights up
without being root, and can never get them back.
"""

import ctypes
import errno
import os
import sys
from pathlib import Path
from typing import Final

# The numbers are the same on every architecture.
CREATE_RULESET: Final = 444
ADD_RULE: Final = 445
RESTRICT_SELF: Final = 446

ASK_FOR_VERSION: Final = 1
RULE_PATH_BENEATH: Final = 1
READ_FILE: Final = 1 << 2
# How many rights on files, from bit 0 on, each version knows; later versions know as many as the last.
FILE_RIGHTS: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}
# To bind and connect with TCP; to reach abstract Unix sockets and send signals outside.
TCP_RIGHTS: Final = 0b11
TCP_VERSION: Final = 4
SCOPES: Final = 0b11
SCOPES_VERSION: Final = 6
# The kernel has no Landlock, it is not switched on, or a container forbids to ask for it.
NOT_OFFERED: Final = {errno.ENOSYS, errno.EOPNOTSUPP, errno.EPERM}


class RulesetAttributes(ctypes.Structure):
    _fields_ = (
        ("handled_access_fs", ctypes.c_uint64),
        ("handled_access_net", ctypes.c_uint64),
        ("scoped", ctypes.c_uint64),
    )


class PathBeneathAttributes(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"  # what `_pack_` means; Python 3.14 wants to read it
    _fields_ = (("allowed_access", ctypes.c_uint64), ("parent_fd", ctypes.c_int32))


libc: Final = ctypes.CDLL(None, use_errno=True)


def system_call(number: int, *arguments: object) -> int:
    """Return the result of a system call. Raises OSError if it fails."""
    result = int(libc.syscall(ctypes.c_long(number), *arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def landlock_version() -> int:
    """Return the version of Landlock that the kernel offers to this process, or 0."""
    if sys.platform != "linux":
        return 0
    try:
        return system_call(
            CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(ASK_FOR_VERSION)
        )
    except OSError as error:
        if error.errno in NOT_OFFERED:
            return 0
        raise


def allow_only_to_read(paths: list[Path]) -> None:
    """Let this process open no files but `paths`, and these only to read them; forbid TCP and signals.

    Does nothing if the kernel has no Landlock. What is open stays open. The caller must have set
    `no_new_privs`. Raises OSError if a path does not exist.
    """
    version = landlock_version()
    if not version:
        return
    ruleset = _new_ruleset(version)
    try:
        for path in paths:
            _allow_to_read(ruleset, path)
        system_call(RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0))
    finally:
        os.close(ruleset)


def _new_ruleset(version: int) -> int:
    """Return the descriptor of a ruleset that forbids everything which this version can forbid."""
    attributes = RulesetAttributes(
        handled_access_fs=(1 << FILE_RIGHTS.get(version, max(FILE_RIGHTS.values()))) - 1,
        handled_access_net=TCP_RIGHTS if version >= TCP_VERSION else 0,
        scoped=SCOPES if version >= SCOPES_VERSION else 0,
    )
    # An older kernel accepts a longer structure, if what it does not know is zero.
    size = ctypes.c_size_t(ctypes.sizeof(attributes))
    return system_call(CREATE_RULESET, ctypes.byref(attributes), size, ctypes.c_uint32(0))


def _allow_to_read(ruleset: int, path: Path) -> None:
    place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        rule = PathBeneathAttributes(allowed_access=READ_FILE, parent_fd=place)
        system_call(
            ADD_RULE,
            ctypes.c_int(ruleset),
            ctypes.c_int(RULE_PATH_BENEATH),
            ctypes.byref(rule),
            ctypes.c_uint32(0),
        )
    finally:
        os.close(place)
