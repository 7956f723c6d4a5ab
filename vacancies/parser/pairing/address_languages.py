"""Compares web addresses that may be the versions of one page in two languages."""

import re
from typing import Final

_LANGUAGE: Final = re.compile(
    r"/(?P<path>sv|se|en|swe|eng)(?:-\w\w)?(?=[/?#]|$)"
    r"|(?<=[?&])(?:lang|language|locale|l)=(?P<query>[\w-]+)&?",
    re.IGNORECASE,
)
_SCHEME: Final = re.compile(r"^https?://(?:www\.)?")


def is_one_address_in_two_languages(first: str, second: str) -> bool:
    """Whether two addresses differ only in a language, or also in a path with the same numbers.

    Some sites translate the whole path: "/en/vacancies/17" and "/lediga-tjanster/17". Then the
    language differs, and the numbers are the same.
    """
    mine, theirs = map(_comparable_url_without_language, (first, second))
    if mine == theirs:
        return True
    has_same_host = mine.partition("/")[0] == theirs.partition("/")[0]
    return (
        has_same_host
        and _language_of(first) != _language_of(second)
        and re.findall(r"\d+", mine) == re.findall(r"\d+", theirs)
    )


def _comparable_url_without_language(url: str) -> str:
    return _SCHEME.sub("", _LANGUAGE.sub("", url.casefold())).rstrip("/?&.")


def _language_of(url: str) -> str:
    """Return the language that an address names; empty if none, as in the main language of a site."""
    found = _LANGUAGE.search(url.casefold())
    return (found["path"] or found["query"]) if found else ""
