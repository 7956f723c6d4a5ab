"""The built site: no warning, every link leads somewhere, and nothing is asked of another server."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from tests.docs.pages import DOCS, pages
from tests.sources import ROOT

pytestmark = pytest.mark.build

# What a browser fetches by itself; a link in the text is followed by its reader.
FETCHED = [
    ("script", "src"),
    ("img", "src"),
    ("source", "srcset"),
    ("iframe", "src"),
    ("link", "href"),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    built = tmp_path_factory.mktemp("site")
    strict = ("--nitpicky", "--fail-on-warning", "--keep-going", "--quiet")
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", *strict, "-d", built / "cache", DOCS, built / "html"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return built / "html"


@pytest.fixture(scope="module")
def read(site: Path) -> dict[Path, BeautifulSoup]:
    return {
        path: BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        for path in site.rglob("*.html")
    }


def test_every_page_is_in_the_site(site: Path) -> None:
    built = {path.relative_to(site).with_suffix("").as_posix() for path in site.rglob("*.html")}
    written = {path.relative_to(DOCS).with_suffix("").as_posix() for path in pages()}
    assert written - built == set()


def test_nothing_is_asked_of_another_server(read: dict[Path, BeautifulSoup], site: Path) -> None:
    asked = {
        tag[attribute]
        for page in read.values()
        for element, attribute in FETCHED
        for tag in page.find_all(element)
        if tag.has_attr(attribute) and urlsplit(tag[attribute]).netloc
    }
    assert asked == set()
    styles = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]
    assert not any(
        "url(http" in style or "url(//" in style or "@import" in style for style in styles
    )


def test_every_link_leads_somewhere(read: dict[Path, BeautifulSoup]) -> None:
    broken = []
    for path, page in read.items():
        for link in page.find_all("a", href=True):
            address = urlsplit(link["href"])
            if address.scheme or address.netloc or link["href"] == "#":
                continue
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            there = target.exists()
            if not there or not has_place(read.get(target), unquote(address.fragment)):
                broken.append((path.name, link["href"]))
    assert broken == []


def has_place(page: BeautifulSoup | None, fragment: str) -> bool:
    return page is None or not fragment or page.find(id=fragment) is not None


def test_links_of_the_readme_lead_into_the_documentation() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    linked = re.findall(r"\]\((?!http|#)([^)#]+)", readme)
    assert [link for link in linked if not (ROOT / link).exists()] == []
    assert "docs/index.md" in linked
