"""A work as a line of a list of references, with the few abbreviations of APA, so that it fits in any text.

Close to the style of APA: family name, initials, year in parentheses, title, venue, volume, pages, DOI.
"""

from collections.abc import Sequence
from typing import Final, Protocol

from research.bibliography.addresses import arxiv_address
from research.bibliography.kinds import Kind
from research.bibliography.printed_forms import tidy_title
from research.bibliography.work import Name, Work
from research.mathematics.plain import plain_text

MOST_NAMES: Final = 20
"""Of more names, the first ones and the last one are written, as APA says."""
ET_AL: Final = "et al."
"""What follows the names of a list that is not complete."""
_PARTS_OF_BOOKS: Final = frozenset({Kind.CHAPTER, Kind.CONFERENCE})


class PrintedNumbers(Protocol):
    """What a work or a publication says of its place in a venue."""

    @property
    def volume(self) -> str: ...
    @property
    def issue(self) -> str: ...
    @property
    def number(self) -> str: ...
    @property
    def pages(self) -> str: ...


def citation(work: Work) -> str:
    """Return the line as plain text; it ends with the address if there is one."""
    return " ".join(filter(None, (citation_without_address(work), cited_address(work))))


def cited_address(work: Work) -> str:
    """Return the address of the DOI, else of the arXiv number, else the work's own; "" without one."""
    return f"https://doi.org/{work.doi}" if work.doi else arxiv_address(work.arxiv) or work.url


def citation_without_address(work: Work) -> str:
    """Return the line up to its address."""
    names = _names(work)
    year = f"({work.year})" if work.year else ""
    venue = ", ".join(filter(None, (_book(work), place_in_venue(work))))
    publisher = work.publisher if work.publisher != work.venue else ""
    head = " ".join(filter(None, (names, year)))
    parts = [head, plain_text(tidy_title(work.title)), venue, publisher]
    return " ".join(_sentence(part) for part in parts if part)


def _sentence(part: str) -> str:
    return part if part.endswith(("?", "!")) else f"{part.rstrip('.')}."


def place_in_venue(facts: PrintedNumbers) -> str:
    """Return volume, issue and pages, such as "12(3), 12–17"."""
    issue = f"({facts.issue})" if facts.issue else ""
    return ", ".join(filter(None, (f"{facts.volume}{issue}" or facts.number, facts.pages)))


def after_venue(facts: PrintedNumbers) -> str:
    """Return what follows the name of a venue: " 12(3), 12–17", or ", 12–17" without a volume."""
    place = place_in_venue(facts)
    if not place:
        return ""
    return f" {place}" if facts.volume else f", {place}"


def _names(work: Work) -> str:
    """Return the authors; of a book without any the editors, who are called so."""
    written = [_name(name) for name in work.authors]
    if written and not work.authors_complete:
        return ", ".join([*written[: MOST_NAMES - 1], ET_AL])
    if not written and work.kind not in _PARTS_OF_BOOKS:
        return _editors(work, [_name(name) for name in work.editors])
    return _listed(written)


def _book(work: Work) -> str:
    """Return the venue, after "In" and its editors if it is the book of a chapter or a paper."""
    editors = [_in_order_of_reading(name) for name in work.editors]
    is_in_book = work.kind == Kind.CHAPTER or (work.kind in _PARTS_OF_BOOKS and editors)
    book = ", ".join(filter(None, (_editors(work, editors), work.venue)))
    return f"In {book}" if book and is_in_book else work.venue


def _editors(work: Work, written: Sequence[str]) -> str:
    label = "(Eds.)" if len(work.editors) > 1 else "(Ed.)"
    return f"{_listed(written)} {label}" if written else ""


def _listed(written: Sequence[str]) -> str:
    if len(written) > MOST_NAMES:
        return f"{', '.join(written[: MOST_NAMES - 1])}, … {written[-1]}"
    if len(written) > 1:
        return f"{', '.join(written[:-1])} & {written[-1]}"
    return "".join(written)


def _in_order_of_reading(name: Name) -> str:
    parts = (initials_with_stops(name.given), name.particle, name.family, name.suffix)
    return name.literal or " ".join(part for part in parts if part)


def _name(name: Name) -> str:
    if name.literal:
        return name.literal
    family = f"{name.particle} {name.family}".strip()
    parts = (family, initials_with_stops(name.given), name.suffix)
    return ", ".join(part for part in parts if part)


def initials_with_stops(given: str) -> str:
    """Return "W.-L. K." for "Wei-Li Kim"."""
    words = given.replace(".", ". ").split()
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in words)
