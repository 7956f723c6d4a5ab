"""Programs that guess passwords at a login page, each guess from the network that the test says."""

import http.client
import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode, urlsplit

from tools.web.applicants import ask

ADMIN, FRONT = "/admin/login/", "/en/_util/login/"
RESET = "/admin/password_reset/"
# Any address of 127.0.0.0/8 is this machine's own: so many networks has a test to ask from.
NETWORKS = [f"127.0.{third}.{last}" for third in (1, 2) for last in range(1, 255)]


@dataclass(frozen=True)
class Token:
    """What a form of the admin must send along, and its cookie."""

    field: str
    cookie: str


@cache
def token(site: str, page: str) -> Token:
    shown = ask(site, "GET", page)
    field = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', shown.text)
    assert field, f"{page} has no form"
    return Token(field[1], shown.headers["set-cookie"].partition(";")[0])


def post(site: str, page: str, network: str = "", **typed: str) -> int:
    """The status of the answer."""
    allowed = token(site, page)
    body = urlencode({"csrfmiddlewaretoken": allowed.field, **typed})
    headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": allowed.cookie}
    source = (network, 0) if network else None
    connection = http.client.HTTPConnection(
        urlsplit(site).netloc, timeout=60, source_address=source
    )
    try:
        connection.request("POST", page, body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


def guess(site: str, name: str, network: str = "", page: str = ADMIN) -> int:
    return post(site, page, network, username=name, password="a guess")
