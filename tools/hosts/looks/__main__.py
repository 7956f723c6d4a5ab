"""Photographs the apps' pages in each frame: `python -m tools.hosts.looks`, or with names of frames.

Into var/looks/, at four widths, light and dark; those that the guide shows also into docs/pictures/.
Then says what axe finds, and what is wider than its window. Asks npm's registry for the stylesheets.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, Route

from tools.browser.checks import axe, too_wide
from tools.browser.server import (
    Site,
    build_demo,
    environment,
    free_port,
    manage,
    running,
    set_address,
)
from tools.hosts.looks.frames import FRAMES, Frame
from tools.photographs.camera import SCHEMES, browsing
from tools.sources import ROOT

SETTINGS: Final = "tools.hosts.looks.settings"
LOOKS: Final = ROOT / "var" / "looks"
POSTING: Final = "/en/vacancies/demonstration-phd-position/"
PAGES: Final = {
    "posting": POSTING,
    "form": POSTING,  # and then its button
    "closed": "/en/vacancies/invented-closed/",
    "vacancies": "/en/vacancies/",
    "people": "/en/people/",
    "person": "/en/people/giuseppe-durisi/",
    "areas": "/en/research/",
    "area": "/en/research/information-theory/",
    "posting-sv": "/sv/lediga-tjanster/demonstration-doktorandtjanst/",
    "form-sv": "/sv/lediga-tjanster/demonstration-doktorandtjanst/",
}
WIDTHS: Final = (320, 360, 768, 1440)
HEIGHT: Final = 900
APPLY: Final = ".facts__actions > a.button"


def put_into(page: Page, frame: Frame, scheme: str) -> None:
    """Every page that is opened from here on stands in the frame."""

    def answer(route: Route) -> None:
        response = route.fetch()
        route.fulfill(
            status=response.status,
            content_type="text/html; charset=utf-8",
            body=frame.around(response.text(), scheme),
        )

    page.unroute("**/*")
    page.route(lambda url: "/static/" not in url and "/media/" not in url, answer)


def photograph(page: Page, site: Site, frame: Frame) -> Iterator[str]:
    """Takes all pictures in this frame; yields what is wrong."""
    for scheme in SCHEMES:
        put_into(page, frame, scheme)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for name, path in PAGES.items():
            page.set_viewport_size({"width": WIDTHS[-1], "height": HEIGHT})
            page.goto(site.url(path))
            if name.startswith("form"):
                page.goto(site.url(str(page.locator(APPLY).get_attribute("href"))))
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": HEIGHT})
                file = LOOKS / f"{frame.name}-{name}-{width}-{scheme}.png"
                page.screenshot(path=file, full_page=True, animations="disabled")
                yield from (f"{file.stem}: {fault}" for fault in too_wide(page))
            yield from (f"{frame.name}-{name}-{scheme}: {fault}" for fault in axe(page))


def main() -> None:
    LOOKS.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[1:]
    frames = [make(LOOKS) for make in FRAMES if not wanted or make.__name__ in wanted]
    with tempfile.TemporaryDirectory() as made, browsing() as browser:
        data = Path(made) / "demo"
        build_demo(data)
        manage(data, "seed_invented_group", "--verbosity", "0")
        site = Site(f"http://127.0.0.1:{free_port()}", data)
        set_address(site)
        variables = environment(data) | {"DJANGO_SETTINGS_MODULE": SETTINGS}
        with running(site, ["manage.py", "runserver", "--noreload", site.address[7:]], variables):
            page = browser.new_page(locale="en-GB", timezone_id="Europe/Stockholm")
            faults = [fault for frame in frames for fault in photograph(page, site, frame)]
    sys.stdout.write("\n".join([*faults, f"{len(faults)} faults.", ""]))


if __name__ == "__main__":
    main()
