"""The garbage collector, which runs between two modules, if at all.

Pages that tests have parsed are trees whose parts know each other, so only the collector finds them. Going
through them takes a twentieth of a run. The quick run leaves them until its processes together have half of
the machine's memory. The whole run collects after every module, which also tells of files left open.
"""

import gc
import os
import resource
import sys

import pytest

KIB = 1024


def after_module(config: pytest.Config, *, is_last: bool) -> None:
    if has_to_collect(config):
        gc.collect(0)
    elif is_last:
        gc.freeze()  # or pytest would look through everything five times, and Python once more


def has_to_collect(config: pytest.Config) -> bool:
    return not is_quick(config) or largest_size() > share_of_memory()


def is_quick(config: pytest.Config) -> bool:
    return "not thorough" in config.option.markexpr


def largest_size() -> int:
    """How much memory this process has had at once, in bytes."""
    unit = 1 if sys.platform == "darwin" else KIB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def share_of_memory() -> int:
    """What each process may have, in bytes."""
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2 // processes
