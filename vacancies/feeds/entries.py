"""The vacancies of a feed or calendar, each with its page and its last change."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils.translation import get_language

from people.content.records.lookup import RecordLink
from people.models import Person
from research.feeds.atom_feed import EPOCH
from vacancies.models import VacancyVersion
from vacancies.posting.facts import ShownExtension, shown_extensions_in_effect
from vacancies.protocols import VacancyFacts

# Loaded with the vacancies, for the functions of this module.
RELATIONS = ("extensions__texts",)


def entry_id(vacancy: VacancyFacts) -> str:
    """Return a permanent ID of a vacancy in feeds of the active language."""
    return uuid.uuid5(vacancy.key, get_language() or "").urn


def version_of(vacancy: VacancyFacts) -> VacancyVersion | None:
    version: VacancyVersion | None = getattr(vacancy, "version", None)
    return version


def deadline_changes(vacancy: VacancyFacts) -> int:
    """Return how often the deadline or result has changed since the first publication."""
    version = version_of(vacancy)
    return version.deadline_changes if version else 0


def last_change(link: RecordLink, at: datetime, people: Iterable[Person] = ()) -> datetime:
    """Return when the vacancy, its page or one of these people last changed, or it closed, by `at`."""
    vacancy: Any = link.record
    version = version_of(vacancy)
    moments = [
        vacancy.opens_at,
        version.facts_changed_at if version else vacancy.last_published_at,
        link.page.last_published_at if link.page else None,
        vacancy.closes_at if vacancy.closes_at and vacancy.closes_at <= at else None,
        *(person.last_published_at for person in people),
    ]
    return max(filter(None, moments), default=EPOCH)


def shown_extensions(vacancy: VacancyFacts) -> list[ShownExtension]:
    return shown_extensions_in_effect(vacancy, vacancy.extensions.all())
