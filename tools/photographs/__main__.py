"""Photographs every page type, state, language, width and colour scheme: `make photographs`.

Contact sheets and single pictures go to var/photographs/, which git ignores. `ONLY=` (a regular
expression for "sheet/name") takes some again. Ends with a failure where a page scrolls sideways.
"""

import re
import sys
import tempfile
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from tools.browser.server import serving
from tools.photographs import applying, editing, scenes, sheets, subjects
from tools.photographs.camera import Camera, browsing
from tools.photographs.subjects import Subject
from tools.sources import ROOT

FOLDER: Final = ROOT / "var" / "photographs"
SCENES: Final = ("everything", "nothing-open", "first-day")


def wanted(scene: str, data: Path, only: re.Pattern[str]) -> list[Subject]:
    if scene == "everything":
        pages = scenes.listed(data)
        found = [
            *subjects.of_pages(pages),
            *subjects.of_states(),
            *applying.of_applicants(scenes.screens_of_applicants(data)),
            *editing.of_admin(pages),
        ]
    else:
        found = subjects.of_scene(scene)
    return [one for one in found if only.search(f"{one.sheet}/{one.name}")]


def photograph(browser: Browser, scene: str, folder: Path, only: re.Pattern[str]) -> list[str]:
    """Takes one scene; returns what was found wrong."""
    data = folder / scene
    scenes.build(data, scene)
    taken = wanted(scene, data, only)
    if not taken:
        return []
    with serving(data, Path(tempfile.mkdtemp(dir=folder)) / "data") as site:
        camera = Camera(browser, site, FOLDER)
        for subject in taken:
            sys.stderr.write(f"{subject.sheet}/{subject.name}\n")
            photographs = camera.take(subject)
            for name, is_hard in ((subject.name, False), (f"{subject.name}-hard", True)):
                on_sheet = [one for one in photographs if one.is_hard is is_hard]
                sheets.lay(on_sheet, FOLDER / f"{subject.sheet}-{name}.png")
    return camera.faults


def main(only: str, folder: Path) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    faults = []
    with browsing() as browser:
        for scene in SCENES:
            faults += photograph(browser, scene, folder, re.compile(only))
    sys.stderr.write(f"The contact sheets lie in {FOLDER.relative_to(ROOT)}/\n")
    if faults:
        sys.exit("\n".join(faults))


if __name__ == "__main__":
    # A folder given second keeps the databases for the next time.
    arguments = [*sys.argv[1:], "", ""]
    if arguments[1]:
        Path(arguments[1]).mkdir(parents=True, exist_ok=True)
        main(arguments[0], Path(arguments[1]))
    else:
        with tempfile.TemporaryDirectory() as made:
            main(arguments[0], Path(made))
