"""A member of the committee, who downloads all applications of the vacancy in one archive."""

import http.client
import re
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlencode, urlsplit

from tools.web.applicants import PATIENCE, ask, form_of

SIGN_IN: Final = "/admin/login/"
READER: Final = {"username": "reader", "password": "demonstration"}  # of the demonstration
PIECE: Final = 1 << 16


@dataclass(frozen=True)
class Archive:
    """What was downloaded. `fault` is "" if it is whole."""

    bytes: int
    files: int
    seconds: float
    fault: str


def sign_in(site: str) -> str:
    """Return the cookie of a new session."""
    netloc, shown = urlsplit(site).netloc, ask(site, "GET", SIGN_IN)
    field = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', shown.text)
    if field is None:
        raise RuntimeError(f"The sign-in page has no form: {shown.status}.")
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Cookie": shown.headers["set-cookie"].partition(";")[0],
        "Origin": f"https://{netloc}",
    }
    connection = http.client.HTTPConnection(netloc, timeout=PATIENCE)
    typed = urlencode({"csrfmiddlewaretoken": field[1], **READER})
    connection.request("POST", SIGN_IN, typed, headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    cookies = " ".join(value for key, value in answer.getheaders() if key.lower() == "set-cookie")
    found = re.search(r"sessionid=\w+", cookies)
    if found is None:
        raise RuntimeError(f"The reader cannot sign in: {answer.status}.")
    return found[0]


def download_all(site: str, target: Path) -> Archive:
    """Sign in, download all applications into a file, and look whether it is whole."""
    cookie, started = sign_in(site), time.monotonic()
    vacancy = form_of(site).rstrip("/").rpartition("/")[2]
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=PATIENCE)
    connection.request("GET", f"/admin/applications/{vacancy}/all.zip", headers={"Cookie": cookie})
    answer = connection.getresponse()
    with target.open("wb") as file:
        while piece := answer.read(PIECE):
            file.write(piece)
    connection.close()
    seconds = time.monotonic() - started
    if answer.status != 200:
        return Archive(0, 0, seconds, f"the archive was answered with {answer.status}")
    return _looked_at(target, seconds)


def _looked_at(target: Path, seconds: float) -> Archive:
    size = target.stat().st_size
    try:
        with zipfile.ZipFile(target) as archive:
            damaged = archive.testzip()
            files = len(archive.namelist())
    except zipfile.BadZipFile:
        return Archive(size, 0, seconds, "the archive is not whole")
    return Archive(size, files, seconds, "a file of the archive is damaged" if damaged else "")
