"""What a host is told about the place of applicants' files (R39)."""

from pathlib import Path
from typing import Any

import pytest

from vacancies.checks import files_of_applicants_are_private


def told(**kwargs: Any) -> list[str]:
    return [message.id for message in files_of_applicants_are_private(None, **kwargs)]


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
