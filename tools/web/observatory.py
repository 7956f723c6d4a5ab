"""The score that Mozilla's HTTP Observatory gives to an answer, from its headers.

The rules are those that it publishes (github.com/mdn/mdn-http-observatory, `src/grader/charts.js`), as
far as an answer of ours can meet them. A site that nobody has put on the preload list of browsers gets
nothing for it here; what is said about redirections and TLS needs a host name, and is tested elsewhere.
"""

import re
from dataclasses import dataclass
from http.cookies import SimpleCookie
from typing import Final

from bs4 import BeautifulSoup

START: Final = 100
ENOUGH_FOR_BONUS: Final = 90
SIX_MONTHS: Final = 15768000
BROAD: Final = {"*", "http:", "https:", "ftp:", "http://*", "https://*"}
PRIVATE: Final = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}


@dataclass(frozen=True)
class Judged:
    """`modifiers` say what was given and taken, by the name of the rule."""

    modifiers: dict[str, int]

    @property
    def score(self) -> int:
        """What is good counts only where little is bad."""
        without = START + sum(number for number in self.modifiers.values() if number < 0)
        bonus = sum(number for number in self.modifiers.values() if number > 0)
        return without + bonus if without >= ENOUGH_FOR_BONUS else without


def judged(headers: dict[str, str], html: str, cookies: list[str]) -> Judged:
    """`headers` have small names; `cookies` are the lines of Set-Cookie."""
    policy = directives(headers.get("content-security-policy", ""))
    return Judged(
        {
            "content-security-policy": of_policy(policy),
            "cookies": of_cookies(cookies),
            "cross-origin-resource-sharing": -50
            if "access-control-allow-credentials" in headers
            else 0,
            "cross-origin-resource-policy": of_resource_policy(
                headers.get("cross-origin-resource-policy")
            ),
            "referrer-policy": of_referrer(headers.get("referrer-policy", "")),
            "strict-transport-security": of_transport(headers.get("strict-transport-security", "")),
            "subresource-integrity": of_scripts(html),
            "x-content-type-options": 0
            if headers.get("x-content-type-options", "").lower() == "nosniff"
            else -5,
            "x-frame-options": of_frames(policy, headers.get("x-frame-options", "")),
        }
    )


def directives(policy: str) -> dict[str, set[str]]:
    parts = [part.split() for part in policy.split(";") if part.strip()]
    return {part[0].lower(): {source.lower() for source in part[1:]} for part in parts}


def of_policy(policy: dict[str, set[str]]) -> int:
    if not policy:
        return -25
    default = policy.get("default-src", {"*"})
    script, style = policy.get("script-src", default), policy.get("style-src", default)
    inline = {"data:", "'unsafe-inline'"}
    if any(source.startswith(("'nonce-", "'sha")) for source in script):
        inline = {"data:"}
    if script & (BROAD | inline) or policy.get("object-src", default) & BROAD:
        return -20
    if any(source.startswith(("http:", "ftp:")) for found in policy.values() for source in found):
        return -20
    if "'unsafe-eval'" in script | style:
        return -10
    if style & (BROAD | {"data:", "'unsafe-inline'"}):
        return 0
    return 10 if default == {"'none'"} else 5


def of_cookies(lines: list[str]) -> int:
    """The worst of them; 5 where there are some and all are as they should be."""
    found: list[int] = []
    for line in lines:
        for name, cookie in SimpleCookie(line).items():
            keeps_session = re.search("login|sess", name.lower())
            same_site = cookie["samesite"].lower()
            if not cookie["secure"]:
                found.append(-40 if keeps_session else -20)
            elif keeps_session and not cookie["httponly"]:
                found.append(-30)
            elif same_site not in ("lax", "strict"):
                found.append(-20 if same_site or "csrf" in name.lower() else 0)
            else:
                found.append(5)
    return min(found, default=0)


def of_resource_policy(value: str | None) -> int:
    known = {None: 0, "cross-origin": 0, "same-origin": 10, "same-site": 10}
    return known.get(value, -5)


def of_referrer(value: str) -> int:
    if not value:
        return 0
    return 5 if value.lower() in PRIVATE else -5


def of_transport(value: str) -> int:
    found = re.search(r"max-age=(\d+)", value)
    if found is None:
        return -20
    return 0 if int(found[1]) >= SIX_MONTHS else -10


def of_scripts(html: str) -> int:
    """Scripts of our own need no integrity; one from elsewhere without it costs."""
    scripts = BeautifulSoup(html, "html.parser").select("script[src]")
    elsewhere = [tag for tag in scripts if re.match(r"(https?:)?//", str(tag["src"]))]
    if any(not str(tag["src"]).startswith("https:") for tag in elsewhere):
        return -50
    return -5 if any(not tag.get("integrity") for tag in elsewhere) else 0


def of_frames(policy: dict[str, set[str]], value: str) -> int:
    if "frame-ancestors" in policy:
        return 5
    return 0 if value.lower() in ("deny", "sameorigin") else -20
