"""The page of all components, in every state: what a reader must be able to do with each (R79)."""

from pathlib import Path

import pytest
from PIL import Image

from tests.browser.conftest import NewPage
from tools.browser.checks import axe, too_wide
from tools.browser.server import Site

WIDTHS = (320, 360, 768, 1440)
UNLOADED = """async () => {
    const images = [...document.images];
    images.forEach(image => { image.loading = 'eager'; });
    await Promise.all(images.map(image => image.decode().catch(() => null)));
    return images.filter(image => !image.naturalWidth).map(image => image.currentSrc || image.src);
}"""

in_both_languages = pytest.mark.parametrize("language", ["en", "sv"])


@in_both_languages
def test_r79_no_component_has_an_accessibility_fault(
    language: str, site: Site, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(site.url(f"/{language}/gallery/"))
    faults = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        faults += [f"{scheme}: {fault}" for fault in axe(page)]
    assert faults == []


@in_both_languages
def test_no_component_is_wider_than_its_window(
    language: str, site: Site, new_page: NewPage
) -> None:
    page = new_page()
    page.goto(site.url(f"/{language}/gallery/"))
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        faults += [f"at {width} px: {fault}" for fault in too_wide(page)]
    assert faults == []


def test_every_picture_is_there_and_the_page_can_be_photographed(
    site: Site, new_page: NewPage, tmp_path: Path
) -> None:
    page = new_page(width=1440)
    page.goto(site.url("/en/gallery/"))
    assert page.locator("img").count() > 10
    assert page.evaluate(UNLOADED) == []
    page.screenshot(path=tmp_path / "gallery.png")
    with Image.open(tmp_path / "gallery.png") as photograph:
        assert photograph.size == (1440, 900)
        assert len(photograph.convert("RGB").getcolors(1 << 24)) > 100
