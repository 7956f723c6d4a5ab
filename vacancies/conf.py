"""The settings of this app, read in one place. A host sets them in its Django settings."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from wagtail.coreutils import get_content_languages

# The alias in STORAGES for a host's own storage of applicants' files.
STORAGE: Final = "groupsite_vacancies"


def closing_soon_period() -> timedelta:
    """GROUPSITE_VACANCIES_CLOSING_SOON_DAYS: days before the deadline with the state "closing soon" (7)."""
    return timedelta(days=getattr(settings, "GROUPSITE_VACANCIES_CLOSING_SOON_DAYS", 7))


def time_zone() -> str:
    """GROUPSITE_VACANCIES_TIME_ZONE: the time zone of new vacancies ("Europe/Stockholm")."""
    return getattr(settings, "GROUPSITE_VACANCIES_TIME_ZONE", "Europe/Stockholm")


def application_languages() -> list[str]:
    """GROUPSITE_VACANCIES_APPLICATION_LANGUAGES: languages in which a vacancy may ask for applications.

    Default: English, Swedish and the languages of the site.
    """
    chosen = getattr(settings, "GROUPSITE_VACANCIES_APPLICATION_LANGUAGES", None)
    return list(chosen or dict.fromkeys(["en", "sv", *get_content_languages()]))


def files_folder() -> Path:
    """GROUPSITE_VACANCIES_FILES: the folder of applicants' files (BASE_DIR/private/applications).

    Raises ImproperlyConfigured if neither is set.
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
    """Whether a storage for applicants' files is set; without one the form is not offered."""
    if STORAGE in settings.STORAGES:
        return True
    try:
        files_folder()
    except ImproperlyConfigured:
        return False
    return True


def _integer_setting(name: str, default: int) -> Callable[[], int]:
    """Return a function that returns the whole number of this setting."""
    return lambda: int(getattr(settings, name, default))


# Limits of an application: its number of files, and their size together.
max_files: Final = _integer_setting("GROUPSITE_VACANCIES_MAX_FILES", 10)
max_total_megabytes: Final = _integer_setting("GROUPSITE_VACANCIES_MAX_TOTAL_MB", 200)
# How many seconds a request with a form or file may take.
upload_seconds: Final = _integer_setting("GROUPSITE_VACANCIES_UPLOAD_SECONDS", 600)
# Upload limits before the applicant has opened a link mailed to the address: of one application, of
# all such applications of a vacancy, and of one network address per hour.
unconfirmed_megabytes: Final = _integer_setting("GROUPSITE_VACANCIES_UNCONFIRMED_MB", 20)
unconfirmed_vacancy_megabytes: Final = _integer_setting(
    "GROUPSITE_VACANCIES_UNCONFIRMED_VACANCY_MB", 5000
)
unconfirmed_network_megabytes: Final = _integer_setting(
    "GROUPSITE_VACANCIES_UNCONFIRMED_NETWORK_MB", 500
)
# How many days drafts are kept after the deadline (or after the last change), and withdrawn
# applications after they were withdrawn.
draft_days: Final = _integer_setting("GROUPSITE_VACANCIES_DRAFT_DAYS", 30)
# How many days before the deadline drafts get a reminder.
reminder_days: Final = _integer_setting("GROUPSITE_VACANCIES_REMINDER_DAYS", 3)
# How many minutes after a change of a submitted application its applicant gets mail about it.
change_mail_minutes: Final = _integer_setting("GROUPSITE_VACANCIES_CHANGE_MAIL_MINUTES", 10)


def clamd_address() -> str:
    """GROUPSITE_VACANCIES_CLAMD: "unix:/run/clamav/clamd.ctl" or "tcp://host:3310"; "" is none."""
    return str(getattr(settings, "GROUPSITE_VACANCIES_CLAMD", ""))


def mail_from() -> str:
    """GROUPSITE_VACANCIES_FROM: the sender of mail to applicants and readers (DEFAULT_FROM_EMAIL)."""
    return str(getattr(settings, "GROUPSITE_VACANCIES_FROM", "") or settings.DEFAULT_FROM_EMAIL)


def is_rate_limited() -> bool:
    """GROUPSITE_VACANCIES_THROTTLE: whether requests of the form are rate-limited (True)."""
    return bool(getattr(settings, "GROUPSITE_VACANCIES_THROTTLE", True))
