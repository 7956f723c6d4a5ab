"""The records of the dashboard with their languages: read once, for all panels of a request."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest

from people.content.dashboard.components import MAX_ROWS
from people.content.dashboard.scope import possibly_permitted_record_pages, record_models_in_admin
from people.content.dashboard.unpublished_records import (
    UnpublishedRecord,
    possibly_publishable_records,
)
from people.content.publishing.states import LanguageState, language_states_by_record
from people.content.records.base_record import BaseRecord
from people.content.records.latest_drafts import titles_by_record
from people.content.types import User

REQUEST_ATTRIBUTE: Final = "_groupsite_dashboard_records"


@dataclass(frozen=True)
class DashboardRecords:
    """The records that the panels may show, with the states of their languages."""

    needing_translations: list[BaseRecord]
    unpublished: list[UnpublishedRecord]  # all, newest first
    drafts: dict[
        tuple[type[BaseRecord], int], BaseRecord
    ]  # the newest of these, by model and record id
    states: dict[BaseRecord, list[LanguageState]]
    titles: dict[BaseRecord, str]


def dashboard_records(
    request: HttpRequest, at: datetime, further: Iterable[BaseRecord] = ()
) -> DashboardRecords:
    """Return the records that the user's panels may show; cached on the request.

    `further` records are loaded with the others, but only by the first call in a request.
    """
    found = getattr(request, REQUEST_ATTRIBUTE, None)
    if not isinstance(found, DashboardRecords):
        found = _load_dashboard_records(request.user, at, further)
        setattr(request, REQUEST_ATTRIBUTE, found)
    return found


def _load_dashboard_records(
    user: User, at: datetime, further: Iterable[BaseRecord]
) -> DashboardRecords:
    needing = [
        record
        for model in record_models_in_admin()
        if model.has_pages()
        for record in _records_whose_translations_must_match(user, model, at)
    ]
    unpublished = possibly_publishable_records(user)
    drafts = _load_unpublished_records(unpublished[:MAX_ROWS], needing)
    shown = {*needing, *drafts.values(), *further}
    states, titles = language_states_by_record(shown), titles_by_record(shown)
    return DashboardRecords(needing, unpublished, drafts, states, titles)


def _records_whose_translations_must_match(
    user: User, model: Any, at: datetime
) -> Iterable[BaseRecord]:
    """Return records that need up-to-date translations and have a live page the user may edit."""
    reach = possibly_permitted_record_pages(user, model, "change").filter(live=True)
    owners = reach.order_by().values(model.page_model().record_field)
    found: Iterable[BaseRecord] = model.objects.whose_translations_must_match(at).filter(
        pk__in=owners
    )
    return found


def _load_unpublished_records(
    unpublished: list[UnpublishedRecord], known: list[BaseRecord]
) -> dict[tuple[type[BaseRecord], int], BaseRecord]:
    """Return the unpublished records by (model, ID); queries only those not in `known`."""
    found = {(type(record), record.pk): record for record in known}
    wanted = [(one.model, one.pk) for one in unpublished]
    for model in record_models_in_admin():
        missing = [pk for of, pk in wanted if of is model and (model, pk) not in found]
        if missing:
            found |= {(model, one.pk): one for one in model.objects.filter(pk__in=missing)}
    return {key: found[key] for key in wanted if key in found}
