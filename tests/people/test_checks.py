"""What a host is told that lacks something of what people, areas and vacancies need."""

from typing import Any

import pytest
from django.apps import apps
from django.core.checks.registry import registry

from people import checks

OURS = "groupsite.middleware.language.LocaleMiddlewareWithUnprefixedUrls"


def told(check: Any) -> list[str]:
    return [message.id for message in check(None)]


@pytest.mark.parametrize(
    "check",
    [
        checks.check_required_apps,
        checks.check_request_context_processor,
        checks.check_use_tz,
        checks.check_people_before_wagtail_localize,
        checks.check_locale_middleware,
        checks.check_translations_start_as_drafts,
        checks.check_endpoints_of_pages,
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
