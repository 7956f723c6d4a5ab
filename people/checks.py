"""System checks of the settings and installed apps that records and their pages need."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from django.apps import AppConfig, apps
from django.conf import settings
from django.core import checks
from django.middleware.locale import LocaleMiddleware
from django.template import engines
from django.template.backends.django import DjangoTemplates
from django.utils.module_loading import import_string
from wagtail.coreutils import get_content_languages

from people import conf
from people.content.api.registered_endpoints import page_endpoints_without_public_rule
from people.content.languages.interface_languages import site_languages_without_catalogue
from people.content.records.base_record import BaseRecord
from people.models.honorifics import LONGEST_HONORIFIC

# What each app is for. If one is missing, editors get an error, sometimes only later.
NEEDED: Final = {
    "wagtail.contrib.settings": "it holds whose members the site shows",
    "wagtail.snippets": "it has the screens that people, areas and vacancies are edited on",
    "wagtail.search": "it finds them",
}
HONORIFIC_VALUE: Final = re.compile(f"[a-z0-9-]{{1,{LONGEST_HONORIFIC}}}")
REQUEST_CONTEXT_PROCESSOR: Final = "django.template.context_processors.request"


def is_integer_of_at_least(value: object, minimum: int) -> bool:
    """Whether the value of a setting is a whole number that is not too small."""
    return isinstance(value, int) and not isinstance(value, bool) and value >= minimum


def faults_of_numbers(prefix: str, minimums: Mapping[str, int]) -> list[str]:
    """Return a sentence for each setting with this prefix that is no whole number from its minimum on."""
    return [
        f"{prefix}{name} must be a whole number, at least {minimum}."
        for name, minimum in minimums.items()
        if not is_integer_of_at_least(getattr(settings, prefix + name, minimum), minimum)
    ]


def unknown_settings(prefix: str, known: Iterable[str]) -> list[str]:
    """Return a sentence for each setting with this prefix that nothing reads."""
    names = {name for name in dir(settings) if name.startswith(prefix)}
    return [f"There is no setting {name}." for name in sorted(names - {prefix + n for n in known})]


def check_required_apps(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    return [
        checks.Error(
            f"people needs {name}: {why}.",
            hint=f'Add "{name}" to INSTALLED_APPS.',
            id="groupsite_people.E001",
        )
        for name, why in NEEDED.items()
        if not apps.is_installed(name)
    ]


def check_request_context_processor(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[Any]:
    if any(REQUEST_CONTEXT_PROCESSOR in processors for processors in _context_processors()):
        return []
    return [
        checks.Error(
            "Templates do not know the request, which the tabs of the editor ask whose they are.",
            hint=f'Add "{REQUEST_CONTEXT_PROCESSOR}" to the context_processors of TEMPLATES.',
            id="groupsite_people.E002",
        )
    ]


def _context_processors() -> Iterator[list[str]]:
    for engine in engines.all():
        if isinstance(engine, DjangoTemplates):
            yield list(engine.engine.context_processors)


def check_use_tz(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Return an error unless times have a zone: deadlines and schedules are compared as aware times."""
    if settings.USE_TZ:
        return []
    return [
        checks.Error(
            "USE_TZ is False, so the database refuses the times that the apps compare.",
            hint=(
                "Set USE_TZ = True, and read Django’s guide on migrating to time zones first: your database "
                "may contain local times, which would then be read as UTC."
            ),
            id="groupsite_people.E003",
        )
    ]


def check_honorifics(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Return an error for each title before a name that the host adds wrongly."""
    added = conf.unchecked_honorifics()
    entries = added.items() if isinstance(added, dict) else [("", None)]
    return [
        checks.Error(
            f"GROUPSITE_HONORIFICS[{value!r}] is no title before a name.",
            hint=(
                'Write "pd-dr": "PD Dr.", or "pd-dr": {"de": "PD Dr.", "en": "Dr"}. The first is at most '
                f"{LONGEST_HONORIFIC} lower-case letters, digits and hyphens."
            ),
            id="groupsite_people.E004",
        )
        for value, one in entries
        if not _is_honorific(value, one)
    ]


def _is_honorific(value: object, texts: object) -> bool:
    found = list(texts.values()) if isinstance(texts, dict) else [texts]
    is_value = isinstance(value, str) and HONORIFIC_VALUE.fullmatch(value)
    return bool(is_value and found and all(isinstance(one, str) and one.strip() for one in found))


def check_records_without_pages(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[Any]:
    """Return an error for each record model that has a relation `pages` without being a `Record`."""
    return [
        checks.Error(
            f"{model.__name__} has pages, and is no Record.",
            hint=(
                "Make it a subclass of people.content.records.record.Record, or give the relation another "
                "related_name."
            ),
            obj=model,
            id="groupsite_people.E005",
        )
        for model in apps.get_models()
        if issubclass(model, BaseRecord)
        and not model.has_pages()
        and any(one.name == "pages" and one.is_relation for one in model._meta.get_fields())
    ]


def check_people_before_wagtail_localize(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[Any]:
    names = [config.name for config in apps.get_app_configs()]
    if "wagtail_localize" not in names or names.index("people") < names.index("wagtail_localize"):
        return []
    return [
        checks.Warning(
            "The language tabs are missing in wagtail-localize’s editor.",
            hint='Put "people" before "wagtail_localize" in INSTALLED_APPS.',
            id="groupsite_people.W001",
        )
    ]


def check_locale_middleware(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    several = getattr(settings, "WAGTAIL_I18N_ENABLED", False) and len(get_content_languages()) > 1
    if not several or any(_is_locale_middleware(name) for name in settings.MIDDLEWARE):
        return []
    return [
        checks.Warning(
            "The site has several languages, and every page is labelled in the same one.",
            hint=(
                'Add "django.middleware.locale.LocaleMiddleware" to MIDDLEWARE, after the session’s '
                "and before CommonMiddleware, and put Wagtail’s addresses into i18n_patterns, with "
                "prefix_default_language=False if the site is in use: its addresses then stay as they are."
            ),
            id="groupsite_people.W002",
        )
    ]


def check_translations_start_as_drafts(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[Any]:
    if not apps.is_installed("wagtail_localize"):
        return []
    if getattr(settings, "WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE", True) is False:
        return []
    return [
        checks.Warning(
            "A page that is sent to translation is live before a word of it is translated; and "
            "Wagtail forgets which pages are below it where the subtree went along.",
            hint="Set WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False.",
            id="groupsite_people.W003",
        )
    ]


def check_endpoints_of_pages(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    return [
        checks.Warning(
            f"{name} returns pages that visitors cannot open, such as that of a vacancy before it opens.",
            hint=(
                "Register people.content.api.page_viewset.VisiblePagesAPIViewSet on the router of the "
                "API, or a subclass of it."
            ),
            id="groupsite_people.W004",
        )
        for name in page_endpoints_without_public_rule()
    ]


def check_catalogues(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[Any]:
    """Return a warning for each language of the site in which visitors would read English labels."""
    return [
        checks.Warning(
            f"The apps are not translated into “{language}”, so visitors read their labels, sentences and "
            "e-mails in English or in the language of LANGUAGE_CODE.",
            hint=(
                "Add a catalogue with the texts that visitors see to LOCALE_PATHS, and compile it: "
                "docs/how-to/several-languages.md, “Add a third language”."
            ),
            id="groupsite_people.W005",
        )
        for language in site_languages_without_catalogue()
    ]


def _is_locale_middleware(name: str) -> bool:
    found = import_string(name)
    return isinstance(found, type) and issubclass(found, LocaleMiddleware)


def register_system_checks() -> None:
    checks.register(check_required_apps)
    checks.register(check_request_context_processor, checks.Tags.templates)
    checks.register(check_use_tz)
    checks.register(check_honorifics)
    checks.register(check_records_without_pages, checks.Tags.models)
    checks.register(check_people_before_wagtail_localize)
    checks.register(check_locale_middleware, checks.Tags.translation)
    checks.register(check_translations_start_as_drafts, checks.Tags.translation)
    checks.register(check_endpoints_of_pages, checks.Tags.urls)
    checks.register(check_catalogues, checks.Tags.translation)
