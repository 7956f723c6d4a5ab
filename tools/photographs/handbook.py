"""The pictures of the editors' handbook, taken from the demonstration: part of `make pictures`.

Each language has a site of its own, in which an editor does what the chapters tell, in their order;
the admin speaks that language. What is cut out is what the chapter is about, with a margin.
"""

import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, TimeoutError

from tools.browser.server import Site, serving
from tools.browser.signing_in import signed_in
from tools.photographs import scenes
from tools.photographs.camera import LOCALES, browsing
from tools.sources import ROOT

FOLDER: Final = ROOT / "docs" / "handbook" / "pictures"
WIDTH, HEIGHT = 1280, 900
MOST_BYTES: Final = 80_000
MARGIN: Final = 16
VACANCIES: Final = "/admin/snippets/groupsite_vacancies/vacancy/"
PEOPLE: Final = "/admin/snippets/groupsite_people/person/"
INBOX: Final = "/admin/publications-inbox/"
# Invented, like everything in the demonstration.
ENTRIES: Final = """
@article{invented1, title = {An invented bound on the rate of short packets},
  author = {Öberg, Åsa and Nobody, Nils}, journal = {Journal of Invented Results}, year = {2026},
  volume = {13}, doi = {10.5555/groupsite-handbook.1}}
@inproceedings{invented2, title = {Invented packets in fading with $n \\to \\infty$},
  author = {Nobody, Nils}, booktitle = {Conference on Invented Results}, year = {2025},
  doi = {10.5555/groupsite-handbook.2}}
"""
ADS: Final = {
    "en": ROOT / "tests" / "data" / "posting-2025-05-13.txt",
    "sv": ROOT / "tests" / "data" / "postings" / "swedish_original.txt",
}
REASONS: Final = {
    "reason_en": "the project has funding for one more position",
    "reason_sv": "projektet har fått ytterligare en tjänst",
}
WRITTEN: Final = "Come and work with us."
TRANSLATED: Final = "Kom och arbeta med oss."
# The parts of the screens that are cut out.
MAIN, STRIP, NEWS, FOOT = "main", "#groupsite-tabs", ".groupsite-update-notice", "footer"
SUBMIT: Final = "main form button.button:not([name])"
BELOW_THE_HEADER: Final = "part => { part.style.scrollMarginTop = '120px'; part.scrollIntoView(); }"
TO_THE_TOP: Final = "part => { for (; part; part = part.parentElement) part.scrollTop = 0; }"


class Desk:
    """Somebody at work in the admin, in one language, who takes a picture now and then."""

    def __init__(
        self, browser: Browser, site: Site, language: str, screens: dict[str, Any]
    ) -> None:
        self.browser, self.site, self.language, self.screens = browser, site, language, screens
        self.page = self.sign_in("editor")

    def sign_in(self, account: str) -> Page:
        door = self.browser.new_page()
        signed_in(door, self.site, account)  # the door is opened in English
        door.close()
        context = self.browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT},
            locale=LOCALES[self.language],
            timezone_id="Europe/Stockholm",
            color_scheme="light",
            reduced_motion="reduce",
        )
        self.page = signed_in(context.new_page(), self.site, account)
        return self.page

    def go(self, address: str) -> None:
        self.page.goto(self.site.url(address))
        self.settle()

    def settle(self) -> None:
        """What is asked of the server, and what slides in, has come. A busy machine is not awaited."""
        with suppress(TimeoutError):
            self.page.wait_for_load_state("networkidle", timeout=10_000)
        self.page.wait_for_timeout(300)

    def words(self, language: str = "") -> str:
        return f"/admin/pages/{self.screens['words'][language or self.language]}/edit/"

    def send(self, button: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(button).first.click()
        self.settle()

    def act(self, button: str) -> None:
        """One of the actions at the foot of an edit screen."""
        self.unfold()
        self.send(button)

    def date(self, name: str, day: date) -> None:
        self.page.locator(f"[name={name}]").fill(day.isoformat())
        # The calendar, and the clock after it, would hide what the picture is about.
        self.page.add_style_tag(content=".xdsoft_datetimepicker { display: none !important; }")

    def unfold(self) -> None:
        self.page.locator(f"{FOOT} button[aria-expanded]").first.click()

    def panel(self, name: str) -> None:
        self.page.locator(f"button[data-side-panel-toggle={name}]").click()
        self.page.wait_for_timeout(1500)  # a panel asks the server, and then moves in

    def take(self, name: str, *parts: str | Locator, high: int = HEIGHT, top: int = 0) -> None:
        """Everything from the first to the last of the parts, at most `high` pixels of it."""
        self.settle()
        boxes = [self._box(part) for part in parts]
        left = min(box["x"] for box in boxes)
        right = max(box["x"] + box["width"] for box in boxes)
        upper = max(min(box["y"] for box in boxes) - MARGIN, top, 0)
        lower = max(box["y"] + box["height"] for box in boxes) + MARGIN
        clip = {
            "x": max(left - MARGIN, 200 if left >= 200 else 0),  # the menu stands left of 200
            "y": upper,
            "width": 0.0,
            "height": min(lower - upper, high, HEIGHT - upper),
        }
        clip["width"] = min(right + MARGIN, WIDTH) - clip["x"]
        shot = self.page.screenshot(clip=clip, animations="disabled")  # type: ignore[arg-type]
        with Image.open(BytesIO(shot)) as picture:
            save(picture.convert("RGB"), FOLDER / f"{name}-{self.language}.webp")

    def _box(self, part: str | Locator) -> Any:
        found = self.page.locator(part).first if isinstance(part, str) else part
        return found.bounding_box() or sys.exit(f"{self.page.url}: {part} is not to be seen")


def save(picture: Image.Image, file: Path) -> None:
    for quality in (85, 75, 65, 55, 45):
        picture.save(file, "WEBP", quality=quality, method=6)
        if file.stat().st_size <= MOST_BYTES:
            return
    sys.exit(f"{file.name} is larger than {MOST_BYTES} bytes")


def date_in(days: int) -> date:
    return datetime.now(UTC).date() + timedelta(days=days)


def publish_a_vacancy(desk: Desk) -> None:
    desk.go(VACANCIES)
    desk.take("vacancies", "body", high=620)
    desk.go(f"{VACANCIES}from-text/")
    language = {"en": "English", "sv": "Svenska"}[desk.language]
    desk.page.locator("select[name=index]").select_option(label=language)
    text = desk.page.locator("textarea[name=text]")
    text.fill(ADS[desk.language].read_text(encoding="utf-8"))
    text.evaluate(TO_THE_TOP)
    desk.take("paste", MAIN, high=700)
    desk.send(SUBMIT)
    desk.take("review", MAIN)
    desk.date("deadline_on", date_in(40))  # that of the ad has passed
    if desk.language == "sv":  # its ad names no salary, and an employer unknown to the site
        desk.page.locator("[name=organisation]").select_option(index=1)
        desk.page.locator("[name=salary]").select_option("agreement")
    desk.send(SUBMIT)
    desk.page.reload()  # without the message
    desk.take("tabs", STRIP, MAIN, high=480)
    desk.panel("checks")
    desk.take("checks", STRIP, MAIN, high=700)
    desk.panel("preview")
    desk.page.locator("[data-side-panel=preview] select").first.select_option("closing_soon")
    desk.page.wait_for_timeout(3000)  # the page is drawn in a frame
    desk.take("preview", STRIP, MAIN)
    desk.panel("preview")
    desk.unfold()
    desk.take("publish", MAIN, top=700)


def keep_it_right(desk: Desk) -> None:
    desk.go(f"{VACANCIES}extend/{desk.screens['facts']}/")
    desk.date("deadline_on", date_in(44))
    for name, reason in REASONS.items():
        desk.page.locator(f"[name={name}]").fill(reason)
    desk.take("extend", MAIN, high=800)
    desk.send(SUBMIT)
    desk.send(SUBMIT)  # the sentences that visitors will read have been shown
    desk.go(f"{VACANCIES}history/{desk.screens['facts']}/")
    desk.take("history", MAIN, high=430)


def the_committee(desk: Desk) -> None:
    desk.sign_in("officer")
    applications = f"/admin/applications/{desk.screens['facts']}/"
    desk.go(applications)
    desk.take("applications", MAIN, high=410)
    desk.go(f"{applications}readers/")
    desk.take("readers", MAIN, high=250)
    desk.go(f"{applications}keeping/")
    desk.page.locator("[name=decided_on]").fill(datetime.now(UTC).date().isoformat())
    desk.take("keeping", MAIN, high=820)


def people_and_areas(desk: Desk) -> None:
    desk.sign_in("editor")
    desk.go(f"{PEOPLE}edit/{desk.screens['person']}/")
    roles = desk.page.locator("section.w-panel", has=desk.page.locator("[name=roles-0-begins_on]"))
    roles.first.evaluate(BELOW_THE_HEADER)
    desk.take("person", MAIN, high=820)
    desk.go(PEOPLE)
    desk.take("people", MAIN, high=700)


def two_languages(desk: Desk) -> None:
    desk.go(desk.words("en"))
    more = desk.page.locator("[data-contentpath=discover_more] [role=textbox]")
    more.click()
    for key in ("Control+End", "Enter"):
        desk.page.keyboard.press(key)
    desk.page.keyboard.type(WRITTEN)
    desk.page.wait_for_timeout(500)  # the editor notes what it holds a moment later
    desk.act("button[name=action-publish]")
    desk.go(desk.words("sv"))
    desk.take("out-of-date", STRIP, NEWS)
    desk.go("/admin/")
    desk.take("dashboard", MAIN, high=795)
    desk.go(desk.words("sv"))
    section = desk.page.locator("#groupsite-section-discover_more")
    section.get_by_role("textbox").click()
    for key in ("Control+End", "Enter"):
        desk.page.keyboard.press(key)
    desk.page.keyboard.type(TRANSLATED)
    section.evaluate("part => part.scrollIntoView({block: 'center'})")
    desk.take("translate", MAIN, high=820)


def add_publications(desk: Desk) -> None:
    desk.go(f"{INBOX}add/")
    desk.page.locator("main textarea").first.fill(ENTRIES.strip())
    desk.take("add-publications", MAIN, high=700)
    desk.send(SUBMIT)
    desk.go(INBOX)
    desk.take("inbox", MAIN, high=820)
    desk.send("main section button[value=accept]")
    desk.page.locator("#told").evaluate(BELOW_THE_HEADER)
    desk.take("decided", "#told", "main section", high=420)


CHAPTERS: Final[tuple[Callable[[Desk], None], ...]] = (
    publish_a_vacancy,
    keep_it_right,
    the_committee,
    people_and_areas,
    two_languages,
    add_publications,
)


def photograph(browser: Browser, demo: Path, folder: Path) -> None:
    """`demo`: a folder with the demonstration; `folder`: for those that are made of it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for language in LOCALES:
        with serving(demo, folder / f"handbook-{language}") as site:
            desk = Desk(browser, site, language, scenes.desk(site.data))
            for chapter in CHAPTERS:
                sys.stderr.write(f"{language}: {chapter.__name__}\n")
                chapter(desk)


def main() -> None:
    """These pictures alone: python -m tools.photographs.handbook"""
    with tempfile.TemporaryDirectory() as made, browsing() as browser:
        demo = Path(made) / "demo"
        scenes.build(demo)
        photograph(browser, demo, Path(made))


if __name__ == "__main__":
    main()
