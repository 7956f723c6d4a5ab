"""The settings of this app, read in one place. A host sets them in its Django settings."""

from datetime import timedelta

from django.conf import settings


def closing_soon() -> timedelta:
    """GROUPSITE_VACANCIES_CLOSING_SOON_DAYS: how long before its end a vacancy closes soon (7)."""
    return timedelta(days=getattr(settings, "GROUPSITE_VACANCIES_CLOSING_SOON_DAYS", 7))


def time_zone() -> str:
    """GROUPSITE_VACANCIES_TIME_ZONE: the zone of new vacancies ("Europe/Stockholm")."""
    return getattr(settings, "GROUPSITE_VACANCIES_TIME_ZONE", "Europe/Stockholm")
