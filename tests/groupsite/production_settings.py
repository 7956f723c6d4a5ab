"""Production's settings, imported anew for each set of variables, in a process of their own.

Starting Python and importing Django takes a quarter of a second, and the settings themselves a fiftieth
of that. So one process imports all that they need and forgets everything of ours; for each set of
variables it forks, and the child imports the settings.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from tests.sources import ROOT

KEY = "tHe9quick2brown7fox5jumps3over1the8lazy4dog6and0runs-away"
GOOD = {"GROUPSITE_SECRET_KEY": KEY, "GROUPSITE_ALLOWED_HOSTS": "group.example.org"}

PROGRAM = """
import io, json, os, sys, traceback
import groupsite.settings.production
for name in [name for name in sys.modules if name.partition(".")[0] == "groupsite"]:
    del sys.modules[name]
for name in [name for name in os.environ if name.startswith("GROUPSITE_")]:
    del os.environ[name]

def outcome(asked):
    os.environ |= asked["variables"]
    sys.stdout = said = io.StringIO()
    try:
        exec("import groupsite.settings.production as s; print(" + asked["say"] + ")", {})
    except Exception:
        return [1, said.getvalue(), traceback.format_exc()]
    return [0, said.getvalue(), ""]

for line in sys.stdin:
    reading, writing = os.pipe()
    if not os.fork():
        with open(writing, "w") as pipe:
            json.dump(outcome(json.loads(line)), pipe)
        os._exit(0)
    os.close(writing)
    with open(reading) as pipe:
        print(pipe.read(), flush=True)
    os.wait()
"""


class Outcome(NamedTuple):
    returncode: int
    stdout: str
    stderr: str


type Start = Callable[..., Outcome]


class Settings:
    """The process that forks."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def start(self, say: str = "s.DEBUG", **variables: str) -> Outcome:
        """Import the settings with these variables; `say` is printed of them (`s`)."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"say": say, "variables": variables}) + "\n")
        self.process.stdin.flush()
        return Outcome(*json.loads(self.process.stdout.readline()))


def without_ours() -> dict[str, str]:
    """Return the environment of this process without the site's variables."""
    return {key: value for key, value in os.environ.items() if not key.startswith("GROUPSITE_")}


@contextmanager
def forking_settings() -> Iterator[Settings]:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env=without_ours() | GOOD,
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        yield Settings(process)
