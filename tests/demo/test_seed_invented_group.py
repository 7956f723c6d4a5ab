"""`seed_invented_group`: once, where DEBUG is on, beside a demonstration; and only by `make demo`."""

import os
import subprocess
from collections.abc import Callable
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from groupsite.demo import factories, portraits, seed
from groupsite.models import SiteText
from people.models import Person, RoleText
from research.models import ResearchArea
from tests.sources import ROOT
from tools.sites import invented

COMMAND = "seed_invented_group"


def run() -> str:
    out = StringIO()
    call_command(COMMAND, stdout=out)
    return out.getvalue()


def everything() -> dict[str, list[str]]:
    return {
        model._meta.label: sorted(map(repr, model._base_manager.values_list()))
        for model in apps.get_models()
    }


@pytest.fixture
def _debug(settings) -> None:
    settings.DEBUG = True


def recipe(*arguments: str) -> str:
    """What `make demo` would run."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", "--dry-run", "demo", *arguments]
    return subprocess.check_output(command, cwd=ROOT, env=clean, text=True)


@pytest.mark.usefixtures("demo")
def test_without_it_only_the_people_of_the_posting_are_named() -> None:
    people = {person.name for person in Person.objects.filter(live=True)}
    assert people == {"Giuseppe Durisi", "Rebecka Jörnsten"}
    assert not SiteText.objects.exclude(announcement="").exists()
    assert not invented.is_loaded()


@pytest.mark.thorough  # some seconds: the group is published twice in this folder
@pytest.mark.usefixtures("demo", "_debug")
def test_next_run_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    small = portraits.Image.new("RGB", (40, 50))
    monkeypatch.setattr(portraits, "draw_portrait", lambda face: small)
    monkeypatch.setattr("people.portraits.make_portrait_crops_of_image", lambda image: True)
    SiteText.objects.filter(language="sv").update(announcement="<p>Stängt i dag.</p>")
    assert "each is marked" in run()
    assert SiteText.objects.get(language="sv").announcement == "<p>Stängt i dag.</p>"
    before = everything()
    assert run() == ""
    assert everything() == before


def rename_role() -> None:
    RoleText.objects.filter(name="Postdoc").update(name="Postdoctoral researcher")


def make_second_role() -> None:
    factories.build_role_with_texts({"en": {"name": "Postdoc"}}).save()


def rename_area() -> None:
    ResearchArea.objects.filter(name="Machine learning").update(name="Learning")


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.usefixtures("demo", "_debug")
@pytest.mark.parametrize("edit", [rename_role, make_second_role, rename_area])
def test_demo_that_was_edited_is_left_alone(edit: Callable[[], None]) -> None:
    edit()
    before = everything()
    assert "edited" in run()
    assert everything() == before


@pytest.mark.usefixtures("demo")
def test_refused_where_visitors_come() -> None:
    with pytest.raises(CommandError, match="DEBUG"):
        run()


@pytest.mark.usefixtures("_debug")
def test_refused_without_a_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seed, "has_home_page", lambda: False)
    with pytest.raises(CommandError, match="seed_demo"):
        run()


def test_make_demo_runs_it_unless_only_what_is_real_is_wanted() -> None:
    assert "manage.py serve_demo" in recipe()
    assert "--real" not in recipe()
    assert "var/real" not in recipe()
    real = recipe("REAL=1")
    assert "--real" in real
    assert real.count("/var/real") == real.count("manage.py") == 1
