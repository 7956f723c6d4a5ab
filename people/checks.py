"""System checks: what a host must have set for the records and their pages to work."""

from typing import Any

from django.apps import apps
from django.core import checks


def strip_reaches_the_translation_editor(app_configs: Any, **kwargs: Any) -> list[Any]:
    names = [config.name for config in apps.get_app_configs()]
    if "wagtail_localize" not in names or names.index("people") < names.index("wagtail_localize"):
        return []
    return [
        checks.Warning(
            "The strip “Facts · English · …” is missing in wagtail-localize's editor.",
            hint='Put "people" before "wagtail_localize" in INSTALLED_APPS.',
            id="groupsite_people.W001",
        )
    ]


def settings_app_is_installed(app_configs: Any, **kwargs: Any) -> list[Any]:
    if apps.is_installed("wagtail.contrib.settings"):
        return []
    return [
        checks.Error(
            "people needs wagtail.contrib.settings: it holds whose members the site shows.",
            hint='Add "wagtail.contrib.settings" to INSTALLED_APPS.',
            id="groupsite_people.E001",
        )
    ]


def register() -> None:
    checks.register(strip_reaches_the_translation_editor)
    checks.register(settings_app_is_installed)
