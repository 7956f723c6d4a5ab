"""The check of the pages finds what is wrong, and knows what its checker does not know."""

from pathlib import Path

import pytest

from tools.web import checkers, nu
from tools.web.saved import choices

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Page</title></head><body><p>{}</p></body></html>
"""


@pytest.mark.parametrize(
    ("said", "extract", "true"),
    [
        ("CSS: “container-type”: Property “container-type” doesn't exist.", "", False),
        ("CSS: Unrecognized at-rule “@container”", "", False),
        ("CSS: “inline-size”: Unknown dimension.", "inline-size: 100cqi;", False),
        ("CSS: “inline-size”: Unknown dimension.", "inline-size: 100pixels;", True),
        ("CSS: “colour”: Property “colour” doesn't exist.", "colour: red", True),
        ("Element “div” not allowed as child of element “p”.", "<div>", True),
    ],
)
def test_what_the_checker_does_not_know_is_no_fault(said: str, extract: str, true: bool) -> None:
    message = {"url": "file:/a/0001.html", "lastLine": 7, "message": said, "extract": extract}
    found = nu.faults([message], {"0001.html": "everything /en/"})
    assert found == ([f"everything /en/, line 7: {said} «{extract}»"] if true else [])


@pytest.mark.skipif(not checkers.NU.exists(), reason="`.ci/checkers` installs the checker")
@pytest.mark.build
def test_a_fault_of_a_page_and_of_a_style_is_found(tmp_path: Path) -> None:
    (tmp_path / "good.html").write_text(PAGE.format("All is well."), encoding="utf-8")
    (tmp_path / "bad.html").write_text(PAGE.format("<img src='a b'>"), encoding="utf-8")
    (tmp_path / "bad.css").write_text("p { colour: red; }", encoding="utf-8")
    found = nu.faults(nu.messages(tmp_path), {})
    assert {line.partition(",")[0].rpartition("/")[2] for line in found} == {"bad.html", "bad.css"}


def test_the_choices_of_a_page_are_found() -> None:
    html = """
        <a href="?kind=postdoc&amp;page=2">2</a> <a href="/en/else/?x=1">else</a> <a href="#top">
        <select class="select" id="area" name="area"><option value="">All</option>
        <option value="a1">One</option><option value="a2">Two</option></select>
    """
    assert list(choices("/en/vacancies/?kind=postdoc", html)) == [
        "/en/vacancies/?kind=postdoc&page=2",
        "/en/vacancies/?area=a1",
    ]
