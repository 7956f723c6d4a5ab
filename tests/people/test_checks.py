"""What a host is told that lacks something of what people, areas and vacancies need."""

from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from django.apps import apps
from django.core.checks.registry import registry
from django.utils.translation import override

from people import checks
from people.content.languages import interface_languages
from people.models import Honorific, Person
from people.models.honorifics import honorific_choices

OURS = "groupsite.middleware.language.LocaleMiddlewareWithUnprefixedUrls"


def told(check: Any) -> list[str]:
    return [message.id for message in check(None)]


@pytest.mark.parametrize(
    "check",
    [
        checks.check_required_apps,
        checks.check_request_context_processor,
        checks.check_use_tz,
        checks.check_honorifics,
        checks.check_people_before_wagtail_localize,
        checks.check_locale_middleware,
        checks.check_translations_start_as_drafts,
        checks.check_endpoints_of_pages,
        checks.check_catalogues,
    ],
)
def test_our_own_settings_lack_nothing(check: Any) -> None:
    assert told(check) == []


@pytest.mark.parametrize("name", sorted(checks.NEEDED))
def test_a_missing_app_is_named(monkeypatch: Any, name: str) -> None:
    installed = apps.is_installed
    monkeypatch.setattr(apps, "is_installed", lambda app: app != name and installed(app))
    (message,) = checks.check_required_apps(None)
    assert message.id == "groupsite_people.E001"
    assert name in message.msg
    assert f'"{name}"' in message.hint


def test_templates_without_the_request(settings: Any) -> None:
    (engine,) = settings.TEMPLATES
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "context_processors": []}}]
    assert told(checks.check_request_context_processor) == ["groupsite_people.E002"]


def test_times_without_a_zone_are_refused(settings: Any) -> None:
    """Every list of vacancies compares aware times with the database, which then raises ValueError."""
    settings.USE_TZ = False
    (message,) = checks.check_use_tz(None)
    assert (message.id, message.is_serious()) == ("groupsite_people.E003", True)
    assert "USE_TZ = True" in message.hint
    assert checks.check_use_tz in registry.get_checks()


def test_several_languages_need_the_middleware(settings: Any) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != OURS]
    assert told(checks.check_locale_middleware) == ["groupsite_people.W002"]


@pytest.mark.parametrize(
    "one", [{"WAGTAIL_I18N_ENABLED": False}, {"WAGTAIL_CONTENT_LANGUAGES": [("en", "English")]}]
)
def test_one_language_does_not(settings: Any, one: dict[str, Any]) -> None:
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if name != OURS]
    for name, value in one.items():
        setattr(settings, name, value)
    assert told(checks.check_locale_middleware) == []


def test_the_strip_must_come_first(monkeypatch: Any) -> None:
    configs = {config.name: config for config in apps.get_app_configs()}
    order = [configs["wagtail_localize"], configs["people"]]
    monkeypatch.setattr(apps, "get_app_configs", lambda: order)
    assert told(checks.check_people_before_wagtail_localize) == ["groupsite_people.W001"]


def test_translations_that_go_live_at_once_are_told(settings: Any) -> None:
    del settings.WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE
    assert told(checks.check_translations_start_as_drafts) == ["groupsite_people.W003"]


@pytest.mark.urls("tests.api.host_urls")
def test_an_endpoint_that_does_not_know_what_is_public() -> None:
    """The admin's own, which asks for permissions, is none."""
    (message,) = checks.check_endpoints_of_pages(None)
    assert message.id == "groupsite_people.W004"
    assert message.msg.startswith("wagtail.api.v2.views.PagesAPIViewSet returns")


@pytest.mark.parametrize(
    ("default", "others", "named"),
    [
        ("en-us", [], []),
        ("sv", [], []),
        ("de", [], ["de"]),
        ("de-at", ["sv", "fi"], ["de-at", "fi"]),
        ("en", ["en-gb", "sv"], []),
    ],
)
def test_a_language_without_a_catalogue_is_named(
    settings: Any, default: str, others: list[str], named: list[str]
) -> None:
    """A German site was English under <html lang="de">, and nothing said so."""
    settings.LANGUAGE_CODE = default
    languages = [(code, code) for code in dict.fromkeys((default, *others))]
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = languages
    found = checks.check_catalogues(None)
    assert [message.msg.split("“")[1].split("”")[0] for message in found] == named
    assert all("several-languages.md" in message.hint for message in found)


def test_one_language_is_named_too(settings: Any) -> None:
    settings.WAGTAIL_I18N_ENABLED = False
    settings.LANGUAGE_CODE = "de"
    assert told(checks.check_catalogues) == ["groupsite_people.W005"]
    assert checks.check_catalogues in registry.get_checks()


@pytest.mark.parametrize(("share", "is_told"), [(1, False), (100, True)])
def test_a_catalogue_of_the_host_counts_if_it_is_of_our_texts(
    settings: Any, tmp_path: Path, share: int, is_told: bool
) -> None:
    """One in a hundred of our texts is what the host's own words may share with ours."""
    catalogue = Catalog(locale="de")
    texts = sorted(
        text for text in interface_languages._our_texts() if isinstance(text, str) and text
    )
    for text in texts[::share]:
        catalogue.add(text, "Wort")
    compiled = tmp_path / "de" / "LC_MESSAGES" / "django.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, catalogue)
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGE_CODE = "de"
    assert bool(told(checks.check_catalogues)) is is_told


@pytest.mark.parametrize(
    "added",
    [
        ["Dr."],
        {"PD": "PD Dr."},
        {"a" * 11: "PD Dr."},
        {"pd": ""},
        {"pd": {}},
        {"pd": {"de": " "}},
        {"pd": 1},
    ],
)
def test_a_title_that_cannot_work_is_an_error_and_stops_nothing_else(
    settings: Any, added: Any
) -> None:
    settings.GROUPSITE_HONORIFICS = added
    assert told(checks.check_honorifics) == ["groupsite_people.E004"]
    assert len(honorific_choices()) >= len(Honorific)


def test_a_title_has_a_text_for_all_languages_or_one_for_each(settings: Any) -> None:
    settings.GROUPSITE_HONORIFICS = {"dr": {"en": "Dr", "sv": "Doktor"}, "pd-dr": "PD Dr."}
    assert told(checks.check_honorifics) == []
    assert [value for value, _label in honorific_choices()] == ["prof", "docent", "dr", "pd-dr"]
    found = []
    for language in ("en", "sv"):
        with override(language):
            found += [
                Person(family_name="Ek", honorific=value).titled_name for value in ("dr", "pd-dr")
            ]
    assert found == ["Dr Ek", "PD Dr. Ek", "Doktor Ek", "PD Dr. Ek"]
