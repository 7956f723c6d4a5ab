"""Photographs the apps' pages in each frame: `python -m tools.hosts.looks`, or with names of frames.

Into var/looks/, and a posting into docs/how-to/pictures/. Then says what axe finds, and what is wider than
its window. Asks npm's registry for the stylesheets.
"""

import sys
import tempfile
from pathlib import Path

from tools.browser.server import build_demo, manage
from tools.hosts.looks.frames import FRAMES
from tools.hosts.looks.photographs import LOOKS, photograph
from tools.hosts.looks.pictures import make_picture
from tools.hosts.looks.serving import serving_without_skin
from tools.photographs.camera import browsing


def main() -> None:
    LOOKS.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[1:]
    frames = [make(LOOKS) for make in FRAMES if not wanted or make.__name__ in wanted]
    with tempfile.TemporaryDirectory() as made, browsing() as browser:
        data = Path(made) / "demo"
        build_demo(data)
        manage(data, "seed_invented_group", "--verbosity", "0")
        with serving_without_skin(data) as site:
            page = browser.new_page(locale="en-GB", timezone_id="Europe/Stockholm")
            faults = [fault for frame in frames for fault in photograph(page, site, frame)]
    for frame in frames:
        make_picture(frame.name)
    sys.stdout.write("\n".join([*faults, f"{len(faults)} faults.", ""]))


if __name__ == "__main__":
    main()
