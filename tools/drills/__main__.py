"""`python -m tools.drills [NAME …]`: runs drills, all of them by default, and ends with 1 if one has failed.

If all have been run, what they printed is written into `docs/drills.md`.
"""

import os
import platform
import re
import shutil
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tools.drills.deployment import deployed
from tools.drills.drill import Drill
from tools.drills.parts import PARTS
from tools.sources import ROOT

PAGE: Final = ROOT / "docs" / "drills.md"
OUTPUT: Final = re.compile(r"(?<=<!-- output -->\n).*", re.DOTALL)


def main(names: list[str]) -> int:
    printed: list[str] = []

    def say(line: str) -> None:
        printed.append(line)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    folder, before = Path(tempfile.mkdtemp(prefix="groupsite-drills-")), time.monotonic()
    folder.chmod(0o755)
    faults = []
    try:
        with deployed(folder) as deployment:
            say(f"deployed in {time.monotonic() - before:.0f} s")
            for name in names:
                found = Drill(PARTS[name], say).run(deployment)
                for fault in found:
                    say(f"  FAULT: {fault}")
                faults += found
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    say(f"{len(names)} drills, {len(faults)} faults")
    if set(names) == set(PARTS):
        write_page(printed)
    return 1 if faults else 0


def write_page(printed: list[str]) -> None:
    """Replace the output on the page, with the day and the machine."""
    load = os.getloadavg()[0]
    machine = f"{os.cpu_count()} cores, load {load:.0f}, Python {platform.python_version()}"
    head = f"Output of {datetime.now(UTC):%d %B %Y} ({machine}):\n\n"
    body = head + "".join(f"    {line}\n" for line in printed)
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(OUTPUT.sub(lambda _found: body, text), encoding="utf-8")


if __name__ == "__main__":
    asked = sys.argv[1:] or list(PARTS)
    if unknown := set(asked) - set(PARTS):
        sys.exit(f"Unknown: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}.")
    sys.exit(main(asked))
