"""The settings of this app, read in one place. A host sets them in its Django settings."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from wagtail.coreutils import get_content_languages

# The alias in STORAGES for a host's own storage of applicants' files.
STORAGE: Final = "groupsite_vacancies"
SWEDISH_ZONE: Final = "Europe/Stockholm"


def closing_soon_period() -> timedelta:
    """Return how long before its deadline a vacancy counts as closing soon.

    Setting GROUPSITE_VACANCIES_CLOSING_SOON_DAYS, in days; default: 7.
    """
    return timedelta(days=getattr(settings, "GROUPSITE_VACANCIES_CLOSING_SOON_DAYS", 7))


def time_zone() -> str:
    """Return the default time zone of new vacancies.

    Setting GROUPSITE_VACANCIES_TIME_ZONE; default: TIME_ZONE.
    """
    return str(getattr(settings, "GROUPSITE_VACANCIES_TIME_ZONE", settings.TIME_ZONE))


def is_called_swedish_time(zone: str) -> bool:
    """Whether this is Sweden's zone, and the site's default time zone or language is Swedish.

    Elsewhere it is called after its city, like every other zone.
    """
    return zone == SWEDISH_ZONE and is_in_sweden()


def is_in_sweden() -> bool:
    """Whether the site's default time zone or language is Swedish."""
    return time_zone() == SWEDISH_ZONE or settings.LANGUAGE_CODE.partition("-")[0] == "sv"


def currency() -> str:
    """Return the default currency of salaries, an ISO 4217 code; empty if editors enter it.

    Setting GROUPSITE_VACANCIES_CURRENCY; default: empty.
    """
    return str(getattr(settings, "GROUPSITE_VACANCIES_CURRENCY", ""))


def has_southern_seasons() -> bool:
    """Whether summer begins in December, as south of the equator.

    Setting GROUPSITE_VACANCIES_SOUTHERN_SEASONS; default: False.
    """
    return bool(getattr(settings, "GROUPSITE_VACANCIES_SOUTHERN_SEASONS", False))


def selectable_application_languages() -> list[str]:
    """Return the codes of the languages in which a vacancy may ask for applications.

    Setting GROUPSITE_VACANCIES_APPLICATION_LANGUAGES; default: English and the site's languages.
    """
    chosen = getattr(settings, "GROUPSITE_VACANCIES_APPLICATION_LANGUAGES", None)
    return list(chosen or dict.fromkeys(["en", *get_content_languages()]))


def extra_position_kinds() -> dict[str, Any]:
    """Return the host's own types of position: for each value, the type it is `like`, and its `names`.

    Setting GROUPSITE_VACANCIES_POSITION_KINDS; default: none.
    """
    return _well_formed_choices("GROUPSITE_VACANCIES_POSITION_KINDS")


def extra_employment_forms() -> dict[str, Any]:
    """Return the host's own forms of employment, in the same format as `extra_position_kinds`.

    Setting GROUPSITE_VACANCIES_EMPLOYMENT_FORMS; default: none.
    """
    return _well_formed_choices("GROUPSITE_VACANCIES_EMPLOYMENT_FORMS")


def _well_formed_choices(name: str) -> dict[str, Any]:
    """Return the setting without entries that nothing could use; a system check reports those."""
    added = getattr(settings, name, {})
    return {
        value: one
        for value, one in (added.items() if isinstance(added, dict) else ())
        if isinstance(one, dict)
        and "like" in one
        and isinstance(one.get("names"), dict)
        and one["names"]
    }


def is_privacy_notice_confirmed() -> bool:
    """Whether the host has read the form's privacy notice and adapted it to its own law.

    Setting GROUPSITE_VACANCIES_PRIVACY_NOTICE_CONFIRMED; default: False.
    """
    return bool(getattr(settings, "GROUPSITE_VACANCIES_PRIVACY_NOTICE_CONFIRMED", False))


def is_alerts_notice_confirmed() -> bool:
    """Whether the host has read the privacy notice of e-mail alerts and adapted it to its own law.

    Setting GROUPSITE_VACANCIES_ALERTS_NOTICE_CONFIRMED; default: False.
    """
    return bool(getattr(settings, "GROUPSITE_VACANCIES_ALERTS_NOTICE_CONFIRMED", False))


def applicant_files_folder() -> Path:
    """Return the folder of applicants' files. Raises ImproperlyConfigured if there is none.

    Setting GROUPSITE_VACANCIES_FILES; default: private/applications below BASE_DIR.
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


def has_applicant_files_storage() -> bool:
    """Whether applicants' files have a storage or folder; without one the form is not offered."""
    if STORAGE in settings.STORAGES:
        return True
    try:
        applicant_files_folder()
    except ImproperlyConfigured:
        return False
    return True


def _integer_setting_getter(name: str, default: int) -> Callable[[], int]:
    """Return a function that reads this integer setting each time it is called."""
    return lambda: int(getattr(settings, name, default))


# Limits of an application: its number of files, and their size together.
max_files: Final = _integer_setting_getter("GROUPSITE_VACANCIES_MAX_FILES", 10)
max_total_megabytes: Final = _integer_setting_getter("GROUPSITE_VACANCIES_MAX_TOTAL_MB", 200)
# How many seconds a request with a form or file may take.
upload_seconds: Final = _integer_setting_getter("GROUPSITE_VACANCIES_UPLOAD_SECONDS", 600)
# Upload limits before the applicant has opened a link mailed to the address: of one application, of
# all such applications of a vacancy, and of one network address per hour.
unconfirmed_megabytes: Final = _integer_setting_getter("GROUPSITE_VACANCIES_UNCONFIRMED_MB", 20)
unconfirmed_vacancy_megabytes: Final = _integer_setting_getter(
    "GROUPSITE_VACANCIES_UNCONFIRMED_VACANCY_MB", 5000
)
unconfirmed_network_megabytes: Final = _integer_setting_getter(
    "GROUPSITE_VACANCIES_UNCONFIRMED_NETWORK_MB", 500
)
# How many days drafts are kept after the deadline (or after the last change), and withdrawn
# applications after they were withdrawn.
draft_days: Final = _integer_setting_getter("GROUPSITE_VACANCIES_DRAFT_DAYS", 30)
# How many days before the deadline drafts get a reminder.
reminder_days: Final = _integer_setting_getter("GROUPSITE_VACANCIES_REMINDER_DAYS", 3)
# How many minutes after a change of a submitted application its applicant gets mail about it.
change_mail_minutes: Final = _integer_setting_getter("GROUPSITE_VACANCIES_CHANGE_MAIL_MINUTES", 10)


def clamd_address() -> str:
    """Return the address of the virus scanner clamd; empty if the site has none.

    Setting GROUPSITE_VACANCIES_CLAMD: "unix:/run/clamav/clamd.ctl" or "tcp://host:3310".
    """
    return str(getattr(settings, "GROUPSITE_VACANCIES_CLAMD", ""))


def mail_from() -> str:
    """Return the sender's address of mail to applicants and readers.

    Setting GROUPSITE_VACANCIES_FROM; default: DEFAULT_FROM_EMAIL.
    """
    return str(getattr(settings, "GROUPSITE_VACANCIES_FROM", "") or settings.DEFAULT_FROM_EMAIL)


def is_rate_limited() -> bool:
    """Whether requests of the form are rate-limited.

    Setting GROUPSITE_VACANCIES_THROTTLE; default: True.
    """
    return bool(getattr(settings, "GROUPSITE_VACANCIES_THROTTLE", True))
