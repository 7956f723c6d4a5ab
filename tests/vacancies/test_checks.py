"""What a host is told about applicants' files (R39), the form's address and the settings."""

from pathlib import Path
from typing import Any

import pytest
from django.core.checks.registry import registry

from tests.factories import VacancyFactory
from vacancies import checks
from vacancies.emails import checks as emails_checks


def told(**kwargs: Any) -> list[str]:
    return [message.id for message in checks.check_applicant_files_are_private(None, **kwargs)]


def test_our_own_settings_are_private() -> None:
    assert told() == []


@pytest.mark.parametrize("public", ["MEDIA_ROOT", "STATIC_ROOT"])
@pytest.mark.parametrize("below", [".", "applications", "a/b", "a/../b"])
def test_a_public_folder_is_an_error(
    settings: Any, tmp_path: Path, public: str, below: str
) -> None:
    setattr(settings, public, tmp_path / "public")
    settings.GROUPSITE_VACANCIES_FILES = tmp_path / "public" / below
    assert told() == ["groupsite_vacancies.E001"]


def test_a_folder_beside_it_is_none(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.GROUPSITE_VACANCIES_FILES = tmp_path / "media-applications"
    assert told() == []


def test_without_a_place_the_form_is_missed(settings: Any) -> None:
    settings.GROUPSITE_VACANCIES_FILES = None
    assert told() == ["groupsite_vacancies.W001"]


@pytest.mark.urls("tests.vacancies.urls_without_form")
def test_without_a_form_no_place_is_needed(settings: Any) -> None:
    settings.GROUPSITE_VACANCIES_FILES = None
    assert told() == []


def test_static_files_of_the_project_are_public(settings: Any, tmp_path: Path) -> None:
    settings.STATICFILES_DIRS = [("site", tmp_path / "static")]
    settings.GROUPSITE_VACANCIES_FILES = tmp_path / "static" / "applications"
    assert told() == ["groupsite_vacancies.E001"]


def test_the_storage_of_images_is_no_place(settings: Any, tmp_path: Path) -> None:
    same = {"BACKEND": "django.core.files.storage.InMemoryStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": same, "groupsite_vacancies": {**same}}
    assert told() == ["groupsite_vacancies.E002"]


def test_a_storage_of_its_own_is_one(settings: Any) -> None:
    memory = "django.core.files.storage.InMemoryStorage"
    own = {"BACKEND": memory, "OPTIONS": {"location": "applications"}}
    settings.STORAGES = {**settings.STORAGES, "groupsite_vacancies": own}
    assert told() == []


def test_the_form_is_reached() -> None:
    assert checks.check_form_urls_come_before_wagtail(None) == []


@pytest.mark.urls("tests.vacancies.urls_form_too_late")
def test_a_form_after_the_pages_is_never_reached() -> None:
    (message,) = checks.check_form_urls_come_before_wagtail(None)
    assert message.id == "groupsite_vacancies.E003"


@pytest.mark.urls("tests.vacancies.urls_without_form")
@pytest.mark.parametrize(
    ("facts", "number"), [({}, ["W002"]), ({"external": True}, []), ({"live": False}, [])]
)
def test_published_vacancies_miss_their_form(
    db: Any, facts: dict[str, bool], number: list[str]
) -> None:
    VacancyFactory(**facts)
    found = checks.check_form_is_mounted_if_used(None, databases=["default"])
    assert [message.id.rpartition(".")[2] for message in found] == number


@pytest.mark.urls("tests.vacancies.urls_without_form")
def test_no_check_asks_the_database_unasked() -> None:
    assert checks.check_form_is_mounted_if_used(None) == []


def test_our_own_settings_can_be_meant() -> None:
    assert checks.check_settings(None) == []


@pytest.mark.parametrize(
    ("name", "value", "number"),
    [
        ("CLOSING_SOON_DAYS", "7", "E004"),
        ("CLOSING_SOON_DAYS", -1, "E004"),
        ("MAX_FILES", 0, "E004"),
        ("MAX_FILES", True, "E004"),
        ("DRAFT_DAYS", 2.5, "E004"),
        ("UPLOAD_SECONDS", 0, "E004"),
        ("UNCONFIRMED_MB", "20", "E004"),
        ("UNCONFIRMED_VACANCY_MB", -1, "E004"),
        ("UNCONFIRMED_NETWORK_MB", 0, "E004"),
        ("TIME_ZONE", "Europe/Gothenburg", "E005"),
        ("CLAMD", "/run/clamd.ctl", "E006"),
        ("CURRENCY", "kr", "E007"),
        ("CLOSNIG_SOON_DAYS", 7, "W003"),
    ],
)
def test_a_slip_of_the_pen_is_told(settings: Any, name: str, value: Any, number: str) -> None:
    setattr(settings, f"GROUPSITE_VACANCIES_{name}", value)
    (message,) = checks.check_settings(None)
    assert message.id == f"groupsite_vacancies.{number}"
    assert name in message.msg


@pytest.mark.parametrize(
    ("is_confirmed", "number"), [(False, ["groupsite_vacancies.W005"]), (True, [])]
)
def test_the_notice_is_confirmed(settings: Any, is_confirmed: bool, number: list[str]) -> None:
    settings.GROUPSITE_VACANCIES_PRIVACY_NOTICE_CONFIRMED = is_confirmed
    assert [message.id for message in checks.check_privacy_notice_is_confirmed(None)] == number


@pytest.mark.urls("tests.vacancies.urls_without_form")
def test_without_a_form_no_notice_is_needed(settings: Any) -> None:
    settings.GROUPSITE_VACANCIES_PRIVACY_NOTICE_CONFIRMED = False
    assert checks.check_privacy_notice_is_confirmed(None) == []


@pytest.mark.parametrize(
    ("ours", "number"), [("", ["groupsite_vacancies.W004"]), ("hr@example.org", [])]
)
def test_mail_needs_a_sender(settings: Any, ours: str, number: list[str]) -> None:
    settings.DEFAULT_FROM_EMAIL = "webmaster@localhost"
    settings.GROUPSITE_VACANCIES_FROM = ours
    assert [message.id for message in checks.check_mail_sender(None)] == number


@pytest.mark.parametrize(
    ("url", "number"),
    [
        ("http://example.com", ["W008"]),  # what `wagtail start` writes
        ("https://www.example.org/", ["W008"]),
        ("", ["W008"]),
        (None, ["W008"]),
        ("https://www.chalmers.se", []),
        ("https://example.com.se", []),
    ],
)
def test_readers_are_led_to_the_site_itself(
    settings: Any, url: str | None, number: list[str]
) -> None:
    settings.WAGTAILADMIN_BASE_URL = url
    found = emails_checks.check_admin_base_url(None)
    assert [message.id.rpartition(".")[2] for message in found] == number
    assert all("WAGTAIL_SITE_NAME" in message.hint for message in found)


@pytest.mark.urls("tests.vacancies.urls_without_form")
def test_without_a_form_nobody_is_led_anywhere(settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = "http://example.com"
    assert emails_checks.check_admin_base_url(None) == []
    assert emails_checks.check_admin_base_url in registry.get_checks(include_deployment_checks=True)
