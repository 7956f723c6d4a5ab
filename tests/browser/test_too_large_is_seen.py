"""R7: who sends too large a file sees why it is refused, and no broken connection.

On the server of a deployment: whether a browser reads the answer to what it is still sending is the
server's doing. The 60 MB are refused by the length of the request, the others while they are read.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.pages.applying import Applying
from tools.deployed.server import Server, prepare, serving
from tools.pdfs import good_pdf, pdf_of_size
from tools.web.applicants import form_of

LIMIT = 41_943_040  # bytes: "40 MB"
SIZES = {"one byte more": LIMIT + 1, "60 MB": 60_000_000}
LETTER = "Personal letter"
# What the page's own script would say before anything is sent, is switched off here.
UNLIMITED = "document.querySelectorAll('form.drop').forEach(form => form.dataset.limitMb = 1000)"


@pytest.fixture(scope="module")
def deployed(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("deployed") / "data"
    prepare(demo_data, data)
    with serving(data) as running:
        yield running


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("papers")
    made = {size: folder / f"{size}.pdf".replace(" ", "-") for size in SIZES}
    for size, path in made.items():
        path.write_bytes(pdf_of_size(SIZES[size]))
    made["CV"] = folder / "cv.pdf"
    made["CV"].write_bytes(good_pdf())
    return made


def begun(page: Page, server: Server, papers: dict[str, Path]) -> Applying:
    """Somebody at step 2 who has already uploaded one file."""
    form = Applying(page)
    page.goto(server.site.url(form_of(server.site.address)))
    form.fill_in("Alice", "Ek", "alice@example.org")
    form.go_on()
    form.upload("CV", papers["CV"])
    form.has("CV", "CV, Ek.pdf")
    return form


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("size", SIZES)
def test_the_refusal_is_seen(
    deployed: Server, new_page: NewPage, papers: dict[str, Path], size: str, scripts: bool
) -> None:
    page = new_page(javascript=scripts)
    form = begun(page, deployed, papers)
    if scripts:
        page.evaluate(UNLIMITED)
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        form.upload(LETTER, papers[size])
    assert answered.value.status == 413
    expect(form.errors).to_be_visible()
    expect(form.slot(LETTER)).to_contain_text(f"{LETTER}: ")
    expect(form.slot(LETTER)).to_contain_text("40 MB")
    form.has("CV", "CV, Ek.pdf")


@pytest.mark.parametrize("size", SIZES)
def test_the_script_tells_it_before_anything_is_sent(
    deployed: Server, new_page: NewPage, papers: dict[str, Path], size: str
) -> None:
    page = new_page()
    form = begun(page, deployed, papers)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.method))
    form.upload(LETTER, papers[size])
    expect(form.slot(LETTER).get_by_role("alert")).to_contain_text("40 MB")
    assert "POST" not in sent
