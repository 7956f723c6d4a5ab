"""The code of the how-to guides, written into a fresh `wagtail start` as the guides say, and run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, fences
from tests.sources import ROOT

pytestmark = pytest.mark.build

GUIDES = ("link-records.md", "extend-people.md", "own-records.md")
# Those of the guides stand after ours, as they say.
APPS = ["people", "research", "vacancies", "wagtail.contrib.settings"]
THEIRS = ["projects", "staff", "publications"]
NOT_OURS = {"DJANGO_SETTINGS_MODULE", "PYTHONDEVMODE"}


def run(*command: str | Path, cwd: Path) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in NOT_OURS}
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lab")
    run(Path(sys.executable).parent / "wagtail", "start", "lab", folder, cwd=folder)
    with (folder / "lab" / "settings" / "base.py").open("a", encoding="utf-8") as settings:
        settings.write(f"\nINSTALLED_APPS += {APPS + THEIRS}\n")
        settings.write('TEMPLATES[0]["DIRS"].append(BASE_DIR / "templates")\n')
    written = [fence for guide in GUIDES for fence in fences(DOCS / "how-to" / guide)]
    for fence in written:
        if fence.caption:
            target = folder / fence.caption
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(fence.code, encoding="utf-8")
    for app in THEIRS:
        (folder / app / "migrations").mkdir()
        for package in (app, f"{app}/migrations"):
            (folder / package / "__init__.py").touch()
    run(sys.executable, "manage.py", "makemigrations", *THEIRS, cwd=folder)
    return folder


def test_the_code_of_the_guides_does_what_they_say(host: Path) -> None:
    run(sys.executable, "manage.py", "migrate", "--verbosity", "0", cwd=host)
    assert "no issues" in run(sys.executable, "manage.py", "check", cwd=host)
    script = shutil.copy(ROOT / "tests" / "docs" / "in_a_host.py", host)
    assert "What the guides say holds." in run(sys.executable, script, cwd=host)


def test_they_ask_for_no_migration_of_ours(host: Path) -> None:
    labels = ("groupsite_people", "groupsite_research", "groupsite_vacancies")
    run(sys.executable, "manage.py", "makemigrations", "--check", *labels, cwd=host)
