"""The pictures of README and the documents: `make pictures` makes them from the demonstration.

Light and dark, as small files in docs/pictures/; then those of the editors' handbook. Made anew
whenever what they show has changed, so that they stay true.
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image
from playwright.sync_api import Browser, Page

from tools.browser.server import Site, serving
from tools.browser.signing_in import signed_in
from tools.photographs import handbook, scenes
from tools.photographs.camera import SCHEMES, browsing
from tools.sources import ROOT

FOLDER: Final = ROOT / "docs" / "pictures"
WIDTH, HEIGHT = 1280, 800
MOST_BYTES: Final = 150_000
OPEN_POSTING: Final = "/en/vacancies/demonstration-phd-position/"
VISITED: Final = {
    "home": "/en/",
    "posting": OPEN_POSTING,
    "person": "/en/people/giuseppe-durisi/",
}


def editors_address(data: Path) -> str:
    """Where the English words of the open posting are edited: the strip stands above them."""
    (page,) = [page for page in scenes.listed(data) if page.path == OPEN_POSTING]
    return f"/admin/pages/{page.pk}/edit/"


def take(page: Page, name: str) -> None:
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.wait_for_load_state("networkidle")
        with Image.open(BytesIO(page.screenshot(animations="disabled"))) as picture:
            save(picture.convert("RGB"), FOLDER / f"{name}-{scheme}.webp")


def save(picture: Image.Image, file: Path) -> None:
    """As well as fits into the bytes that a picture may have."""
    for quality in (90, 80, 70, 60):
        picture.save(file, "WEBP", quality=quality, method=6)
        if file.stat().st_size <= MOST_BYTES:
            return
    sys.exit(f"{file.name} is larger than {MOST_BYTES} bytes")


def open_page(browser: Browser) -> Page:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        locale="en-GB",
        timezone_id="Europe/Stockholm",
        reduced_motion="reduce",
    )
    return context.new_page()


def photograph(browser: Browser, site: Site) -> None:
    page = open_page(browser)
    for name, path in VISITED.items():
        page.goto(site.url(path))
        take(page, name)
    editor = signed_in(open_page(browser), site)
    editor.goto(site.url(editors_address(site.data)))
    take(editor, "editor")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, browsing() as browser:
        data = Path(made) / "demo"
        scenes.build(data)
        with serving(data, Path(made) / "served") as site:
            photograph(browser, site)
        handbook.photograph(browser, data, Path(made))


if __name__ == "__main__":
    main()
