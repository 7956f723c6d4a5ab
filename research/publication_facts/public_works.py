"""The works of many publications as visitors may see them, read as values: a third of the time of models."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from django.db.models import Q

from people.models.persons import local_date
from research.bibliography.work import Name, Work
from research.models import Authorship, Publication, PublicationVersion, TaggedPublication
from research.models.publication_rows import NAME_PARTS
from research.publication_facts.work_of_publication import (
    SAME_NAMED,
    assembled_work,
    without_hidden_abstract,
)

NAME_FIELDS: Final = (*NAME_PARTS, "corresponding")
FACTS: Final = (
    *("pk", "cite_key", "kind", "stage", "has_more_authors", "abstract_public"),
    *SAME_NAMED,
)


def public_works(pks: Sequence[int], at: datetime) -> list[Work]:
    """Return what `public_work_of` returns for each of these that is published. Four queries."""
    ended = Q(public_from=None) | Q(public_from__lte=local_date(at))
    versions = PublicationVersion.objects.filter(ended, publication__in=pks)
    versions_of = _by_publication(
        (row.publication_id, row)
        for row in versions.values_list(
            "publication_id", "kind", "url", "licence", "doi", "arxiv", named=True
        )
    )
    names = Authorship.objects.filter(publication__in=pks, printed=True)
    names_of = _by_publication(
        (pk, Name(**dict(zip(NAME_FIELDS, parts, strict=True))))
        for pk, *parts in names.values_list("publication_id", *NAME_FIELDS)
    )
    tags = TaggedPublication.objects.filter(content_object__in=pks)
    tags_of = _by_publication(tags.values_list("content_object_id", "tag__name"))
    published = Publication.objects.published(at).filter(pk__in=pks)
    found = {row.pk: row for row in published.values_list(*FACTS, named=True)}
    return [
        without_hidden_abstract(
            found[pk],
            assembled_work(
                found[pk], tuple(names_of[pk]), versions_of[pk], tuple(sorted(tags_of[pk]))
            ),
        )
        for pk in pks
        if pk in found
    ]


def _by_publication(rows: Iterable[tuple[int, Any]]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for pk, value in rows:
        found[pk].append(value)
    return found
