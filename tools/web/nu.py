"""The Nu HTML checker on every public page in every state, and on our styles: `make nu`.

Pages are saved from the demonstration and its scenes, in both languages, and checked in one run. A
warning counts as an error: there is none.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, Final

from tools.sources import files, name
from tools.web import checkers, saved

# A run that found next to nothing to check has checked nothing.
FEWEST: Final = 100
OPTIONS: Final = (
    *("--skip-info-messages", "--also-check-css", "--also-check-svg"),
    *("--exit-zero-always", "--stdout", "--format", "json"),
)
# Its knowledge of CSS ends at container queries and at layers of imports: what it says of those is
# wrong, and their contents it does not read. Of everything else it still finds the misspelt.
UNKNOWN_TO_IT: Final = re.compile(
    r"@import are not allowed after any valid statement"
    r"|“container-type” doesn't exist"
    r"|Unrecognized at-rule “@container”"
    r"|Unknown dimension\. .*\dcqi\b"
    r"|“vector-effect” doesn't exist",
    re.DOTALL,
)


def messages(folder: Path) -> list[dict[str, Any]]:
    """What the checker says of the files in a folder."""
    java = checkers.needed(checkers.NU, "java", "default-jre-headless")
    command = [java, "-jar", str(checkers.NU), *OPTIONS, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        found: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    except (ValueError, KeyError):
        sys.exit(f"The Nu checker gave no report (status {done.returncode}):\n{done.stderr}")
    return found


def faults(found: list[dict[str, Any]], places: dict[str, str]) -> list[str]:
    """One line for each message that is true; `places` says which file stands for which address."""
    lines = []
    for message in found:
        place = places.get(Path(message.get("url", "")).name, message.get("url", "?"))
        said = f"{message['message']} «{message.get('extract', '').strip()}»"
        if not UNKNOWN_TO_IT.search(said):
            lines.append(f"{place}, line {message.get('lastLine', '?')}: {said}")
    return lines


def save_sources(folder: Path, places: dict[str, str]) -> None:
    """Our own styles and drawings, as they stand in the repository."""
    for source in files():
        if source.suffix in (".css", ".svg"):
            copy = f"{len(places):04d}{source.suffix}"
            shutil.copy(source, folder / copy)
            places[copy] = name(source)


def main() -> None:
    checkers.needed(checkers.NU, "java", "default-jre-headless")
    with tempfile.TemporaryDirectory() as made:
        work, folder, places = Path(made), Path(made) / "checked", dict[str, str]()
        folder.mkdir()
        for scene in saved.SCENES:
            saved.save_scene(scene, work, folder, places)
        pages = len(places)
        if pages < FEWEST:
            sys.exit(f"Only {pages} pages were found: the check would be of little worth.")
        save_sources(folder, places)
        found = faults(messages(folder), places)
    if found:
        sys.exit("\n".join([*found, f"{len(found)} errors."]))
    sys.stdout.write(f"No error on {pages} pages and in {len(places) - pages} styles.\n")


if __name__ == "__main__":
    main()
