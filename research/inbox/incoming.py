"""Works on their way into the inbox, from BibTeX or from a service, and texts that could not be read."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from research.bibliography.folding import folded_name, folded_title
from research.bibliography.reading.bibtex_file import ReadFile
from research.bibliography.work import Work
from research.bibliography.writing.bibtex import bibtex
from research.models import CandidateSource
from research.sources.look_up import Found

MAX_TEXT: Final = 100_000
"""Signs of an answer or of an unreadable text that are kept."""
UNREADABLE: Final = frozenset({"broken", "not_read"})
"""Codes of problems whose text is kept as a candidate; all others are about an entry that was read."""

REJECTED: Final = "rejected"
"""The code of a text that has been corrected, and whose works have all been rejected and erased."""


@dataclass(frozen=True)
class Incoming:
    """A work, or without one a text that could not be read and the code of the reason.

    `source_id` is the same whenever the source describes this work again.
    """

    source: str
    source_id: str
    work: Work | None = None
    line: int | None = None
    text: str = ""
    code: str = ""


def identity(work: Work) -> str:
    """Return the identifier of a work, or without one a digest of its title, year and names."""
    if work.doi:
        return f"doi:{work.doi}"
    if work.arxiv:
        return f"arxiv:{work.arxiv}"
    families = [folded_name(name.literal or name.family) for name in work.authors[:5]]
    return _digest(folded_title(work.title), str(work.year or ""), *families)


def works_of_file(read: ReadFile) -> Iterator[Incoming]:
    """Yield the works of a BibTeX file that have a title, and its texts that could not be read."""
    source = CandidateSource.BIBTEX
    for one in read.works:
        if one.work.title:
            yield Incoming(source, identity(one.work), one.work, one.line)
        else:
            text = bibtex(one.work)
            yield Incoming(source, _digest(text), None, one.line, text, "no_title")
    for problem in read.problems:
        if problem.code in UNREADABLE:
            text = problem.text[:MAX_TEXT]
            yield Incoming(source, _digest(text), None, problem.line, text, problem.code)


def works_found(found: Iterable[Found]) -> Iterator[Incoming]:
    """Yield the works that services have described."""
    for one in found:
        answer = one.answer.decode("utf-8", "replace")[:MAX_TEXT].replace("\x00", "")
        yield Incoming(one.source, identity(one.work), one.work, text=answer)


def _digest(*parts: str) -> str:
    return "text:" + hashlib.sha256("\n".join(parts).encode()).hexdigest()[:40]
