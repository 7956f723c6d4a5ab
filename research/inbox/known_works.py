"""The works that the site has, in rows and in newest drafts, and the one that another work is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Q, QuerySet
from wagtail.models import Revision

from research.bibliography.folding import folded
from research.bibliography.kinds import Kind
from research.bibliography.sameness import (
    MAX_BLOCK,
    Folded,
    Sameness,
    Verdict,
    compare,
    fold,
    search_keys,
)
from research.bibliography.work import Name, Work
from research.models import Authorship, Publication, PublicationVersion

FEW: Final = 50
"""Up to so many works are compared with similar publications only; more are compared with all."""
STRENGTH: Final = (Verdict.ASK, Verdict.VERSION, Verdict.SAME)

_NAME_PARTS: Final = ("given", "particle", "family", "literal")


@dataclass(frozen=True)
class Match:
    """A publication, and what it is to the work that was looked for.

    `is_listed` says that the publication names this work among its versions.
    """

    publication: int
    sameness: Sameness
    is_listed: bool = False


class KnownWorks:
    """Publications, filed for comparisons. `add` files one that has been created meanwhile."""

    def __init__(self, publications: QuerySet[Publication] | None = None) -> None:
        self._files: defaultdict[str, list[tuple[int, Folded]]] = defaultdict(list)
        chosen = Publication.objects.all() if publications is None else publications
        for pk, work in (*_rows(chosen), *_drafts(chosen)):
            self.add(pk, work)

    @classmethod
    def near(cls, works: Sequence[Work]) -> "KnownWorks":
        """Return what these works have to be compared with."""
        return cls(_similar(works) if len(works) <= FEW else None)

    def add(self, publication: int, work: Work) -> None:
        one = fold(work)
        for key in {*search_keys(one)}:
            self._files[key].append((publication, one))

    @property
    def keys(self) -> Iterable[str]:
        """The keys under which these publications are filed: a work without any of them is unlike all."""
        return self._files.keys()

    def find(self, work: Work) -> Match | None:
        """Return the publication that the work is most surely, or None."""
        one = fold(work)
        best: Match | None = None
        for key in dict.fromkeys(search_keys(one)):
            for publication, other in self._files.get(key, [])[:MAX_BLOCK]:
                found = compare(other, one)
                if found and (best is None or _strength(found) > _strength(best.sameness)):
                    best = Match(publication, found, _lists(other.work, work))
        return best


def _strength(sameness: Sameness) -> int:
    return STRENGTH.index(sameness.verdict)


def _lists(known: Work, work: Work) -> bool:
    own = {f"doi:{work.doi}" if work.doi else "", f"arxiv:{work.arxiv}" if work.arxiv else ""}
    listed = {*known.related, f"doi:{known.doi}", f"arxiv:{known.arxiv}"}
    return bool(own - {""}) and own - {""} <= listed


def _similar(works: Sequence[Work]) -> QuerySet[Publication]:
    """Return publications with an identifier, a title or a first author of these works, and all drafts."""
    dois = {work.doi for work in works} | _related(works, "doi:")
    arxivs = {work.arxiv for work in works} | _related(works, "arxiv:")
    titles = {fold(work).title[:1000] for work in works}
    versions = PublicationVersion.objects.filter(
        Q(doi__in=dois - {""}) | Q(arxiv__in=arxivs - {""})
    )
    return Publication.objects.filter(
        Q(doi__in=dois - {""})
        | Q(arxiv__in=arxivs - {""})
        | Q(title_fold__in=titles - {""})
        | Q(has_unpublished_changes=True)
        | Q(pk__in=versions.values("publication"))
        | Q(pk__in=_rows_with_first_authors(works).values("publication"))
    )


def _related(works: Sequence[Work], prefix: str) -> set[str]:
    named = (one for work in works for one in work.related)
    return {one.removeprefix(prefix) for one in named if one.startswith(prefix)}


def _rows_with_first_authors(works: Sequence[Work]) -> QuerySet[Authorship]:
    """Return names that begin with the family name of a first author: the index has them in order."""
    firsts = [work.authors[0] for work in works if work.authors]
    families = {folded(one.literal or f"{one.particle} {one.family}") for one in firsts} - {""}
    if not families:
        return Authorship.objects.none()
    ranges = [
        Q(name_fold=family) | Q(name_fold__gte=f"{family},", name_fold__lt=f"{family}-")
        for family in families
    ]
    return Authorship.objects.filter(reduce(or_, ranges))


def _rows(publications: QuerySet[Publication]) -> Iterator[tuple[int, Work]]:
    """Yield the stored facts that comparisons need, read with three queries."""
    pks = publications.order_by().values("pk")
    names: defaultdict[int, list[Name]] = defaultdict(list)
    rows = Authorship.objects.filter(publication__in=pks, printed=True, role="author").order_by(
        "sort_order", "pk"
    )
    for pk, *parts in rows.values_list("publication", *_NAME_PARTS):
        names[pk].append(_name(dict(zip(_NAME_PARTS, parts, strict=True))))
    related: defaultdict[int, list[str]] = defaultdict(list)
    for pk, doi, arxiv in PublicationVersion.objects.filter(publication__in=pks).values_list(
        "publication", "doi", "arxiv"
    ):
        related[pk] += _named(doi, arxiv)
    facts = ("kind", "title", "year", "doi", "arxiv")
    for row in publications.order_by().values("pk", *facts):
        pk = row.pop("pk")
        yield pk, _work(row, names[pk], related[pk])


def _drafts(publications: QuerySet[Publication]) -> Iterator[tuple[int, Work]]:
    """Yield the facts of newest drafts."""
    waiting = publications.order_by().filter(has_unpublished_changes=True)
    drafts = Revision.objects.filter(pk__in=waiting.values("latest_revision"))
    for content in drafts.values_list("content", flat=True).iterator(chunk_size=200):
        names = [_name(row) for row in content.get("authorships", ()) if _is_author(row)]
        versions = content.get("versions", ())
        related = [one for row in versions for one in _named(row.get("doi"), row.get("arxiv"))]
        yield content["pk"], _work(content, names, related)


def _is_author(row: dict[str, Any]) -> bool:
    return bool(row.get("printed", True) and row.get("role", "author") == "author")


def _name(row: dict[str, Any]) -> Name:
    given, particle, family, literal = (row.get(part) or "" for part in _NAME_PARTS)
    return Name(given=given, particle=particle, family=family, literal=literal)


def _named(doi: str | None, arxiv: str | None) -> list[str]:
    return [*([f"doi:{doi}"] if doi else []), *([f"arxiv:{arxiv}"] if arxiv else [])]


def _work(facts: dict[str, Any], names: list[Name], related: list[str]) -> Work:
    return Work(
        kind=Kind(facts["kind"]),
        title=facts["title"],
        names=tuple(names),
        year=facts["year"],
        doi=facts["doi"],
        arxiv=facts["arxiv"],
        related=tuple(related),
    )
