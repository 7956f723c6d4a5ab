"""What the oldest supported versions of Django lack is used through one module (decision 0034)."""

import importlib.util
import re
import sys
import tomllib
from types import ModuleType

import pytest
from django.core import mail
from packaging.requirements import Requirement

from people.content import django_versions
from tests.sources import ROOT, python_files

PLUGIN = ("people", "research", "vacancies")
NEWER_THAN_5_2 = re.compile(r"django\.tasks\b(?!`)|\bmailers\b|using=MAILER|django\.\w+\.csp\b")


@pytest.mark.thorough
def test_only_this_module_uses_what_older_versions_lack() -> None:
    using = [
        path.relative_to(ROOT).as_posix()
        for path in python_files()
        if path.relative_to(ROOT).parts[0] in PLUGIN
        and NEWER_THAN_5_2.search(path.read_text(encoding="utf-8"))
    ]
    assert using == ["people/content/django_versions.py"]


def loaded_again() -> ModuleType:
    spec = importlib.util.spec_from_file_location("again", django_versions.__file__)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_tasks_come_from_django_or_from_the_backport(monkeypatch: pytest.MonkeyPatch) -> None:
    assert loaded_again().task.__module__.startswith("django.tasks")
    monkeypatch.setitem(sys.modules, "django.tasks", None)
    again = loaded_again()
    assert again.task.__module__.startswith("django_tasks")
    assert again.Task.__module__.startswith("django_tasks")


@pytest.mark.parametrize("has_mailers", [True, False])
def test_mail_is_sent_with_and_without_mailers(
    monkeypatch: pytest.MonkeyPatch, has_mailers: bool
) -> None:
    monkeypatch.setattr(django_versions, "HAS_MAILERS", has_mailers)
    message = mail.EmailMessage("Subject", "Text", "a@example.org", ["b@example.org"])
    assert django_versions.send_mail_message(message, "default") == 1
    assert [sent.subject for sent in mail.outbox] == ["Subject"]


@pytest.mark.parametrize(
    ("version", "is_allowed"),
    [
        *(("5.2.18", False), ("5.2.19", True)),
        *(("6.0.9", False), ("6.0.10", True)),
        *(("6.1.2", False), ("6.1.3", True), ("6.2", True)),
    ],
)
def test_versions_that_one_upload_brings_down_are_not_allowed(
    version: str, is_allowed: bool
) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = {one.name: one for one in map(Requirement, project["dependencies"])}
    assert required["django"].specifier.contains(version) is is_allowed
