"""Where the checkers are that `.ci/checkers` installs."""

import shutil
import sys
from pathlib import Path
from typing import Final

from tools.sources import ROOT

MODULES: Final = ROOT / ".ci" / "node" / "node_modules"
NU: Final = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
LIGHTHOUSE: Final = MODULES / "lighthouse" / "cli" / "index.js"


def needed(checker: Path, program: str, package: str) -> str:
    """The path of `program`; ends with what is missing, since a check that cannot run is no check."""
    if not checker.exists():
        sys.exit("The checkers are missing: `.ci/checkers` installs them.")
    path = shutil.which(program)
    if path is None:
        sys.exit(f"{program} is missing: `apt-get install {package}`.")
    return path
