"""What a host is told about the settings of publications."""

from typing import Any

import pytest
from django.core.checks.registry import registry
from django.core.management import CommandError, call_command

from research.publication_facts import checks


def test_our_own_settings_are_valid() -> None:
    assert checks.check_settings(None) == []


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [
        ("REFUSED_DAYS", "90", "E001"),
        ("REFUSED_DAYS", 0, "E001"),
        ("REFUSED_DAYS", True, "E001"),
        ("REFUSED_DAYS", None, "E001"),
        ("SYNC_REQUESTS", 2.5, "E001"),
        ("SYNC_REQUESTS", -1, "E001"),
        ("SYNC", "False", "E002"),
        ("SYNC", 1, "E002"),
        ("CONTACT", "nobody", "E003"),
        ("CONTACT", "a@example.org\r\nCookie: b", "E003"),
        ("CONTACT", 7, "E003"),
        ("OPENALEX_KEY", "a b", "E004"),
        ("OPENALEX_KEY", "a\n", "E004"),
        ("OPENALEX_KEY", None, "E004"),
        ("REFUSED_DAY", 90, "W001"),
    ],
)
def test_a_setting_that_is_nonsense_is_named(
    settings: Any, name: str, value: Any, number: str
) -> None:
    setattr(settings, f"GROUPSITE_RESEARCH_{name}", value)
    (message,) = checks.check_settings(None)
    assert message.id == f"groupsite_research.{number}"
    assert f"GROUPSITE_RESEARCH_{name}" in message.msg


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("REFUSED_DAYS", 1),
        ("SYNC_REQUESTS", 1),
        ("SYNC", True),
        ("CONTACT", "a@example.org"),
        ("CONTACT", "The group <a@example.org>"),
        ("CONTACT", ""),
        ("OPENALEX_KEY", "x9"),
    ],
)
def test_what_can_be_meant_is_taken(settings: Any, name: str, value: Any) -> None:
    setattr(settings, f"GROUPSITE_RESEARCH_{name}", value)
    assert checks.check_settings(None) == []


def test_the_key_is_never_printed(settings: Any) -> None:
    settings.GROUPSITE_RESEARCH_OPENALEX_KEY = "secret key"
    assert "secret" not in str(checks.check_settings(None))


def test_the_start_stops(settings: Any, db: None) -> None:
    settings.GROUPSITE_RESEARCH_SYNC_REQUESTS = "many"
    assert checks.check_settings in registry.get_checks()
    with pytest.raises(CommandError, match="GROUPSITE_RESEARCH_SYNC_REQUESTS"):
        call_command("check", "groupsite_research")
