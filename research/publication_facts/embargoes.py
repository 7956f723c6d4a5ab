"""Embargoes: until the day on which a version becomes public, visitors see neither it nor its file.

A day begins in the time zone of the site (`TIME_ZONE`).
"""

from datetime import datetime, time
from typing import Any

from django.db.models import Min, Q
from django.utils import timezone

from people.models.persons import local_date
from research.models import PublicationVersion


def next_end_of_embargo(at: datetime) -> datetime | None:
    """Return the first instant after `at` at which a version becomes public; None without one."""
    later = PublicationVersion.objects.filter(public_from__gt=local_date(at))
    day = later.aggregate(first=Min("public_from"))["first"]
    zone = timezone.get_default_timezone()
    return None if day is None else datetime.combine(day, time.min, tzinfo=zone)


def is_document_embargoed(document: Any, at: datetime) -> bool:
    """Whether a file belongs to versions of publications, and none of them is public at `at`.

    A version is public if its publication is published and its embargo has ended. A file that belongs
    to no version is an ordinary document.
    """
    versions = PublicationVersion.objects.filter(document=document)
    ended = Q(public_from=None) | Q(public_from__lte=local_date(at))
    is_public = versions.filter(ended, publication__live=True).exists()
    return not is_public and versions.exists()
