"""Which other entries of the inbox are probably the same work as those on a page, or versions of them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models.fields.json import KT
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from research.bibliography.folding import folded_title
from research.bibliography.sameness import Verdict, bare_title, compare, fold
from research.bibliography.work import Work
from research.inbox.differences import shown
from research.models import Candidate, CandidateState

MAX_WAITING: Final = 2_000
"""Entries that a page is compared with, the newest first."""
MAX_SHOWN: Final = 3

_MAX_COMPARED: Final = 200
_SENTENCES: Final[Mapping[Verdict, Any]] = {
    Verdict.SAME: _("Another entry in the inbox is probably the same publication:"),
    Verdict.VERSION: _("Another entry in the inbox is probably another version of this:"),
    Verdict.ASK: _("Another entry in the inbox may be the same publication:"),
}


@dataclass(frozen=True)
class SimilarEntry:
    """Another entry that waits: a sentence, its title as HTML that is safe, and where it is."""

    sentence: Any
    title: str
    url: str


def similar_entries(works: Mapping[int, Work]) -> dict[int, list[SimilarEntry]]:
    """Return similar entries that wait, by primary key of these candidates. Takes two queries."""
    if not works:
        return {}
    keys = {pk: set(_keys(work.title, work.doi, work.arxiv, work.related))
            for pk, work in works.items()}  # fmt: skip
    others = _others_with(keys)
    stored = Candidate.objects.in_bulk({pk for pks in others.values() for pk in pks})
    folded = {pk: fold(one.as_work()) for pk, one in stored.items()}
    return {
        pk: list(_similar(work, [other for other in others[pk] if other in folded], folded, works))
        for pk, work in works.items()
    }


def _others_with(keys: Mapping[int, set[str]]) -> dict[int, list[int]]:
    """Return by candidate those that wait and have a key in common with it."""
    wanted = defaultdict(list)
    for pk, some in keys.items():
        for key in some:
            wanted[key].append(pk)
    found: dict[int, list[int]] = {pk: [] for pk in keys}
    waiting = Candidate.objects.filter(state=CandidateState.WAITING).exclude(work__isnull=True)
    # As text: of JSON, SQLite returns a title such as "2016" as a number.
    texts = (KT("work__title"), KT("work__doi"), KT("work__arxiv"))
    ordered = waiting.order_by("-found_at", "pk")
    rows = ordered.values_list("pk", *texts, "work__related")[:MAX_WAITING]
    for other, title, doi, arxiv, related in rows:
        matching = {pk for key in _keys(title, doi, arxiv, related) for pk in wanted.get(key, ())}
        for pk in matching - {other}:
            found[pk] += [other] if len(found[pk]) < _MAX_COMPARED // len(keys) + MAX_SHOWN else []
    return found


def _keys(title: Any, doi: Any, arxiv: Any, related: Any) -> Iterator[str]:
    """Yield the keys under which a work is compared; facts that it does not state are None."""
    yield from [f"doi:{doi}"] if doi else []
    yield from [f"arxiv:{arxiv}"] if arxiv else []
    yield from related or ()
    yield from [f"title:{bare_title(folded_title(title))}"] if title else []


def _similar(
    work: Work, others: Sequence[int], folded: Mapping[int, Any], page: Mapping[int, Work]
) -> Iterator[SimilarEntry]:
    one, n_shown = fold(work), 0
    for pk in others:
        found = compare(folded[pk], one)
        if found and n_shown < MAX_SHOWN:
            n_shown += 1
            url = f"#title-{pk}" if pk in page else _address(pk)
            yield SimilarEntry(_SENTENCES[found.verdict], shown(folded[pk].work, "title"), url)


def _address(pk: int) -> str:
    return f"{reverse('groupsite_research_inbox:index')}?entry={pk}#title-{pk}"
