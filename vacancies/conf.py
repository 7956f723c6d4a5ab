"""The settings of this app, read in one place. A host sets them in its Django settings."""

from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from wagtail.coreutils import get_content_languages

# The alias in STORAGES with which a host keeps applicants' files elsewhere.
STORAGE: Final = "groupsite_vacancies"


def closing_soon() -> timedelta:
    """GROUPSITE_VACANCIES_CLOSING_SOON_DAYS: how long before its end a vacancy closes soon (7)."""
    return timedelta(days=getattr(settings, "GROUPSITE_VACANCIES_CLOSING_SOON_DAYS", 7))


def time_zone() -> str:
    """GROUPSITE_VACANCIES_TIME_ZONE: the zone of new vacancies ("Europe/Stockholm")."""
    return getattr(settings, "GROUPSITE_VACANCIES_TIME_ZONE", "Europe/Stockholm")


def application_languages() -> list[str]:
    """GROUPSITE_VACANCIES_APPLICATION_LANGUAGES: in which languages one can ask for an application
    (English, Swedish and the languages of the site)."""
    chosen = getattr(settings, "GROUPSITE_VACANCIES_APPLICATION_LANGUAGES", None)
    return list(chosen or dict.fromkeys(["en", "sv", *get_content_languages()]))


def files_folder() -> Path:
    """GROUPSITE_VACANCIES_FILES: the folder of applicants' files (BASE_DIR/private/applications).

    Raises ImproperlyConfigured where neither is set.
    """
    named = getattr(settings, "GROUPSITE_VACANCIES_FILES", None)
    if named:
        return Path(named)
    beside = getattr(settings, "BASE_DIR", None)
    if not beside:
        raise ImproperlyConfigured(
            "Set GROUPSITE_VACANCIES_FILES to a folder outside MEDIA_ROOT for applicants' files."
        )
    return Path(beside) / "private" / "applications"


def has_files_storage() -> bool:
    """Whether a place for applicants' files is set; without one the form is not offered."""
    if STORAGE in settings.STORAGES:
        return True
    try:
        files_folder()
    except ImproperlyConfigured:
        return False
    return True


def max_files() -> int:
    """GROUPSITE_VACANCIES_MAX_FILES: how many files an application may hold (10)."""
    return int(getattr(settings, "GROUPSITE_VACANCIES_MAX_FILES", 10))


def max_total_megabytes() -> int:
    """GROUPSITE_VACANCIES_MAX_TOTAL_MB: how large an application may be altogether (200)."""
    return int(getattr(settings, "GROUPSITE_VACANCIES_MAX_TOTAL_MB", 200))


def upload_seconds() -> int:
    """GROUPSITE_VACANCIES_UPLOAD_SECONDS: how long a form or a file may take to arrive (600)."""
    return int(getattr(settings, "GROUPSITE_VACANCIES_UPLOAD_SECONDS", 600))


def unconfirmed_megabytes() -> int:
    """GROUPSITE_VACANCIES_UNCONFIRMED_MB: how much an application may hold before a link that was
    mailed to its address has been opened (20)."""
    return int(getattr(settings, "GROUPSITE_VACANCIES_UNCONFIRMED_MB", 20))


def unconfirmed_vacancy_megabytes() -> int:
    """GROUPSITE_VACANCIES_UNCONFIRMED_VACANCY_MB: how much all such applications of a vacancy may
    hold together (5000)."""
    return int(getattr(settings, "GROUPSITE_VACANCIES_UNCONFIRMED_VACANCY_MB", 5000))


def unconfirmed_network_megabytes() -> int:
    """GROUPSITE_VACANCIES_UNCONFIRMED_NETWORK_MB: how much may be uploaded to such applications from
    one network address in an hour (500)."""
    return int(getattr(settings, "GROUPSITE_VACANCIES_UNCONFIRMED_NETWORK_MB", 500))


def draft_days() -> int:
    """GROUPSITE_VACANCIES_DRAFT_DAYS: how long a draft is kept after the end (30).

    Where a vacancy has no end it counts from the last change. What was withdrawn goes as drafts do.
    """
    return int(getattr(settings, "GROUPSITE_VACANCIES_DRAFT_DAYS", 30))


def reminder_days() -> int:
    """GROUPSITE_VACANCIES_REMINDER_DAYS: how long before the deadline drafts are reminded (3)."""
    return int(getattr(settings, "GROUPSITE_VACANCIES_REMINDER_DAYS", 3))


def clamd() -> str:
    """GROUPSITE_VACANCIES_CLAMD: "unix:/run/clamav/clamd.ctl" or "tcp://host:3310"; "" is none."""
    return str(getattr(settings, "GROUPSITE_VACANCIES_CLAMD", ""))


def mail_from() -> str:
    """GROUPSITE_VACANCIES_FROM: the sender of mail to applicants and readers (DEFAULT_FROM_EMAIL)."""
    return str(getattr(settings, "GROUPSITE_VACANCIES_FROM", "") or settings.DEFAULT_FROM_EMAIL)


def throttles() -> bool:
    """GROUPSITE_VACANCIES_THROTTLE: whether it is limited how often one may ask (True)."""
    return bool(getattr(settings, "GROUPSITE_VACANCIES_THROTTLE", True))
