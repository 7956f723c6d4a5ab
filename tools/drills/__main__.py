"""`python -m tools.drills [NAME …]`: runs drills, all of them by default, and ends with 1 if one has failed.

If all have been run, what they printed is written into `docs/drills.md`.
"""

import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

from tools.drills.deployment import deployed
from tools.drills.drill import Drill
from tools.drills.parts import PARTS
from tools.printed import Printed
from tools.sources import ROOT

PAGE: Final = ROOT / "docs" / "drills.md"


def main(names: list[str]) -> int:
    printed = Printed()
    folder, before = Path(tempfile.mkdtemp(prefix="groupsite-drills-")), time.monotonic()
    folder.chmod(0o755)
    faults = []
    try:
        with deployed(folder) as deployment:
            printed.say(f"deployed in {time.monotonic() - before:.0f} s")
            for name in names:
                found = Drill(PARTS[name], printed.say).run(deployment)
                for fault in found:
                    printed.say(f"  FAULT: {fault}")
                faults += found
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    printed.say(f"{len(names)} drills, {len(faults)} faults")
    if set(names) == set(PARTS):
        printed.write_into(PAGE)
    return 1 if faults else 0


if __name__ == "__main__":
    asked = sys.argv[1:] or list(PARTS)
    if unknown := set(asked) - set(PARTS):
        sys.exit(f"Unknown: {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}.")
    sys.exit(main(asked))
