"""Photographs the apps' pages in a frame, at four widths, light and dark, and looks for faults."""

from collections.abc import Iterator
from typing import Final

from playwright.sync_api import Page, Route

from tools.browser.checks import axe, too_wide
from tools.browser.server import Site
from tools.hosts.looks.frames import Frame
from tools.photographs.camera import SCHEMES
from tools.sources import ROOT

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
APPLY: Final = ".facts__actions > a.button:not(.button--quiet)"


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
