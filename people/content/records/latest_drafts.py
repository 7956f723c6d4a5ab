"""Reads the latest drafts of records: one for all checks of a request, or values of many for lists.

Loading a whole revision queries every related object in it, so checks share one, and lists of
records that are not live read only the values they show.
"""

from collections.abc import Iterable
from typing import Any, Final

from wagtail.models import Revision

from people.content.records.base_record import BaseRecord

KEPT: Final = "_draft_to_read"


def draft_to_read[AnyRecord: BaseRecord](record: AnyRecord) -> AnyRecord:
    """Return the newest draft of the facts, or the record itself without one. Nobody may change it.

    It is kept on the record until that has another draft: a draft that has never been published is
    asked for by several checks. To change a draft, take `BaseRecord.draft`.
    """
    if not record.has_unpublished_changes:
        return record
    kept: tuple[int | None, AnyRecord] | None = vars(record).get(KEPT)
    if kept is None or kept[0] != record.latest_revision_id:
        kept = (record.latest_revision_id, record.draft())
        setattr(record, KEPT, kept)
    return kept[1]


def draft_contents_of_unpublished_records(
    records: Iterable[BaseRecord],
) -> dict[int, dict[str, Any]]:
    """Return the latest draft's content by record ID, for records that are not live."""
    found = _draft_values_by_unpublished_record(records, "content")
    return {record.pk: content for record, content in found.items()}


def titles_by_record(records: Iterable[BaseRecord]) -> dict[BaseRecord, str]:
    """Return titles by record; those that are not live get the latest draft's. One query."""
    records = list(records)
    return {one: str(one) for one in records} | _draft_values_by_unpublished_record(
        records, "object_str"
    )


def set_draft_fields_of_unpublished(
    records: Iterable[BaseRecord], names: Iterable[str]
) -> dict[int, dict[str, Any]]:
    """Set these fields of records that are not live from their drafts; return the drafts' content.

    Returns the drafts' content by record ID. Name a foreign key by its column, such as "lead_id".
    """
    records, names = list(records), list(names)
    contents = draft_contents_of_unpublished_records(records)
    for record in records:
        for name in names if record.pk in contents else ():
            field = record._meta.get_field(name.removesuffix("_id"))
            if field.name in contents[record.pk]:
                setattr(record, name, field.to_python(contents[record.pk][field.name]))
    return contents


def _draft_values_by_unpublished_record(
    records: Iterable[BaseRecord], revision_field: str
) -> dict[BaseRecord, Any]:
    drafts = {one.latest_revision_id: one for one in records if not one.live}
    drafts.pop(None, None)
    found = Revision.objects.filter(pk__in=drafts).values_list("pk", revision_field)
    return {drafts[pk]: value for pk, value in found}
