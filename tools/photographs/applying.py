"""What is photographed of the way of an applicant: each screen in each of its states.

Some are answers to something done on a screen: `then` does it, with the words of no language.
"""

from collections.abc import Callable, Mapping
from typing import Final

from playwright.sync_api import Page, Route

from tools.pdfs import good_pdf, zip_bytes
from tools.photographs.subjects import LANGUAGES, Subject

# Screen as `applicants` names it, by the name of its sheet, and how it answers.
SHOWN: Final = {
    "start": ("start", 200),
    "about": ("partly-applicant", 200),
    "documents-empty": ("empty", 200),
    "documents-partly": ("partly-kept", 200),
    "documents-complete": ("complete", 200),
    "documents-checking": ("checking", 200),
    "documents-received": ("received", 200),
    "documents-long": ("long", 200),
    "send": ("complete-submit", 200),
    "send-missing": ("partly-submit", 200),
    "send-long": ("long-submit", 200),
    "receipt": ("received-receipt", 200),
    "receipt-long": ("long-received-receipt", 200),
    "link": ("link", 200),
    "withdraw": ("received-withdraw", 200),
    "withdraw-draft": ("partly-withdraw", 200),
    "withdrawn": ("withdrawn", 410),
    "ended-draft": ("closed-draft", 410),
    "ended-received": ("closed-received", 410),
    "ended-cancelled": ("cancelled-draft", 410),
}
PRIMARY: Final = "main .button:not(.button--quiet):not(.button--text)"


def of_applicants(screens: Mapping[str, dict[str, str]]) -> list[Subject]:
    """`screens`: addresses by language, as `applicants.make` printed them."""
    shown = [
        Subject("apply", name, screens[key], status=status) for name, (key, status) in SHOWN.items()
    ]
    done = [Subject("apply", name, screens[key], then=then) for name, (key, then) in DONE.items()]
    nowhere = {code: path.rstrip("/") + "x/" for code, path in screens["empty"].items()}
    full = {code: f"/{code}/gallery/errors/full/" for code in LANGUAGES}
    return [
        *shown,
        *done,
        Subject("apply", "no-such-link", nowhere, status=404),
        Subject("apply", "unavailable", full, status=503),
    ]


def go_on(page: Page) -> None:
    page.locator(PRIMARY).last.click()


def ask_for_link(page: Page) -> None:
    page.locator("[name=email]").fill("aisha.nowak@example.org")
    go_on(page)


def ask_too_often(page: Page) -> None:
    for _time in range(6):
        page.request.post(page.url, form={"email": "too.often@example.org"})
    page.locator("[name=email]").fill("too.often@example.org")
    go_on(page)


def be_refused(page: Page) -> None:
    """A zip file under another name: only the server can tell."""
    _choose(page, "letter-and-everything-else.pdf", zip_bytes())
    page.locator("form.drop button").nth(1).click()
    page.locator(".error-summary").wait_for()


def hear_an_objection(page: Page) -> None:
    _choose(page, "letter.zip", zip_bytes())


def upload_slowly(page: Page) -> None:
    """The server never answers while the picture is taken."""
    page.route("**/*", _hold)
    _choose(page, "letter-to-the-committee.pdf", good_pdf())
    page.locator("form.drop button").nth(1).click()
    page.locator("progress").wait_for()


def _choose(page: Page, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "application/pdf", "buffer": content}
    page.locator("form.drop input").nth(1).set_input_files(file)


def _hold(route: Route) -> None:
    if route.request.method != "POST":
        route.continue_()


DONE: Final[dict[str, tuple[str, Callable[[Page], None]]]] = {
    "start-errors": ("start", go_on),
    "documents-refused": ("partly", be_refused),
    "documents-objection": ("partly", hear_an_objection),
    "link-sent": ("link", ask_for_link),
    "too-often": ("link", ask_too_often),
    # Last: what is posted afterwards waits as well.
    "documents-uploading": ("partly", upload_slowly),
}
