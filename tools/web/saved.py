"""Every public page as a file: the addresses of a scene, and what links with a choice lead to."""

import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tools.browser.server import Site, serving
from tools.browser.signing_in import PASSWORD
from tools.photographs import scenes, subjects

SCENES: Final = ("everything", "nothing-open", "first-day")
DOOR: Final = "/admin/login/"
ERRORS: Final = "/gallery/errors/"
TOKEN: Final = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
LINK: Final = re.compile(r'href="([^"#]*\?[^"#]+)')
SELECT: Final = re.compile(r'<select[^>]* name="(\w+)".*?<option value="([^"]+)"', re.DOTALL)


class Visitor:
    """Reads pages; `signed_in` sees drafts too."""

    def __init__(self, site: Site) -> None:
        self.site = site
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        # Answers of the server itself are wanted: no proxy of this machine.
        direct = urllib.request.ProxyHandler({})
        self._opener = urllib.request.build_opener(direct, cookies)

    def read(self, path: str) -> str:
        """The page at an address. It must be that page: no redirect, no error but an error page."""
        try:
            return self._fetch(path)
        except urllib.error.HTTPError as answer:
            if ERRORS not in path:
                raise
            return str(answer.read().decode())

    def signed_in(self) -> "Visitor":
        token = TOKEN.search(self._fetch(DOOR))
        assert token
        fields = {"username": "administrator", "password": PASSWORD, "next": DOOR}
        data = urllib.parse.urlencode({**fields, "csrfmiddlewaretoken": token[1]}).encode()
        self._opener.open(self.site.url(DOOR), data, timeout=60).close()
        return self

    def _fetch(self, path: str) -> str:
        with self._opener.open(self.site.url(path), timeout=60) as answer:
            if answer.url != self.site.url(path):
                raise RuntimeError(f"{path} leads to {answer.url}")
            return str(answer.read().decode())


def choices(path: str, html: str) -> Iterator[str]:
    """The addresses of the same page with one choice made, as its links and its filter offer them."""
    plain = urllib.parse.urlsplit(path).path
    for link in LINK.findall(html):
        full = urllib.parse.urljoin(path, link.replace("&amp;", "&"))
        if urllib.parse.urlsplit(full).path == plain:
            yield full
    for name, value in SELECT.findall(html):
        yield f"{plain}?{name}={value}"


def save(html: str, place: str, folder: Path, saved: dict[str, str]) -> None:
    file = folder / f"{len(saved):04d}.html"
    file.write_text(html, encoding="utf-8")
    saved[file.name] = place


def save_scene(scene: str, work: Path, folder: Path, saved: dict[str, str]) -> None:
    """Saves the pages of one scene; `saved` says which file holds which address."""
    data = work / scene
    scenes.build(data, scene)
    with serving(data, work / f"{scene}-served") as site:
        visitor, editor = Visitor(site), Visitor(site).signed_in()
        found, chosen = _paths(scene, data), dict[str, None]()
        for path, as_editor in found:
            html = (editor if as_editor else visitor).read(path)
            save(html, f"{scene} {path}", folder, saved)
            # The components of the gallery lead nowhere.
            if "/gallery/" not in path:
                chosen |= dict.fromkeys(choices(path, html))
        for path in chosen:
            if (path, False) not in found:
                save(visitor.read(path), f"{scene} {path}", folder, saved)


def _paths(scene: str, data: Path) -> list[tuple[str, bool]]:
    """Addresses, and whether only an editor gets them."""
    if scene == "everything":
        found = [*subjects.of_pages(scenes.listed(data)), *subjects.of_states()]
    else:
        found = subjects.of_scene(scene)
    return [(path, subject.as_editor) for subject in found for path in subject.paths.values()]
