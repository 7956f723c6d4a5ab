"""Applicants as plain programs: each begins, uploads and sends, and remembers what was acknowledged."""

import hashlib
import http.client
import re
import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from types import MappingProxyType
from urllib.parse import urlencode, urlsplit

from tools.pdfs import good_pdf

POSTING = "/en/vacancies/demonstration-phd-position/"
KINDS = ("CV", "Personal letter", "Other documents")
PATIENCE = 120
BOUNDARY = "----applicant"
# A private link can look like a receipt number, so what has the form of one is not enough.
RECEIPT_NUMBER = re.compile(r'class="receipt__number">([^<]+)<')


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def location(self) -> str:
        return self.headers.get("location", "").partition("#")[0]


def ask(
    site: str,
    method: str,
    path: str,
    body: bytes | Iterable[bytes] = b"",
    kind: str = "",
    patience: int = PATIENCE,
    headers: Mapping[str, str] = MappingProxyType({}),
) -> Answer:
    """One request on a connection of its own. Raises OSError or HTTPException where it breaks off.

    A body that comes in pieces needs its Content-Length among the headers.
    """
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=patience)
    try:
        content_type = {"Content-Type": kind} if kind else {}
        connection.request(method, path, body or None, {**headers, **content_type})
        got = connection.getresponse()
        text = got.read().decode(errors="replace")
        return Answer(got.status, {k.lower(): v for k, v in got.getheaders()}, text)
    finally:
        connection.close()


def multipart(content: bytes, name: str = "mine.pdf") -> tuple[bytes, str]:
    head = (
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    )
    body = head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
    return body, f"multipart/form-data; boundary={BOUNDARY}"


@cache
def form_of(site: str) -> str:
    """Where the posting's button leads."""
    found = re.search(r'href="(/en/apply/\d+/)"', ask(site, "GET", POSTING).text)
    assert found, "the demonstration has no form"
    return found[1]


def paper(email: str, kind: str) -> bytes:
    """A document that nobody else sends."""
    return good_pdf(2, f"{kind} of {email}")


@dataclass
class Applicant:
    """Somebody at the form. `acknowledged` are the digests of files that were accepted."""

    site: str
    email: str = field(default_factory=lambda: f"{uuid.uuid4()}@example.org")
    key: str = field(default_factory=lambda: str(uuid.uuid4()))
    draft: str = ""
    number: str = ""
    acknowledged: set[str] = field(default_factory=set)
    statuses: list[int] = field(default_factory=list)

    def post(self, path: str, body: bytes = b"", kind: str = "") -> Answer:
        answer = ask(self.site, "POST", path, body, kind)
        self.statuses.append(answer.status)
        return answer

    def get(self, path: str) -> Answer:
        answer = ask(self.site, "GET", path)
        self.statuses.append(answer.status)
        return answer

    def begin(self) -> Answer:
        typed = {"given_name": "Alice", "family_name": "Ek", "email": self.email}
        typed |= {"key": self.key, "has_read": "on"}
        body = urlencode(typed).encode()
        answer = self.post(form_of(self.site), body, "application/x-www-form-urlencoded")
        if answer.status == 303:
            self.draft = answer.location
        return answer

    def slot(self, kind: str) -> str:
        """Where the form of one document leads; what is in the slot has forms of its own."""
        page = self.get(self.draft).text
        sections = page.split('<section class="slot')
        mine = next(part for part in sections if re.search(rf'-name">\s*{kind}', part))
        found = re.search(r'<form class="drop"[^>]* action="([^"]+)"', mine)
        assert found, f"no form for {kind}"
        return found[1]

    def upload(self, kind: str, content: bytes | None = None) -> Answer:
        content = paper(self.email, kind) if content is None else content
        answer = self.post(self.slot(kind), *multipart(content))
        if answer.status == 303 and "kept=" in answer.location:
            self.acknowledged.add(hashlib.sha256(content).hexdigest())
        return answer

    def send(self) -> Answer:
        answer = self.post(f"{self.draft}send/")
        if answer.status == 303:
            found = re.search(RECEIPT_NUMBER, self.get(answer.location).text)
            self.number = found[1] if found else ""
        return answer

    def steps(self) -> list[Callable[[], Answer]]:
        """The whole way, one request after the other."""
        return [self.begin, *(partial(self.upload, kind) for kind in KINDS), self.send]

    def apply(self) -> None:
        for step in self.steps():
            if step().status != 303:  # it is counted
                return
