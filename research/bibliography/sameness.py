"""Whether two works are the same, versions of one another, or a question for an editor.

A function of two works; which works are worth comparing is the caller's affair. Two parts of a series,
a correction and what it corrects, a conference paper and its article are never called the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from research.bibliography.folding import bare_family, folded_name, folded_title, initials
from research.bibliography.kinds import BEFORE_PUBLICATION, Kind
from research.bibliography.work import Name, Work

MAX_YEARS_APART: Final = 3
SIMILAR: Final = 0.93
SHORT_TITLE: Final = 2
"""Titles of so few words, such as "Editorial", say nothing without equal authors."""

_ANSWER: Final = re.compile(
    r"^(?:errat(?:um|a)|corrections?|corrigend(?:um|a)|addend(?:um|a)|reply|comments?|retraction|response"
    r"|author s reply|rattelse|kommentar|svar|withdrawn|publisher correction|author correction)\b"
    r"|\b(?:erratum|corrigendum|addendum|retracted)\b|^discussion (?:of|on)\b"
)
_QUALITY: Final = (
    "extended|full|long(?:er)?|short(?:er)?|complete|abridged|revised|updated|preliminary|invited"
    "|technical|utokad|fullstandig|lang|kort|forkortad|reviderad|preliminar|inbjud(?:en|et)"
)
_FORM: Final = (
    "version|abstract|summary|paper|report|talk|lecture|keynote|tutorial|poster|demo|presentation"
    "|sammanfattning|foredrag|bidrag|rapport"
)
# What says in which form a work was given, such as "(extended version)", in a folded title.
_ADDITION: Final = re.compile(
    rf"(?<=\w)(?: (?:{_QUALITY})| (?:an? )?(?:(?:{_QUALITY}) )?(?:{_FORM})"
    r"| with (?:all |full )?(?:proofs|appendi(?:x|ces)))+$"
    rf"|^(?:(?:{_QUALITY}|poster|demo) )?(?:invited|abstract|paper|talk|keynote|tutorial|poster|demo) (?=\w)"
)
_NUMBERS: Final = re.compile(
    r"\b(?:\d+|(?:part|del|vol|volume|chapter|teil) [a-z]+|(?=[ivx]+\b)(?:x{0,2}(?:ix|iv|v?i{0,3})))\b"
)


class Verdict(StrEnum):
    """What two works are to each other."""

    SAME = "same"
    VERSION = "version"
    ASK = "ask"


class Reason(StrEnum):
    """Why: what the editor is shown as a sentence."""

    DOI = "doi"
    ARXIV = "arxiv"
    NAMED = "named"
    PREPRINT = "preprint"
    EQUAL_TITLE = "equal_title"
    SIMILAR_TITLE = "similar_title"
    IDENTIFIERS_DIFFER = "identifiers_differ"


@dataclass(frozen=True)
class Sameness:
    """A verdict and its reason."""

    verdict: Verdict
    reason: Reason


@dataclass(frozen=True)
class Folded:
    """A work with what comparisons need, folded once.

    `joined_title` is without "and", which an ampersand may be in another source; `bare_title` also without
    "(extended version)".
    """

    work: Work
    title: str
    joined_title: str
    bare_title: str
    families: tuple[str, ...]
    initials: tuple[str, ...]
    is_answer: bool
    numbers: tuple[str, ...]


def fold(work: Work) -> Folded:
    """Return a work folded for `compare`."""
    title = folded_title(work.title)
    return Folded(
        work,
        title,
        _without_and(title),
        bare_title(title),
        tuple(_family(name) for name in work.authors),
        tuple(initials(name.given) for name in work.authors),
        bool(_ANSWER.search(title)),
        tuple(sorted(_NUMBERS.findall(title))),
    )


def bare_title(title: str) -> str:
    """Return a folded title without what says in which form the work was given."""
    return _ADDITION.sub("", _without_and(title))


def _without_and(title: str) -> str:
    """Return a folded title, in which no ampersand is left, without the words for it; never ""."""
    return re.sub(r"(?<=\w) (?:and|och|und|et)(?= \w)", "", title)


def sameness(first: Work, second: Work) -> Sameness | None:
    """Return what two works are to each other, or None if they are different works."""
    return compare(fold(first), fold(second))


def compare(first: Folded, second: Folded) -> Sameness | None:
    """Return what two folded works are to each other, or None if they are different works."""
    one, other = first.work, second.work
    if first.is_answer != second.is_answer or (first.is_answer and first.title != second.title):
        # Some publishers give a correction the identifier of what it corrects: an editor looks at it.
        shared = one.doi and one.doi == other.doi
        return Sameness(Verdict.ASK, Reason.DOI) if shared else None
    return _by_identifier(first, second) or _by_title(first, second)


def _by_identifier(first: Folded, second: Folded) -> Sameness | None:
    one, other = first.work, second.work
    if one.doi and one.doi == other.doi:
        if _is_preprint_of(one, other):
            return Sameness(Verdict.VERSION, Reason.NAMED)
        return Sameness(Verdict.SAME, Reason.DOI)
    if one.arxiv and one.arxiv == other.arxiv:
        if one.doi and other.doi:
            return Sameness(Verdict.ASK, Reason.IDENTIFIERS_DIFFER)
        if _is_preprint_of(one, other):
            return Sameness(Verdict.VERSION, Reason.ARXIV)
        return Sameness(Verdict.SAME, Reason.ARXIV)
    if _names_other(one, other) or _names_other(other, one):
        return Sameness(Verdict.VERSION, Reason.NAMED)
    return None


def _is_preprint_of(one: Work, other: Work) -> bool:
    """Whether exactly one of two works with the same identifier is a preprint."""
    return (one.kind == Kind.PREPRINT) != (other.kind == Kind.PREPRINT)


def _names_other(one: Work, other: Work) -> bool:
    own = {
        f"doi:{other.doi}" if other.doi else "",
        f"arxiv:{other.arxiv}" if other.arxiv else "",
    } - {""}
    return bool(own.intersection(one.related))


def _by_title(first: Folded, second: Folded) -> Sameness | None:
    if not first.title or not second.title or not _years_fit(first.work, second.work):
        return None
    if first.joined_title == second.joined_title:
        return _equal_titles(first, second)
    if first.numbers != second.numbers or not _share_half_of_families(first, second):
        return None
    if first.bare_title == second.bare_title:
        return _almost_equal_titles(first, second)
    ratio = SequenceMatcher(None, first.title, second.title, autojunk=False)
    if ratio.quick_ratio() >= SIMILAR and ratio.ratio() >= SIMILAR:
        return Sameness(Verdict.ASK, Reason.SIMILAR_TITLE)
    return None


def _equal_titles(first: Folded, second: Folded) -> Sameness | None:
    one, other = first.work, second.work
    if not _same_authors(first, second):
        short = len(first.title.split()) <= SHORT_TITLE
        alike = _share_half_of_families(first, second) and not short
        return Sameness(Verdict.ASK, Reason.EQUAL_TITLE) if alike else None
    if bool(one.doi and other.doi) and {one.kind, other.kind} <= {Kind.PREPRINT}:
        return Sameness(Verdict.ASK, Reason.IDENTIFIERS_DIFFER)
    early = [work for work in (one, other) if work.kind in BEFORE_PUBLICATION]
    if len(early) == 1 or (len(early) == 2 and one.kind != other.kind):
        return Sameness(Verdict.VERSION, Reason.PREPRINT)
    return Sameness(Verdict.ASK, Reason.EQUAL_TITLE)


def _almost_equal_titles(first: Folded, second: Folded) -> Sameness | None:
    """Judge an invited or extended paper and the other one, which share half of their authors."""
    is_short = len(first.bare_title.split()) <= SHORT_TITLE
    if is_short and not _same_authors(first, second):
        return None
    return Sameness(Verdict.ASK, Reason.SIMILAR_TITLE)


def _years_fit(one: Work, other: Work) -> bool:
    """Whether the years are at most three apart; a year that is not stated fits."""
    return one.year is None or other.year is None or abs(one.year - other.year) <= MAX_YEARS_APART


def _family(name: Name) -> str:
    return folded_name(name.literal or bare_family(f"{name.particle} {name.family}"))


def _same_authors(first: Folded, second: Folded) -> bool:
    """Whether family names are equal in order and initials do not contradict each other."""
    shorter = min(len(first.families), len(second.families))
    incomplete = not (first.work.authors_complete and second.work.authors_complete)
    if not shorter or (len(first.families) != len(second.families) and not incomplete):
        return False
    if first.families[:shorter] != second.families[:shorter]:
        return False
    pairs = zip(first.initials[:shorter], second.initials[:shorter], strict=True)
    return all(one[:1] == other[:1] or not one or not other for one, other in pairs)


def _share_half_of_families(first: Folded, second: Folded) -> bool:
    one, other = set(first.families), set(second.families)
    return bool(one and other) and 2 * len(one & other) >= max(len(one), len(other))


def pairs_of(works: Sequence[Work]) -> Iterator[tuple[Work, Work, Verdict]]:
    """Yield the pairs of a file that are the same, versions or a question, each once.

    Compared are works that share an identifier, a folded title, or the first author and a few years.
    """
    some = [fold(work) for work in works]
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(some):
        for block in search_keys(one):
            blocks[block].append(number)
    seen: set[tuple[int, int]] = set()
    for number, one in enumerate(some):
        for block in search_keys(one):
            for other in blocks[block][:MAX_BLOCK]:
                pair = (number, other)
                if other <= number or pair in seen:
                    continue
                seen.add(pair)
                if found := compare(one, some[other]):
                    yield one.work, some[other].work, found.verdict


MAX_BLOCK: Final = 200
"""Works with which one is compared in a block, so that a hostile file does not take hours."""


def search_keys(one: Folded) -> Iterator[str]:
    """Yield the keys under which a work is filed: works without a key in common are not compared."""
    work = one.work
    if work.doi:
        yield f"doi:{work.doi}"
    if work.arxiv:
        yield f"arxiv:{work.arxiv}"
    yield from work.related
    if one.title:
        yield from dict.fromkeys((f"title:{one.title}", f"title:{one.bare_title}"))
    if one.families:
        for year in (work.year // 4, work.year // 4 + 1) if work.year else ():
            yield f"first:{one.families[0]}:{year}"
