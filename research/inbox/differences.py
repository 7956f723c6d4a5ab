"""The facts of a work beside those of a publication, and which of them an editor is offered first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from research.bibliography.folding import folded
from research.bibliography.kinds import BEFORE_PUBLICATION, Kind
from research.bibliography.work import Name, Work
from research.mathematics.html_text import html_of
from research.mathematics.pieces import formulas
from research.models import Publication, PublicationKind, PublicationStage
from research.publication_facts.applied_work import FIELD_OF_FACT
from research.publication_facts.work_of_publication import SAME_NAMED, work_of

ADDRESSES: Final = ("url", "pdf_url", "related")
"""Facts that become versions: they are added to what the publication has."""
COMPARED: Final = ("title", "names", "kind", "stage", *SAME_NAMED[1:], "keywords")

_AUTHORS: Final = pgettext_lazy("of a publication", "authors and editors")
_CHOICES: Final = {"kind": PublicationKind, "stage": PublicationStage}
_HTML: Final = ("title", "abstract")
_EARLY: Final = BEFORE_PUBLICATION | {Kind.OTHER}


@dataclass(frozen=True)
class DifferingFact:
    """A fact that is not the same everywhere: texts, or HTML that is safe for title and abstract."""

    fact: str
    label: Any

    @property
    def heading(self) -> str:
        """Return the name of the fact as a heading."""
        return str(capfirst(self.label))

    @property
    def is_html(self) -> bool:
        return self.fact in _HTML


@dataclass(frozen=True)
class Difference(DifferingFact):
    """`ours`: what the publication says; `theirs`: the work.

    `is_edited` says that somebody has typed ours; `is_preselected` that the editor is offered theirs.
    """

    ours: str
    theirs: str
    is_edited: bool = False
    is_preselected: bool = False


@dataclass(frozen=True)
class ComparedFact(DifferingFact):
    """`shown`: what each of several publications says."""

    shown: list[str]


def compared_facts(publications: Sequence[Publication]) -> list[ComparedFact]:
    """Return the facts in which the newest drafts of publications differ."""
    works = [work_of(one.draft()) for one in publications]
    rows = [(fact, [shown(work, fact) for work in works]) for fact in COMPARED]
    return [
        ComparedFact(fact, label_of(fact), values) for fact, values in rows if len(set(values)) > 1
    ]


def differences(publication: Publication, work: Work, is_version: bool) -> list[Difference]:
    """Return the facts that a work states and the publication has not, or has otherwise."""
    ours = work_of(publication)
    is_later = is_version and _is_later(ours, work)
    return [
        Difference(
            fact,
            label_of(fact),
            shown(ours, fact),
            shown(work, fact),
            FIELD_OF_FACT[fact] in publication.edited_fields,
            _is_preselected(fact, publication, ours, work, is_later),
        )
        for fact in _differing(ours, work)
    ]


def proposes_something(publication: Publication, work: Work) -> bool:
    """Whether a work states a fact that the publication has otherwise or not at all."""
    return any(True for _fact in _differing(work_of(publication), work))


def label_of(fact: str) -> Any:
    """Return the name of a fact, as the form of a publication has it."""
    if fact in ("names", "keywords"):
        return {"names": _AUTHORS, "keywords": _("keywords")}[fact]
    field: Any = Publication._meta.get_field(fact)
    return field.verbose_name


def shown(work: Work, fact: str) -> str:
    """Return a fact as text; title and abstract as HTML, in which everything else is escaped."""
    value = getattr(work, fact)
    if not value:
        return ""
    if fact in _CHOICES:
        return str(_CHOICES[fact](value).label)
    if fact in _HTML:
        return html_of(value)
    if not isinstance(value, tuple):
        return str(value)
    are_some = fact == "names" and not work.authors_complete
    return "; ".join([*(str(one) for one in value), *([gettext("et al.")] if are_some else [])])


def _differing(ours: Work, theirs: Work) -> Iterator[str]:
    for fact in COMPARED:
        stated, had = getattr(theirs, fact), getattr(ours, fact)
        if not stated or _is_default(fact, had, stated):
            continue
        if not (
            _are_names_equal(ours, theirs) if fact == "names" else _is_equal(fact, had, stated)
        ):
            yield fact


def _are_names_equal(ours: Work, theirs: Work) -> bool:
    """Whether all names are the same. A list that is not complete says nothing about those it leaves out."""
    if not theirs.authors_complete:
        return _begin_with(ours.names, theirs.names)
    is_as_long = len(ours.names) == len(theirs.names)
    return ours.authors_complete and is_as_long and _begin_with(ours.names, theirs.names)


def _begin_with(names: Sequence[Name], first: Sequence[Name]) -> bool:
    return [_printed(one) for one in names[: len(first)]] == [_printed(one) for one in first]


def _is_equal(fact: str, had: Any, stated: Any) -> bool:
    if fact == "keywords":
        return {folded(one) for one in stated} <= {folded(one) for one in had}
    return bool(had == stated)


def _printed(name: Any) -> tuple[str, ...]:
    return (name.given, name.particle, name.family, name.suffix, name.literal, name.role)


def _is_default(fact: str, had: Any, stated: Any) -> bool:
    """Whether a source says no more than that it does not know."""
    return fact == "kind" and stated == Kind.OTHER and bool(had)


def _is_preselected(
    fact: str, publication: Publication, ours: Work, work: Work, is_later: bool
) -> bool:
    if FIELD_OF_FACT[fact] in publication.edited_fields:
        return False
    if fact == "names" and not (work.authors_complete and ours.authors_complete):
        return work.authors_complete and _begin_with(work.names, ours.names)
    if not getattr(ours, fact):
        return fact not in ("doi", "arxiv") or _may_have(fact, ours, work)
    if fact == "title" and formulas(ours.title) and not formulas(work.title):
        return False
    return is_later


def _may_have(fact: str, ours: Work, work: Work) -> bool:
    """Whether the identifier is the publication's own, not that of an earlier version."""
    return fact == "arxiv" or work.kind == ours.kind or work.kind not in _EARLY


def _is_later(ours: Work, theirs: Work) -> bool:
    """Whether theirs is the version that has appeared, and ours one before it."""
    return ours.kind in _EARLY and theirs.kind not in _EARLY
