"""References to other records, and to the pages of a record, as the API returns them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from people.content.api.public_scope import PublicScope
from people.content.records.record import Record


def reference(scope: PublicScope, record: Record, name: str, *, has_page: bool) -> dict[str, Any]:
    """Return a reference to a record; `detail_url` is null if the record has no public page."""
    model = type(record)
    url = scope.detail_url(model, record.pk) if has_page else None
    return {
        "id": record.pk,
        "meta": {"type": model._meta.label, "detail_url": url},
        "name": name,
    }


def references_by_record(
    scope: PublicScope, model: type[Record], ids: Iterable[int | None]
) -> dict[int, dict[str, Any]]:
    """Return {record ID: reference} of those records that are published. Two queries.

    The name is that of the record, so this is for records whose names are public, such as people.
    """
    wanted = {pk for pk in ids if pk is not None}
    if not wanted:
        return {}
    published = model.objects.published(scope.at).in_bulk(wanted)
    with_page = set(scope.records(model).filter(pk__in=wanted).values_list("pk", flat=True))
    return {
        pk: reference(scope, record, str(record), has_page=pk in with_page)
        for pk, record in published.items()
    }


def pages_by_record(
    scope: PublicScope, model: type[Record], records: Sequence[Record], texts: Sequence[str] = ()
) -> dict[int, list[Any]]:
    """Return {record ID: list of its public pages on this site, sorted by language code}. One query.

    Of the pages, only what a reference needs is loaded, and the fields `texts`.
    """
    found: dict[int, list[Any]] = defaultdict(list)
    if records:
        field = f"{model.page_model().record_field}_id"
        ids = [record.pk for record in records]
        pages = scope.pages_of(model).filter(**{f"{field}__in": ids}).select_related("locale")
        pages = pages.only("title", "slug", "url_path", "locale__language_code", field, *texts)
        for page in pages.order_by("locale__language_code"):
            found[getattr(page, field)].append(page)
    return found


def page_references(scope: PublicScope, pages: Iterable[Any]) -> list[dict[str, Any]]:
    """Return {id, locale, title, html_url, detail_url} of each page."""
    return [
        {
            "id": page.pk,
            "locale": page.locale.language_code,
            "title": page.title,
            "html_url": page.get_full_url(scope.request),
            "detail_url": scope.detail_url(type(page), page.pk),
        }
        for page in pages
    ]


def page_in_language_or_first(pages: Sequence[Any], language: str) -> Any | None:
    """Return the page in this language, else the first one; None if there are no pages."""
    own = (page for page in pages if page.locale.language_code == language)
    return next(own, pages[0] if pages else None)
