"""Texts folded for comparison: without case, marks, punctuation and typography."""

import re
import unicodedata

from anyascii import anyascii

from research.mathematics.plain import plain_text


def folded(text: str) -> str:
    """Return a plain text in lower-case ASCII letters and digits, with single blanks."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    without_marks = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(without_marks).lower()))


def folded_title(title: str) -> str:
    """Return a stored title folded. A title of signs only is folded to its signs."""
    plain = plain_text(title)
    return folded(plain) or plain.casefold()


def folded_name(name: str) -> str:
    """Return a family name folded: hyphens, blanks and apostrophes do not count."""
    return folded(name).replace(" ", "")


def bare_family(family: str) -> str:
    """Return a family name without text in parentheses after it: "Ek" for "Ek (former Li)"."""
    return re.sub(r"(?<=\w)\s*\([^()]*\)\s*$", "", family)


def initials(given: str) -> str:
    """Return the folded initials of given names: "wl" for "Wei-Li" and "W. L."."""
    return "".join(word[0] for word in folded(given).split())
