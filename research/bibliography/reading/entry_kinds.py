"""The kind of a publication from the type of its BibTeX entry and what its fields say."""

import re
from collections.abc import Mapping
from typing import Final

from research.bibliography.kinds import Kind

_KINDS: Final = {
    "article": Kind.ARTICLE,
    "periodical": Kind.ARTICLE,
    "suppperiodical": Kind.ARTICLE,
    "inproceedings": Kind.CONFERENCE,
    "conference": Kind.CONFERENCE,
    "book": Kind.BOOK,
    "mvbook": Kind.BOOK,
    "booklet": Kind.BOOK,
    "collection": Kind.BOOK,
    "mvcollection": Kind.BOOK,
    "inbook": Kind.CHAPTER,
    "incollection": Kind.CHAPTER,
    "bookinbook": Kind.CHAPTER,
    "suppbook": Kind.CHAPTER,
    "inreference": Kind.CHAPTER,
    "proceedings": Kind.PROCEEDINGS,
    "mvproceedings": Kind.PROCEEDINGS,
    "phdthesis": Kind.DOCTORAL_THESIS,
    "mastersthesis": Kind.MASTERS_THESIS,
    "techreport": Kind.REPORT,
    "report": Kind.REPORT,
    "dataset": Kind.DATASET,
    "data": Kind.DATASET,
    "software": Kind.SOFTWARE,
    "softwareversion": Kind.SOFTWARE,
    "patent": Kind.PATENT,
}

# `type` may name the kind itself, as our own files do where the entry's type does not say it.
_NAMED: Final = {kind.value: kind for kind in Kind}

_THESIS_TYPES: Final = (
    (Kind.LICENTIATE_THESIS, re.compile(r"licentiat|teknologie lic|\blic\b", re.IGNORECASE)),
    (
        Kind.MASTERS_THESIS,
        re.compile(
            r"master|\bma-?thesis|mathesis|magister|bachelor|kandidat|examensarbete|diplom|degree project"
            r"|student(?:arbete|uppsats)|\bm\.?sc\b|\bb\.?sc\b",
            re.IGNORECASE,
        ),
    ),
    (
        Kind.DOCTORAL_THESIS,
        re.compile(r"ph\.?\s?d|doctor|doktor|dissertation|avhandling|habil", re.IGNORECASE),
    ),
)
_MISC_TYPES: Final = (
    (Kind.PATENT, re.compile(r"\bpatents?\b", re.IGNORECASE)),
    (Kind.DATASET, re.compile(r"\bdata\s?sets?\b", re.IGNORECASE)),
    (Kind.SOFTWARE, re.compile(r"\bsoftware\b|computer program|source code", re.IGNORECASE)),
    (Kind.PREPRINT, re.compile(r"\bpre-?print\b", re.IGNORECASE)),
    (Kind.REPORT, re.compile(r"technical report|white paper|\breport\b", re.IGNORECASE)),
)
_CODE_HOST: Final = re.compile(r"\s*(?:github|gitlab|bitbucket|codeberg)\b", re.IGNORECASE)
_PREPRINT_SERVER: Final = re.compile(
    r"(?:arxiv|corr|computing research repository|biorxiv|medrxiv|techrxiv|ssrn|hal|research square"
    r"|cryptology eprint archive)"
    r"(?=$|[\s:,(.])|.*\bpre-?prints?\b",
    re.IGNORECASE,
)


def kind_of(entry_type: str, fields: Mapping[str, str], *, has_arxiv: bool) -> Kind:
    """Return the kind. `fields` are plain texts; unknown types are `OTHER`."""
    if kind := _NAMED.get(fields.get("type", "").strip().lower()):
        return kind
    said = " ".join(fields.get(name, "") for name in ("type", "entrysubtype", "howpublished"))
    if entry_type in ("thesis", "phdthesis", "mastersthesis"):
        return _first(_THESIS_TYPES, said) or _KINDS.get(entry_type, Kind.OTHER)
    if entry_type == "article":
        return Kind.PREPRINT if _is_preprint(fields, has_arxiv=has_arxiv) else Kind.ARTICLE
    if entry_type in _KINDS:
        return _KINDS[entry_type]
    return _kind_of_misc(said, fields, has_arxiv=has_arxiv)


def is_preprint_server(venue: str) -> bool:
    """Whether a journal's name is that of a place for preprints, which is no venue."""
    return bool(_PREPRINT_SERVER.match(venue.strip()))


def _is_preprint(fields: Mapping[str, str], *, has_arxiv: bool) -> bool:
    """Whether an article is a preprint: on a preprint server, or with an arXiv number and no journal."""
    journal = fields.get("journal") or fields.get("journaltitle") or ""
    return is_preprint_server(journal) if journal else has_arxiv


def _kind_of_misc(said: str, fields: Mapping[str, str], *, has_arxiv: bool) -> Kind:
    note = " ".join(fields.get(name, "") for name in ("note", "publisher"))
    if kind := _first(_MISC_TYPES, said) or _first(_MISC_TYPES[:1], note):
        return kind
    if any(_CODE_HOST.match(fields.get(name, "")) for name in ("publisher", "journal")):
        return Kind.SOFTWARE
    venue = fields.get("publisher", "") or fields.get("howpublished", "")
    if has_arxiv or is_preprint_server(venue):
        return Kind.PREPRINT
    if fields.get("booktitle"):
        return Kind.CONFERENCE
    return Kind.ARTICLE if fields.get("journal") or fields.get("journaltitle") else Kind.OTHER


def _first(table: tuple[tuple[Kind, re.Pattern[str]], ...], text: str) -> Kind | None:
    return next((kind for kind, pattern in table if pattern.search(text)), None)
