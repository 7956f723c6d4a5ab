"""What the script adds to the upload of documents: objections before sending, progress that is heard
in quarters, a way out, drag and drop of several files; and the reader's own clock at the deadline."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import NewPage
from tests.browser.pages.applying import Applying
from tools.browser.checks import axe
from tools.browser.server import Site
from tools.pdfs import good_pdf, pdf_of_size, zip_bytes

START = "/en/vacancies/demonstration-phd-position/"
VOICE = "body > [role=status]"
MB = 1024 * 1024
# Files dropped on a form, as a file manager does it.
DROP = """(form, files) => {
    const dataTransfer = new DataTransfer();
    for (const { name, bytes } of files)
        dataTransfer.items.add(new File([new Uint8Array(bytes)], name, { type: "application/pdf" }));
    form.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}"""
# Every word that a live region has said.
LISTEN = """() => {
    window.heard = [];
    new MutationObserver(() => {
        const words = document.querySelector("body > [role=status]").textContent;
        if (words && words !== window.heard.at(-1)) window.heard.push(words);
    }).observe(document.querySelector("body > [role=status]"), { childList: true });
}"""


@pytest.fixture
def page(fresh_site: Site, new_page: NewPage) -> Page:
    return begun(fresh_site, new_page())


def begun(site: Site, page: Page) -> Page:
    """At the documents of a draft."""
    form = Applying(page)
    page.goto(site.url(START))
    page.get_by_role("link", name="Apply for the position").first.click()
    form.fill_in("Aisha", "Nowak", f"{uuid4()}@example.org")
    form.go_on()
    expect(form.heading).to_have_text("Your documents")
    page.locator(VOICE).wait_for(state="attached")  # the script is there
    return page


def choose(slot: Locator, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "application/pdf", "buffer": content}
    slot.locator("input[type=file]").set_input_files([file])


def drop(slot: Locator, *files: tuple[str, bytes]) -> None:
    listed = [{"name": name, "bytes": list(content)} for name, content in files]
    slot.locator("form.drop").evaluate(DROP, listed)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("letter.zip", zip_bytes(), "zip files are not supported"),
        ("letter.docx", b"PK", "only PDFs are accepted"),
        ("letter.pdf", b"", "is empty"),
        ("letter.pdf", pdf_of_size(41 * MB), "larger than 40 MB"),
    ],
    ids=["zip", "docx", "empty", "large"],
)
def test_what_will_be_refused_is_told_before_it_is_sent(
    page: Page, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    slot = Applying(page).slot("Personal letter")
    (tmp_path / name).write_bytes(content)  # 41 MB would travel to the browser as text for seconds
    slot.locator("input[type=file]").set_input_files(tmp_path / name)
    expect(slot.get_by_role("alert")).to_contain_text(told)
    assert "POST" not in sent
    choose(slot, "letter.pdf", good_pdf())
    Applying(page).has("Personal letter", "Personal letter, Nowak.pdf")
    expect(slot.get_by_role("alert")).to_have_count(0)


def test_several_files_are_dropped_and_sent_one_after_the_other(page: Page) -> None:
    form = Applying(page)
    others = form.slot("Other documents")
    drop(
        others,
        ("thesis.pdf", good_pdf(4, "Thesis")),
        ("grades.zip", zip_bytes()),
        ("disguised.pdf", zip_bytes()),
        ("grades.pdf", good_pdf(2, "Grades")),
    )
    form.has("Other documents", "Other documents, Nowak.pdf")
    form.has("Other documents", "Other documents 2, Nowak.pdf")
    expect(others.locator(".file")).to_have_count(2)
    expect(others.get_by_role("alert")).to_contain_text("grades.zip")
    expect(others.get_by_role("alert")).to_contain_text("disguised.pdf")
    expect(others).to_be_focused()
    names = "Uploaded: Other documents, Nowak.pdf; Other documents 2, Nowak.pdf"
    expect(page.locator("main .kept")).to_have_text(names)


def test_a_chosen_file_is_uploaded_and_another_takes_its_place(page: Page) -> None:
    """S4, S5: choosing is enough, and "Replace" stands beside "Remove"."""
    form = Applying(page)
    cv = form.slot("CV")
    expect(cv.locator("input[type=file]")).to_have_accessible_description(
        re.compile("uploaded as soon as you choose it")
    )
    expect(cv.get_by_role("button", name="Upload")).to_be_hidden()
    choose(cv, "cv.pdf", good_pdf(1, "Old"))
    form.has("CV", "CV, Nowak.pdf")
    with page.expect_file_chooser() as dialog:
        cv.get_by_text("Replace").first.click()
    dialog.value.set_files(
        [{"name": "newer.pdf", "mimeType": "application/pdf", "buffer": good_pdf(2, "New")}]
    )
    expect(cv.locator(".file__about")).to_contain_text("Original file: newer.pdf")
    expect(cv.locator(".file")).to_have_count(1)
    assert axe(page) == []


def test_progress_is_heard_in_quarters_and_the_file_at_the_end(page: Page) -> None:
    form = Applying(page)
    page.evaluate(LISTEN)
    slot = form.slot("CV")
    choose(slot, "cv.pdf", pdf_of_size(8 * MB))
    form.has("CV", "CV, Nowak.pdf")
    heard = page.evaluate("window.heard")
    assert heard[0] == "Uploading “cv.pdf”: 0%"
    assert heard[-1] == "Uploaded: CV, Nowak.pdf"
    assert len(heard) <= 7
    expect(slot).to_be_focused()


def test_an_upload_can_be_cancelled(page: Page) -> None:
    slot = Applying(page).slot("CV")
    page.route("**/document/**", held)
    choose(slot, "cv.pdf", good_pdf())
    expect(slot.get_by_role("progressbar", name="cv.pdf")).to_be_visible()
    assert axe(page) == []
    slot.get_by_role("button", name="Cancel").click()
    expect(slot.get_by_role("progressbar")).to_have_count(0)
    expect(slot.locator("input[type=file]")).to_be_focused()
    expect(page.locator(VOICE)).to_have_text("The upload of “cv.pdf” has been cancelled.")


def test_a_lost_connection_is_told_and_the_file_is_still_chosen(
    fresh_site: Site, new_page: NewPage
) -> None:
    page = begun(fresh_site, new_page())
    slot = Applying(page).slot("CV")
    page.route("**/document/**", lambda route: route.abort("connectionreset"))
    choose(slot, "cv.pdf", good_pdf())
    expect(slot.get_by_role("alert")).to_contain_text("The connection was lost")
    # Nobody goes on without being told, once.
    Applying(page).go_on()
    expect(slot.get_by_role("alert")).to_contain_text("not uploaded yet")
    page.unroute("**/document/**")
    slot.get_by_role("button", name="Upload").click()
    Applying(page).has("CV", "CV, Nowak.pdf")


def held(_route: Route) -> None:
    """Never answered."""


def test_the_deadline_by_the_readers_own_clock(fresh_site: Site, new_page: NewPage) -> None:
    here = new_page()
    here.goto(fresh_site.url(START))
    expect(here.get_by_text("Your local time")).to_have_count(0)  # it runs as the deadline's


@pytest.mark.parametrize(
    ("path", "apply", "words"),
    [
        (START, "Apply for the position", r"Your local time: \d{1,2} [A-Z][a-z]+ 20\d\d, 17:59$"),
        (
            "/sv/lediga-tjanster/demonstration-doktorandtjanst/",
            "Sök tjänsten",
            r"Din lokala tid: \d{1,2} [a-z]+ 20\d\d kl\. 17\.59$",
        ),
    ],
    ids=["en", "sv"],
)
def test_local_time_has_the_form_of_the_page(
    fresh_site: Site, new_page: NewPage, path: str, apply: str, words: str
) -> None:
    """S8: never an American date, and not on paper."""
    browser = new_page().context.browser
    assert browser
    context = browser.new_context(timezone_id="America/New_York", locale="en-US")
    there = context.new_page()
    there.goto(fresh_site.url(path))
    line = there.locator(".facts__local")
    expect(line).to_have_text(re.compile(words))
    expect(there.locator(".facts__deadline")).to_contain_text(re.compile(r"23[:.]59"))
    there.emulate_media(media="print")
    expect(line).to_be_hidden()
    context.close()
