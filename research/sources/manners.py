"""The one HTTP client for services that know publications. It asks politely and believes little.

It says who asks, one request at a time, with a pause that each service has asked for. It obeys
`Retry-After` and Crossref's rate headers, follows no redirect, and reads a limited number of bytes in
a limited time. A service that is away is not asked again in the same run. Hosts are those of the
sources only, so that nothing typed can lead to another machine.

Manners: https://www.crossref.org/documentation/retrieve-metadata/rest-api/access-and-authentication/,
https://info.arxiv.org/help/api/tou.html.
"""

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

import requests

from research.sources import arxiv, crossref, datacite, openalex, orcid
from research.sources.answers import SourceError

PAUSES: Final[Mapping[str, float]] = MappingProxyType(
    {crossref.HOST: 1.0, datacite.HOST: 1.0, orcid.HOST: 1.0, openalex.HOST: 1.0, arxiv.HOST: 3.0}
)
"""Seconds between two requests to a host."""
MAX_BYTES: Final = 1_500_000
MAX_SECONDS: Final = 30.0
MAX_WAIT: Final = 120.0
"""Seconds that a service may ask us to wait; if it asks for more, it is not asked again in this run."""
ATTEMPTS: Final = 3

_BUSY: Final = frozenset({429, 503})


@dataclass
class Client:
    """Asks services, at most `requests_left` times.

    `contact` is an e-mail address that is sent with each request. `servers` leads a host to another
    address, for tests. `closed` has the hosts that are not asked again.
    """

    contact: str
    now: Callable[[], datetime]
    requests_left: int = 500
    servers: Mapping[str, str] = field(default_factory=dict)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    max_seconds: float = MAX_SECONDS
    closed: set[str] = field(default_factory=set)
    _pauses: dict[str, float] = field(default_factory=lambda: dict(PAUSES))
    _last: dict[str, float] = field(default_factory=dict)
    _session: requests.Session = field(default_factory=requests.Session)

    def get(self, address: str, accept: str = "application/json") -> bytes:
        """Return the body of an answer with status 200.

        Raises `SourceError` with the code "limit", "busy", "away", "redirect", "not_found", "status",
        "too_large" or "too_slow".
        """
        host = urlsplit(address).netloc
        if host not in PAUSES or urlsplit(address).scheme != "https":
            raise SourceError("host", host)
        if host in self.closed:
            raise SourceError("away", host)
        for remaining in reversed(range(ATTEMPTS)):
            wait, body = self._ask(host, address, accept)
            if body is not None:
                return body
            if wait > MAX_WAIT or not remaining:
                break
            self.sleep(wait)
        self.closed.add(host)
        raise SourceError("busy", host)

    def close(self) -> None:
        """Close the connections."""
        self._session.close()

    def _ask(self, host: str, address: str, accept: str) -> tuple[float, bytes | None]:
        """Return (0, body), or the seconds to wait and None."""
        if self.requests_left <= 0:
            raise SourceError("limit")
        self._wait_for_turn(host)
        self.requests_left -= 1
        started = self.clock()
        try:
            with self._session.get(
                self._to_server(host, address),
                headers=self._headers(accept),
                allow_redirects=False,
                stream=True,
                timeout=(5, min(10, self.max_seconds)),
                auth=_without_credentials,
            ) as response:
                return self._read(host, response, started)
        except requests.RequestException as error:
            self.closed.add(host)
            raise SourceError("away", f"{host}: {type(error).__name__}") from error
        finally:
            self._last[host] = self.clock()

    def _read(
        self, host: str, response: requests.Response, started: float
    ) -> tuple[float, bytes | None]:
        self._obey_rate(host, response)
        status = response.status_code
        if status in _BUSY:
            asked = seconds_to_wait(response.headers.get("Retry-After", ""), self.now())
            return max(asked, self._pauses[host]), None
        if 300 <= status < 400:
            raise SourceError("redirect", host)
        if status in (404, 410):
            raise SourceError("not_found", host)
        if status != 200 or response.headers.get("Content-Encoding", "identity") != "identity":
            raise SourceError("status", f"{host}: {status}")
        return 0, self._body(host, response, started)

    def _body(self, host: str, response: requests.Response, started: float) -> bytes:
        body = bytearray()
        # `read1` returns what has come: `read` waits for all of it, a byte at a time if need be.
        while chunk := response.raw.read1(16_384):
            body += chunk
            if len(body) > MAX_BYTES:
                raise SourceError("too_large", host)
            if self.clock() - started > self.max_seconds:
                raise SourceError("too_slow", host)
        return bytes(body)

    def _wait_for_turn(self, host: str) -> None:
        if host in self._last:
            remaining = self._last[host] + self._pauses[host] - self.clock()
            if remaining > 0:
                self.sleep(remaining)

    def _obey_rate(self, host: str, response: requests.Response) -> None:
        """Make the pause as long as "50 requests in 1s" asks for."""
        limit = response.headers.get("X-Rate-Limit-Limit", "")
        interval = re.fullmatch(
            r"([0-9]{1,4})s?", response.headers.get("X-Rate-Limit-Interval", "")
        )
        if re.fullmatch(r"[1-9][0-9]{0,5}", limit) and interval:
            self._pauses[host] = max(PAUSES[host], min(int(interval[1]) / int(limit), MAX_WAIT))

    def _headers(self, accept: str) -> dict[str, str]:
        return {
            "Accept": accept,
            # A small answer could be unpacked to a large one.
            "Accept-Encoding": "identity",
            "User-Agent": f"wagtail-groupsite (mailto:{self.contact})",
        }

    def _to_server(self, host: str, address: str) -> str:
        return address.replace(f"https://{host}", self.servers.get(host, f"https://{host}"), 1)


def _without_credentials(request: requests.PreparedRequest) -> requests.PreparedRequest:
    """Send no password that a .netrc file of the server's account has for the host."""
    return request


def seconds_to_wait(retry_after: str, now: datetime) -> float:
    """Return the seconds that a `Retry-After` header (RFC 9110, section 10.2.3) asks for; 10 without one."""
    if re.fullmatch(r"\s*[0-9]{1,9}\s*", retry_after):
        return float(retry_after)
    try:
        moment = parsedate_to_datetime(retry_after)
    except (TypeError, ValueError):
        return 10.0
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - now).total_seconds()
