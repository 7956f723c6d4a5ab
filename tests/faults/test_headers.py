"""What every answer says to browsers, from gunicorn and nginx as docs/deployment.md prints them."""

import http.client
from email.message import Message
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.test_every_page import public_addresses
from tools.deployed.nginx import Front
from tools.web.applicants import Applicant, ask
from tools.web.observatory import judged

LEAST = 125


def get(address: str, path: str) -> tuple[Message, str]:
    """As a proxy asks that has ended TLS: nginx says so itself, whatever a visitor says."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=60)
    try:
        connection.request("GET", path, headers={"X-Forwarded-Proto": "https"})
        answer = connection.getresponse()
        return answer.headers, answer.read().decode(errors="replace")
    finally:
        connection.close()


def score(address: str, path: str) -> tuple[int, dict[str, int]]:
    headers, text = get(address, path)
    small = {name.lower(): ", ".join(headers.get_all(name, [])) for name in headers}
    found = judged(small, text, headers.get_all("set-cookie", []))
    return found.score, found.modifiers


@pytest.fixture(params=["nginx", "gunicorn"])
def address(front: Front, request: pytest.FixtureRequest) -> str:
    """Where it is asked: another proxy than nginx adds no header."""
    return front.site.address if request.param == "nginx" else front.server.site.address


@pytest.fixture(scope="module")
def addresses(front: Front) -> list[str]:
    applicant = Applicant(front.site.address)
    applicant.begin()
    found = public_addresses(front.site)
    assert len(found) > 20
    others = ["/", "/robots.txt", "/en/nowhere/", "/sv/nowhere/", "/en/search/?q=coding"]
    return [*found, *others, applicant.draft, f"{applicant.draft}about/"]


def test_every_public_page_has_125_at_the_observatory(address: str, addresses: list[str]) -> None:
    found = {path: score(address, path) for path in addresses}
    assert {path: why for path, (points, why) in found.items() if points < LEAST} == {}


def test_every_answer_is_for_pages_of_our_own(
    front: Front, address: str, addresses: list[str]
) -> None:
    """Cross-Origin-Resource-Policy, once: on pages, static files, pictures, faults, redirects."""
    static = next((front.site.data / "static").rglob("*.css")).relative_to(front.site.data)
    picture = front.site.data / "media" / "images" / "a.png"
    picture.parent.mkdir(parents=True, exist_ok=True)
    picture.write_bytes(b"")
    others = [
        *("/admin/", "/admin/login/", "/documents/1/none.pdf", "/media/images/a.png"),
        *("/media/images/none.png", "/media/none", f"/{static}", "/favicon.ico"),
        *(f"/en/apply/draft/{'x' * 43}/", "/.well-known/security.txt", "/en/%ff", "/%00"),
    ]
    policies = {
        path: get(address, path)[0].get_all("Cross-Origin-Resource-Policy")
        for path in [*addresses, *others]
    }
    assert {path: found for path, found in policies.items() if found != ["same-origin"]} == {}


def test_so_is_an_answer_of_nginx_alone(front: Front) -> None:
    front.server.kill()
    try:
        assert ask(front.site.address, "GET", "/en/nowhere/").status == 502  # no page that it keeps
        headers, _text = get(front.site.address, "/en/nowhere/")
        assert headers.get_all("Cross-Origin-Resource-Policy") == ["same-origin"]
    finally:
        front.server.start()


def test_without_tls_the_first_step_is_to_the_same_host_with_it(front: Front) -> None:
    answer = ask(front.plain, "GET", "/en/people/?q=x")
    assert (answer.status, answer.headers["location"]) == (301, "https://127.0.0.1/en/people/?q=x")


def test_cookies_of_the_admin(front: Front) -> None:
    """R63: Secure, SameSite, and no script reads them."""
    headers, _text = get(front.site.address, "/admin/login/")
    cookies = headers.get_all("set-cookie", [])
    assert cookies
    for cookie in cookies:
        assert "; Secure" in cookie
        assert "; SameSite=Lax" in cookie


def test_files_of_static_are_typed(front: Front) -> None:
    folder: Path = front.site.data / "static"
    for kind in ("css", "js", "svg", "woff2"):
        path = next(folder.rglob(f"*.{kind}")).relative_to(front.site.data)
        assert get(front.site.address, f"/{path}")[0]["x-content-type-options"] == "nosniff"
