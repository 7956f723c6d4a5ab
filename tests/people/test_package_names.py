"""A host's own top-level package of one of our names is found before models load."""

import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from people.package_names import NAMES, check_package_names


def package(folder: Path, name: str, apps: str = "") -> Path:
    made = folder / name
    made.mkdir(parents=True)
    (made / "__init__.py").touch()
    (made / "apps.py").write_text(apps, encoding="utf-8")
    return made


def test_here_all_is_ours() -> None:
    check_package_names()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("wins", [True, False])
def test_a_package_of_the_host_is_named_with_its_place(
    monkeypatch, tmp_path: Path, name: str, *, wins: bool
) -> None:
    place = package(tmp_path, name, f'class Config:\n    label = "{name}"\n')
    others = [str(tmp_path)]
    monkeypatch.setattr(sys, "path", others + sys.path if wins else sys.path + others)
    with pytest.raises(ImproperlyConfigured) as told:
        check_package_names()
    sentence = str(told.value)
    assert f"“{name}”" in sentence
    assert str(place) in sentence
    assert f'label = "{name}"' in sentence
    assert "\n" not in sentence


def test_a_module_clashes_too(monkeypatch, tmp_path: Path) -> None:
    (tmp_path / "research.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(ImproperlyConfigured, match=r"research\.py"):
        check_package_names()


def test_a_second_copy_of_ours_clashes_with_nobody(monkeypatch, tmp_path: Path) -> None:
    package(tmp_path, "people", 'label = "groupsite_people"')
    monkeypatch.syspath_prepend(tmp_path)
    check_package_names()


def test_a_folder_that_is_no_package_hides_nothing(monkeypatch, tmp_path: Path) -> None:
    (tmp_path / "people" / "portraits").mkdir(parents=True)
    monkeypatch.syspath_prepend(tmp_path)
    check_package_names()
