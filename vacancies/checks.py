"""System checks: private storage of applicants' files (R39), URLs of the form, valid settings."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from zoneinfo import available_timezones

from django.apps import AppConfig
from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError
from django.db.models import TextChoices
from django.urls import Resolver404, get_script_prefix, resolve
from django.utils.functional import Promise

from people.checks import faults_of_numbers, unknown_settings
from vacancies import conf
from vacancies.alerts.links import are_alerts_mounted
from vacancies.applications.files import storage
from vacancies.choices import (
    ApplicationMethod,
    EmploymentForm,
    PositionKind,
    employment_form_choices,
    position_kind_choices,
)
from vacancies.models import Vacancy
from vacancies.posting.form_urls import FORM_URL_NAMESPACE, application_start_url, is_form_mounted

# Folders that a web server serves to everybody.
PUBLIC_FOLDERS: Final = ("MEDIA_ROOT", "STATIC_ROOT")
FILES_FOLDER_HINT: Final = "Set GROUPSITE_VACANCIES_FILES to a folder that no web server knows."
MOUNT_HINT: Final = (
    'Add path("apply/", include("vacancies.urls")) to the URL configuration, before Wagtail’s own.'
)
# The minimum of each setting.
NUMBERS: Final = {
    "CHANGE_MAIL_MINUTES": 0,
    "CLOSING_SOON_DAYS": 0,
    "DRAFT_DAYS": 1,
    "MAX_FILES": 1,
    "MAX_TOTAL_MB": 1,
    "REMINDER_DAYS": 0,
    "UNCONFIRMED_MB": 0,
    "UNCONFIRMED_NETWORK_MB": 1,
    "UNCONFIRMED_VACANCY_MB": 0,
    "UPLOAD_SECONDS": 1,
}
OTHERS: Final = (
    *("ALERTS_NOTICE_CONFIRMED", "APPLICATION_LANGUAGES", "CLAMD", "CURRENCY", "EMPLOYMENT_FORMS"),
    *("FILES", "FROM", "POSITION_KINDS", "PRIVACY_NOTICE_CONFIRMED"),
    *("SOUTHERN_SEASONS", "THROTTLE", "TIME_ZONE"),
)
PREFIX: Final = "GROUPSITE_VACANCIES_"
# The settings that add choices, and the choices to which they add.
BUILT_IN_CHOICES: Final[dict[str, type[TextChoices]]] = {
    "POSITION_KINDS": PositionKind,
    "EMPLOYMENT_FORMS": EmploymentForm,
}
ADDED_CHOICE_HINT: Final = (
    'Write "lecturer": {"like": "faculty", "names": {"en": "Lecturer", "sv": "Lektor"}}.'
)
_CHOICE_VALUE: Final = re.compile("[a-z0-9-]{1,20}")
_CURRENCY: Final = re.compile("[A-Z]{3}")


def _make_check_error(number: int, message: str, hint: str) -> Any:
    return checks.Error(message, hint=hint, id=f"groupsite_vacancies.E{number:03}")


def _make_check_warning(number: int, message: str, hint: str) -> Any:
    return checks.Warning(message, hint=hint, id=f"groupsite_vacancies.W{number:03}")


# Storage of the files


def check_applicant_files_are_private(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[Any]:
    """Return an error if a web server may serve applicants' files (R39).

    Without any storage for them, return a warning.
    """
    try:
        folder = getattr(storage.private_storage(), "location", None)
    except ImproperlyConfigured:
        return _no_storage_warnings_if_mounted()
    if _uses_default_storage():
        message = "The files of applicants lie in the storage of images and documents."
        return [
            _make_check_error(
                2, message, 'Give STORAGES["groupsite_vacancies"] a bucket of its own.'
            )
        ]
    if not folder or not isinstance(folder, str | Path):  # an object store has its own settings
        return []
    place = Path(folder).resolve()
    return [
        _make_check_error(
            1,
            f"The files of applicants lie in {name}, where anybody can read them.",
            FILES_FOLDER_HINT,
        )
        for name, where in _publicly_served_folders()
        if place.is_relative_to(Path(where).resolve())
    ]


def _uses_default_storage() -> bool:
    own = settings.STORAGES.get(conf.STORAGE)
    return own is not None and own == settings.STORAGES.get("default")


def _publicly_served_folders() -> Iterator[tuple[str, Any]]:
    for name in PUBLIC_FOLDERS:
        if where := getattr(settings, name, ""):
            yield name, where
    for where in settings.STATICFILES_DIRS:  # collected into STATIC_ROOT and served from there
        yield "STATICFILES_DIRS", where[1] if isinstance(where, list | tuple) else where


def _no_storage_warnings_if_mounted() -> list[Any]:
    """Return a warning that applicants' files have no storage; none if the form is not mounted."""
    if not is_form_mounted():
        return []
    message = "There is no place for the files of applicants, so no posting shows its form."
    return [_make_check_warning(1, message, FILES_FOLDER_HINT)]


# URLs of the form


def check_form_urls_come_before_wagtail(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[Any]:
    """Return an error if Wagtail's catch-all URL pattern comes before the URLs of the form."""
    if not is_form_mounted():
        return []
    try:
        found = resolve("/" + application_start_url(0).removeprefix(get_script_prefix()))
    except Resolver404:
        return []
    if FORM_URL_NAMESPACE in found.namespaces:
        return []
    message = "Other URLs come before those of the application form, so nobody can reach it."
    hint = "Move the line with vacancies.urls before Wagtail’s own URLs."
    return [_make_check_error(3, message, hint)]


def check_form_is_mounted_if_used(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[Any]:
    """Return a warning if live vacancies use the form and the host does not include its URLs.

    Queries the database, so it runs only if Django is asked to check a database.
    """
    if not kwargs.get("databases") or is_form_mounted():
        return []
    try:
        waiting = Vacancy.objects.filter(
            application_method=ApplicationMethod.FORM, live=True
        ).count()
    except DatabaseError:  # not migrated yet
        return []
    if not waiting:
        return []
    message = f"Published vacancies that use the application form, which has no URL: {waiting}."
    return [_make_check_warning(2, message, MOUNT_HINT)]


# Valid settings


def check_settings(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Return errors for an invalid number, time zone, currency or scanner; warnings for unknown settings."""
    found = [
        _make_check_error(4, fault, "Write 7, not “7”.")
        for fault in faults_of_numbers(PREFIX, NUMBERS)
    ]
    if conf.time_zone() not in available_timezones():
        message = f"{PREFIX}TIME_ZONE is not a time zone: {conf.time_zone()}."
        found.append(_make_check_error(5, message, "Write a name such as America/New_York."))
    if conf.currency() and not _CURRENCY.fullmatch(conf.currency()):
        message = f"{PREFIX}CURRENCY is not a currency: {conf.currency()}."
        found.append(_make_check_error(7, message, "Write three letters, such as EUR."))
    if conf.clamd_address() and not conf.clamd_address().startswith(("unix:/", "tcp://")):
        message = f"{PREFIX}CLAMD is not the address of a scanner: {conf.clamd_address()}."
        found.append(_make_check_error(6, message, "Write unix:/path or tcp://host:port."))
    return found + [
        _make_check_warning(3, fault, "Check the spelling.")
        for fault in unknown_settings(PREFIX, (*NUMBERS, *OTHERS))
    ]


def check_added_choices(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Return an error for each type of position or form of employment that the host adds wrongly."""
    return [
        _make_check_error(8, f"{PREFIX}{setting}[{value!r}]: {fault}.", ADDED_CHOICE_HINT)
        for setting, built_in in BUILT_IN_CHOICES.items()
        for value, fault in _faults_of_added_choices(
            getattr(settings, PREFIX + setting, {}), built_in
        )
    ]


def _faults_of_added_choices(
    added: Any, built_in: type[TextChoices]
) -> Iterator[tuple[object, str]]:
    if not isinstance(added, dict):
        yield "", "the setting is no dictionary"
        return
    for value, one in added.items():
        names = one.get("names") if isinstance(one, dict) else None
        if not (isinstance(value, str) and _CHOICE_VALUE.fullmatch(value)):
            yield value, "the value is not 1 to 20 lower-case letters, digits and hyphens"
        elif value in built_in.values:
            yield value, "the value is built in"
        elif not isinstance(one, dict) or set(one) != {"like", "names"}:
            yield value, "it needs “like” and “names”, and nothing else"
        elif one["like"] not in built_in.values:
            yield value, f"“like” must be one of {', '.join(built_in.values)}"
        elif not isinstance(names, dict) or not names or not all(map(_is_text, names.values())):
            yield value, "“names” needs a text for at least one language"


def _is_text(value: object) -> bool:
    return isinstance(value, str | Promise) and str(value).strip() != ""


def check_stored_choices_are_known(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[Any]:
    """Return a warning for each type or form that vacancies have and no setting knows any more.

    Queries the database, so it runs only if Django is asked to check a database.
    """
    if not kwargs.get("databases"):
        return []
    forms = {"", *dict(employment_form_choices())}
    known = {"kind": set(dict(position_kind_choices())), "employment_form": forms}
    try:
        lost = {
            (Vacancy._meta.get_field(field).verbose_name, value)
            for field, values in known.items()
            for value in Vacancy.objects.exclude(**{f"{field}__in": values}).values_list(
                field, flat=True
            )
        }
    except DatabaseError:  # not migrated yet
        return []
    hint = "Put it back into the setting, or choose another one in these vacancies."
    return [
        _make_check_warning(6, f"Vacancies have an unknown {name}: {value}.", hint)
        for name, value in sorted(lost)
    ]


def check_mail_sender(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Return a warning if mail to applicants or subscribers would have Django's default sender."""
    if conf.mail_from() != "webmaster@localhost" or not (is_form_mounted() or are_alerts_mounted()):
        return []
    message = "Mail of this site comes from webmaster@localhost, which mail servers refuse."
    return [_make_check_warning(4, message, f"Set DEFAULT_FROM_EMAIL, or {PREFIX}FROM.")]


def check_privacy_notice_is_confirmed(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[Any]:
    """Return a warning until the host says that the form's privacy notice is its own (R70)."""
    if not is_form_mounted() or conf.is_privacy_notice_confirmed():
        return []
    message = "Applicants read a general privacy notice, which nobody here has confirmed."
    hint = (
        "Read groupsite_vacancies/apply/notice.html, extend it with what your law requires, and set "
        f"{PREFIX}PRIVACY_NOTICE_CONFIRMED = True."
    )
    return [_make_check_warning(5, message, hint)]


def register() -> None:
    checks.register(check_applicant_files_are_private, checks.Tags.security)
    checks.register(check_form_urls_come_before_wagtail, checks.Tags.urls)
    checks.register(check_form_is_mounted_if_used, checks.Tags.database)
    checks.register(check_settings)
    checks.register(check_added_choices)
    checks.register(check_stored_choices_are_known, checks.Tags.database)
    checks.register(check_mail_sender, checks.Tags.security, deploy=True)
    checks.register(check_privacy_notice_is_confirmed, checks.Tags.security, deploy=True)
