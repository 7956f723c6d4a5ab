"""The kinds of publications, and the stages of one that has not appeared yet."""

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a publication is. The values are stored and are the words of exports in JSON."""

    ARTICLE = "article"
    CONFERENCE = "conference"
    PREPRINT = "preprint"
    BOOK = "book"
    CHAPTER = "chapter"
    PROCEEDINGS = "proceedings"
    DOCTORAL_THESIS = "thesis-doctoral"
    LICENTIATE_THESIS = "thesis-licentiate"
    MASTERS_THESIS = "thesis-masters"
    REPORT = "report"
    DATASET = "dataset"
    SOFTWARE = "software"
    PATENT = "patent"
    OTHER = "other"


THESES: Final = frozenset({Kind.DOCTORAL_THESIS, Kind.LICENTIATE_THESIS, Kind.MASTERS_THESIS})
BEFORE_PUBLICATION: Final = frozenset({Kind.PREPRINT}) | THESES
"""Kinds of which an article may be a later version."""


class Stage(StrEnum):
    """How far a publication is. Only one that has appeared must have a year."""

    PUBLISHED = "published"
    IN_PRESS = "in-press"
    SUBMITTED = "submitted"
