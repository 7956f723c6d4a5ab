"""`python -m tools.last_hour [--minutes 3] [one] [two]`: the last hour on one machine, and on two.

If both have been run, what was printed is written into `docs/last-hour.md`.
"""

import argparse
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from tools.last_hour.hour import Hour
from tools.last_hour.places import PLACES
from tools.printed import Printed
from tools.sources import ROOT

PAGE: Final = ROOT / "docs" / "last-hour.md"
MINUTES: Final = 3.0


def main(names: list[str], minutes: float) -> int:
    printed, faults = Printed(), []
    for name in names:
        folder = Path(tempfile.mkdtemp(prefix="groupsite-last-hour-"))
        folder.chmod(0o755)
        try:
            with PLACES[name](folder) as place:
                faults += Hour(place, minutes * 60, folder, printed.say).run()
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    printed.say(f"{len(faults)} faults")
    if set(names) == set(PLACES):
        printed.write_into(PAGE)
    return 1 if faults else 0


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.last_hour")
    parser.add_argument("names", nargs="*", choices=[[], *PLACES], help="one and two by default")
    parser.add_argument("--minutes", type=float, default=MINUTES)
    return parser.parse_args()


if __name__ == "__main__":
    given = arguments()
    sys.exit(main(given.names or list(PLACES), given.minutes))
