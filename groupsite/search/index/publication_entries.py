"""Makes the entries of publications: one each, which leads to the list in the language of the reader.

A publication has no pages, so its entry has neither a page nor a path. `visible_entries.py` asks whether
the site has a public list of publications.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from groupsite.search.index.models import SearchEntry
from groupsite.search.index.new_entries import NewEntry, folded_title, number_of_key
from groupsite.search.index.record_facts import SearchableFact
from groupsite.search.index.result_kinds import RESULT_KINDS, ResultKind
from research.bibliography.work import Name
from research.mathematics.plain import plain_text
from research.models import Authorship, Publication

FACTS: Final = (
    *("pk", "key", "title_text", "parallel_title", "language", "sort_date", "year"),
    *("venue", "venue_short", "series", "doi", "arxiv", "isbn"),
)
NAME_PARTS: Final = ("given", "particle", "family", "suffix", "literal")
IDENTIFIERS: Final = ("doi", "arxiv", "isbn")
LONGEST_LANGUAGE: Final[Any] = SearchEntry._meta.get_field("language").max_length


def entries_of_publications(publication_ids: Iterable[int], at: dt.datetime) -> Iterator[NewEntry]:
    """Yield the entries of those of these publications that are public. Two queries."""
    rows = Publication.objects.published(at).filter(pk__in=publication_ids).order_by()
    publications = list(rows.values_list(*FACTS, named=True))
    names = _printed_names([one.pk for one in publications])
    for one in publications:
        yield _entry_of_publication(one, names.get(one.pk, []))


def _printed_names(publication_ids: list[int]) -> dict[int, list[str]]:
    rows = Authorship.objects.filter(publication__in=publication_ids, printed=True)
    rows = rows.order_by("publication", "sort_order", "pk")
    values = rows.values_list("publication", *NAME_PARTS)
    return {
        pk: [str(Name(**dict(zip(NAME_PARTS, parts, strict=True)))) for _pk, *parts in group]
        for pk, group in groupby(values, key=itemgetter(0))
    }


def _entry_of_publication(one: Any, names: list[str]) -> NewEntry:
    """Return the entry; its text, of which results show an excerpt, is who, where and when."""
    entry = SearchEntry(
        record_id=one.pk,
        kind=RESULT_KINDS.index(ResultKind.PUBLICATIONS),
        record_key=number_of_key(one.key),
        language=one.language if len(one.language) <= LONGEST_LANGUAGE else "",
        title=one.title_text,
        folded_title=folded_title(one.title_text),
        order_key=_newest_first(one),
    )
    where_and_when = ", ".join(filter(None, (one.venue, str(one.year or ""))))
    text = ". ".join(filter(None, (", ".join(names), where_and_when)))
    facts = [SearchableFact("author", name) for name in names]
    facts += [SearchableFact(name, value) for name in IDENTIFIERS if (value := getattr(one, name))]
    hidden = [plain_text(one.parallel_title), one.venue_short, one.series]
    return NewEntry(entry, facts, [text], hidden)


def _newest_first(one: Any) -> str:
    """Return a text by which later publications come before earlier ones."""
    days = dt.date.max.toordinal() - one.sort_date.toordinal()
    return f"{days:07} {10**12 - one.pk:012}"
