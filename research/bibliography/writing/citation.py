"""A work as a line of a list of references, without words of any language, so that it fits in any text.

Close to the style of APA: family name, initials, year in parentheses, title, venue, volume, pages, DOI.
"""

from typing import Final, Protocol

from research.bibliography.addresses import arxiv_address
from research.bibliography.printed_forms import tidy_title
from research.bibliography.work import Name, Work
from research.mathematics.plain import plain_text

MOST_NAMES: Final = 20
"""Of more names, the first ones and the last one are written, as APA says."""


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
    names = _names(work.authors or work.editors)
    year = f"({work.year})" if work.year else ""
    venue = ", ".join(filter(None, (work.venue, place_in_venue(work))))
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


def _names(names: tuple[Name, ...]) -> str:
    written = [_name(name) for name in names]
    if len(written) > MOST_NAMES:
        return f"{', '.join(written[: MOST_NAMES - 1])}, … {written[-1]}"
    if len(written) > 1:
        return f"{', '.join(written[:-1])} & {written[-1]}"
    return "".join(written)


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
