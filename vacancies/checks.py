"""System checks: whether a host keeps what applicants send where nobody else finds it (R39)."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.exceptions import ImproperlyConfigured

from vacancies.apply.addresses import form_is_mounted
from vacancies.storage import private_storage

# Where a web server hands out files to everybody.
PUBLIC_FOLDERS = ("MEDIA_ROOT", "STATIC_ROOT")
HINT = "Set GROUPSITE_VACANCIES_FILES to a folder that no web server knows."


def files_of_applicants_are_private(app_configs: Any, **kwargs: Any) -> list[Any]:
    try:
        folder = getattr(private_storage(), "location", None)
    except ImproperlyConfigured:
        return _no_place()
    if not folder:  # an object store: its own settings decide
        return []
    place = Path(folder).resolve()
    public = {name: getattr(settings, name, "") for name in PUBLIC_FOLDERS}
    return [
        checks.Error(
            f"The files of applicants lie in {name}, where anybody can read them.",
            hint=HINT,
            id="groupsite_vacancies.E001",
        )
        for name, where in public.items()
        if where and place.is_relative_to(Path(where).resolve())
    ]


def _no_place() -> list[Any]:
    """No fault of a site that has no form; a form without a place is never shown."""
    if not form_is_mounted():
        return []
    return [
        checks.Warning(
            "There is no place for the files of applicants, so no posting shows its form.",
            hint=HINT,
            id="groupsite_vacancies.W001",
        )
    ]


def register() -> None:
    checks.register(files_of_applicants_are_private, checks.Tags.security)
