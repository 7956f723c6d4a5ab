"""Takes the photographs of one subject: each width, light and dark, and a few hard conditions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from tools.browser import chromium
from tools.browser.checks import too_wide
from tools.browser.server import Site
from tools.browser.signing_in import signed_in
from tools.photographs.subjects import Subject

SCHEMES: Final = ("light", "dark")
HEIGHT: Final = 900
LOCALES: Final = {"en": "en-GB", "sv": "sv-SE"}
# Text alone at twice its size, as browsers for people with low vision do it.
LARGE_TEXT: Final = "document.documentElement.style.fontSize = '200%'"

# Wagtail's screens scroll inside their window. What is longer than this repeats itself.
WHOLE_SCREEN: Final = (
    "Math.min(3000, Math.max(innerHeight, document.querySelector('main')?.scrollHeight + 80 || 0))"
)


@dataclass(frozen=True)
class Photograph:
    language: str
    condition: str  # "320-light"; "390-large-text"
    file: Path
    is_hard: bool = False  # large text, forced colours, paper


class Camera:
    """Photographs a running site into a folder; `faults` says what scrolled sideways."""

    def __init__(self, browser: Browser, site: Site, folder: Path) -> None:
        self.site, self.folder = site, folder
        self.faults: list[str] = []
        self.browser = browser
        self._pages: dict[tuple[str, bool], Page] = {}

    def _page(self, language: str, as_editor: bool) -> Page:
        """One page a language for visitors, and one for editors: theirs carry Wagtail's bar."""
        if (language, as_editor) not in self._pages:
            page = self.browser.new_context(
                locale=LOCALES[language], timezone_id="Europe/Stockholm", reduced_motion="reduce"
            ).new_page()
            if as_editor and language != "en":
                self._page("en", as_editor=True)  # the door is opened in English, once
            self._pages[language, as_editor] = signed_in(page, self.site) if as_editor else page
        return self._pages[language, as_editor]

    def take(self, subject: Subject) -> list[Photograph]:
        found = []
        for language, path in subject.paths.items():
            page = self._open(subject, language, path)
            if page is not None:
                found += self._widths(page, subject, language)
                if subject.is_ours:
                    found += self._conditions(page, subject, language)
        return found

    def _open(self, subject: Subject, language: str, path: str) -> Page | None:
        page = self._page(language, subject.as_editor)
        answer = page.goto(self.site.url(path), wait_until="load")
        if answer is not None and answer.status != subject.status:
            self.faults.append(f"{path} answers {answer.status}")
            return None
        if subject.then:
            subject.then(page)
            page.wait_for_load_state()
        return page

    def _widths(self, page: Page, subject: Subject, language: str) -> Iterator[Photograph]:
        for width in subject.widths:
            page.set_viewport_size({"width": width, "height": HEIGHT})
            if subject.is_ours:
                self.faults += [f"{page.url} at {width}: {fault}" for fault in too_wide(page)]
            else:
                page.set_viewport_size({"width": width, "height": page.evaluate(WHOLE_SCREEN)})
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                yield self._shoot(page, subject, language, f"{width}-{scheme}")

    def _conditions(self, page: Page, subject: Subject, language: str) -> Iterator[Photograph]:
        page.emulate_media(color_scheme="light", forced_colors="active")
        page.set_viewport_size({"width": 768, "height": HEIGHT})
        yield self._shoot(page, subject, language, "768-forced-colours", is_hard=True)
        page.emulate_media(color_scheme="light", forced_colors="none", media="print")
        page.set_viewport_size({"width": 700, "height": HEIGHT})
        yield self._shoot(page, subject, language, "700-print", is_hard=True)
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 390, "height": HEIGHT})
        page.evaluate(LARGE_TEXT)
        self.faults += [f"{page.url} with large text: {fault}" for fault in too_wide(page)]
        yield self._shoot(page, subject, language, "390-large-text", is_hard=True)

    def _shoot(
        self, page: Page, subject: Subject, language: str, condition: str, is_hard: bool = False
    ) -> Photograph:
        # What is loaded when it comes into view must be there before it is photographed.
        page.evaluate(
            "() => Promise.all([...document.images].map(image => {"
            " image.loading = 'eager'; return image.decode().catch(() => null); }))"
        )
        file = self.folder / subject.sheet / f"{subject.name}-{language}-{condition}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=file, full_page=True, animations="disabled")
        return Photograph(language, condition, file, is_hard)


@contextmanager
def browsing() -> Iterator[Browser]:
    path = chromium.headless_executable()
    if path is None:
        raise SystemExit(chromium.MISSING)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=chromium.arguments())
        yield opened
        opened.close()
