"""What runs in a process of the site itself, and prints JSON: `run` starts it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tools.bench.environments import our_environment
from tools.sources import ROOT


def run(module: str, data: Path, static: Path, *arguments: str, **variables: str) -> Any:
    """Run a module of this folder on a data folder, and return what it prints; `variables` as of a server."""
    done = subprocess.run(
        [sys.executable, "-m", f"tools.bench.inside.{module}", *arguments],
        cwd=ROOT,
        env=our_environment(data, static, **variables),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
