"""Somebody applies for the open position, with and without scripts, in both languages; the reader of
its applications finds the same bytes under the names that the system gives them.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.pages.applying import Applying
from tools.browser.checks import axe, too_wide
from tools.browser.server import Site
from tools.browser.signing_in import signed_in
from tools.pdfs import good_pdf, zip_bytes

OPEN = "Demonstration – "


@dataclass(frozen=True)
class Words:
    code: str
    browser: str
    vacancies: str
    apply: str
    about: str
    documents: str
    letter: str
    others: str
    no_zip: str
    check: str
    received: str


ENGLISH = Words(
    code="en",
    browser="en-GB",
    vacancies="/en/vacancies/",
    apply="Apply for the position",
    about="About you",
    documents="Your documents",
    letter="Personal letter",
    others="Other documents",
    no_zip="zip files are not supported",
    check="Check and send",
    received="Your application has been received",
)
SWEDISH = Words(
    code="sv",
    browser="sv-SE",
    vacancies="/sv/lediga-tjanster/",
    apply="Sök tjänsten",
    about="Om dig",
    documents="Dina dokument",
    letter="Personligt brev",
    others="Övriga handlingar",
    no_zip="zip-filer",
    check="Granska och skicka in",
    received="Din ansökan har kommit in",
)
BOTH = pytest.mark.parametrize("words", [ENGLISH, SWEDISH], ids=lambda words: words.code)
SCRIPTS = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])


@pytest.fixture
def papers(tmp_path: Path) -> dict[str, Path]:
    """Files as they lie on somebody's disk."""
    contents = {
        "my-cv-final-2.pdf": good_pdf(2, "CV"),
        "letter.zip": zip_bytes(),
        "letter.pdf": good_pdf(3, "Letter"),
        "thesis.pdf": good_pdf(40, "Thesis"),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return {name: tmp_path / name for name in contents}


class Looking:
    """Looks at each step, where the page has the scripts that axe needs."""

    def __init__(self, page: Page, *, scripts: bool) -> None:
        self.page, self.scripts = page, scripts

    def finds_no_fault(self, step: str) -> None:
        if not self.scripts:
            return
        self.page.wait_for_load_state()  # axe judges what a page looks like: with its styles
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            assert axe(self.page) == [], f"{step}, {scheme}"
        for width in (320, 1280):
            self.page.set_viewport_size({"width": width, "height": 800})
            assert too_wide(self.page) == [], f"{step} at {width} px"


@BOTH
@SCRIPTS
def test_from_the_posting_to_the_receipt(
    fresh_site: Site, new_page: NewPage, papers: dict[str, Path], words: Words, scripts: bool
) -> None:
    page = new_page(javascript=scripts, language=words.browser)
    form, look = Applying(page), Looking(page, scripts=scripts)
    page.goto(fresh_site.url(words.vacancies))
    page.get_by_role("main").get_by_role("link", name=OPEN).first.click()
    page.get_by_role("link", name=words.apply).first.click()
    expect(form.heading).to_have_text(words.about)
    look.finds_no_fault("start")

    form.go_on()
    expect(form.errors).to_be_visible()
    look.finds_no_fault("start with errors")
    form.fill_in("Åsa", f"Ek-{words.code}-{scripts}", f"asa-{words.code}-{scripts}@example.org")
    form.go_on()
    expect(form.heading).to_have_text(words.documents)
    expect(form.missing).to_contain_text(words.letter)
    look.finds_no_fault("documents")

    family = f"Ek-{words.code}-{scripts}"
    form.upload("CV", papers["my-cv-final-2.pdf"])
    form.has("CV", f"CV, {family}.pdf")
    form.upload(words.letter, papers["letter.zip"])
    expect(form.slot(words.letter)).to_contain_text(words.no_zip)
    form.has("CV", f"CV, {family}.pdf")
    look.finds_no_fault("a refused file")
    form.upload(words.letter, papers["letter.pdf"])
    form.has(words.letter, f"Personal letter, {family}.pdf")
    form.upload(words.others, papers["thesis.pdf"])
    form.has(words.others, f"Other documents, {family}.pdf")
    look.finds_no_fault("all documents")

    form.go_on()
    expect(form.heading).to_have_text(words.check)
    look.finds_no_fault("check and send")
    form.go_on()
    expect(form.heading).to_have_text(words.received)
    expect(form.main).to_contain_text("SHA-256")
    look.finds_no_fault("receipt")
    page.go_back()
    page.reload()
    expect(form.main).to_contain_text(f"CV, {family}.pdf")


def test_the_reader_finds_the_same_bytes_under_the_right_names(
    fresh_site: Site, new_page: NewPage, papers: dict[str, Path]
) -> None:
    page = signed_in(new_page(), fresh_site, "reader")
    page.goto(fresh_site.url("/admin/applications/"))
    page.get_by_role("main").get_by_role("link", name="Demonstration").first.click()
    page.get_by_role("link", name="Ek-sv-True").first.click()
    sent = {
        "CV, Ek-sv-True.pdf": "my-cv-final-2.pdf",
        "Personal letter, Ek-sv-True.pdf": "letter.pdf",
        "Other documents, Ek-sv-True.pdf": "thesis.pdf",
    }
    for name, original in sent.items():
        row = page.locator("tr, li").filter(has_text=name).first
        with page.expect_download() as download:
            row.get_by_role("link", name="Download").click()
        assert download.value.suggested_filename == name
        assert download.value.path().read_bytes() == papers[original].read_bytes()


def test_an_editor_sees_no_applications(fresh_site: Site, new_page: NewPage) -> None:
    page = signed_in(new_page(), fresh_site, "editor")
    page.goto(fresh_site.url("/admin/"))
    expect(page.get_by_role("link", name="Applications", exact=True)).to_have_count(0)
    answer = page.goto(fresh_site.url("/admin/applications/"))
    assert answer
    assert answer.status == 404
