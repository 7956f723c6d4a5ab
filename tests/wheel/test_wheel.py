"""The plugin in somebody else's site: the wheel, in a bare `wagtail start`, without the rest of us.

Labels, imports and migrations cannot be mended later, so they are tried from the first day: no
`groupsite`, no wagtail-localize, one language, the host's own templates.
"""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.sources import ROOT, files

pytestmark = pytest.mark.build

PLUGIN = ("people", "research", "vacancies")
LABELS = tuple(f"groupsite_{package}" for package in PLUGIN)
# What the README tells a host to add.
INSTALLED = ["people", "research", "vacancies", "wagtail.contrib.settings"]
NOT_OURS = {"PYTHONPATH", "DJANGO_SETTINGS_MODULE", "VIRTUAL_ENV", "PYTHONDEVMODE"}


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """The output of a command that must succeed, in an environment that knows nothing of us."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={key: value for key, value in os.environ.items() if key not in NOT_OURS},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    run(sys.executable, ".ci/messages.py", "compile")
    folder = tmp_path_factory.mktemp("dist")
    run(".ci/uv", "build", "--quiet", "--wheel", "--out-dir", folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def contents(wheel: Path) -> set[str]:
    return set(zipfile.ZipFile(wheel).namelist())


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with the wheel and what it depends on, in the versions of our lock."""
    environment = tmp_path_factory.mktemp("environment") / "venv"
    run(".ci/uv", "venv", "--quiet", "--python", sys.executable, environment)
    interpreter = environment / "bin" / "python"
    install = (".ci/uv", "pip", "install", "--quiet", "--python", interpreter)
    run(*install, "--constraints", "requirements.txt", wheel)
    return interpreter


@pytest.fixture(scope="module")
def host(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh `wagtail start`, with nothing added but our apps, migrated."""
    folder = tmp_path_factory.mktemp("host")
    run(python.parent / "wagtail", "start", "host", folder)
    with (folder / "host" / "settings" / "base.py").open("a", encoding="utf-8") as settings:
        settings.write(f"\nINSTALLED_APPS += {INSTALLED}\n")
    run(python, "manage.py", "migrate", "--verbosity", "0", cwd=folder)
    return folder


def test_the_wheel_holds_the_plugin_and_nothing_else(contents: set[str]) -> None:
    tops = {name.partition("/")[0] for name in contents}
    assert {top for top in tops if not top.endswith(".dist-info")} == set(PLUGIN)


def test_the_wheel_holds_every_file_of_the_plugin(contents: set[str]) -> None:
    ours = {path.relative_to(ROOT) for path in files()}
    expected = {path.as_posix() for path in ours if path.parts[0] in PLUGIN}
    assert len(expected) > 100
    assert expected - contents == set()


@pytest.mark.parametrize("package", PLUGIN)
@pytest.mark.parametrize(
    "pattern",
    [
        r"py\.typed",
        r"migrations/0001_\w+\.py",
        r"templates/groupsite_{0}/layout\.html",
        r"static/groupsite_{0}/.+\.css",
        r"locale/sv/LC_MESSAGES/django\.mo",
    ],
)
def test_each_app_brings_its_own(contents: set[str], package: str, pattern: str) -> None:
    wanted = re.compile(f"{package}/{pattern.format(package)}")
    assert any(wanted.fullmatch(name) for name in contents), wanted.pattern


@pytest.mark.parametrize("module", ["wagtail_localize", "groupsite", "tests"])
def test_the_host_has_no(python: Path, module: str, tmp_path: Path) -> None:
    found = f"import importlib.util; print(importlib.util.find_spec({module!r}))"
    assert run(python, "-c", found, cwd=tmp_path).strip() == "None"


def test_the_host_has_nothing_to_complain_of(python: Path, host: Path) -> None:
    assert "no issues (0 silenced)" in run(python, "manage.py", "check", cwd=host)


def test_no_migration_is_missing_in_the_host(python: Path, host: Path) -> None:
    """Not even with its other languages, other primary keys and no wagtail-localize."""
    run(python, "manage.py", "makemigrations", "--check", "--dry-run", *LABELS, cwd=host)


def test_a_vacancy_is_published_and_read(python: Path, host: Path) -> None:
    # Copied, since a script finds what lies beside it: here the host's own packages.
    script = shutil.copy(ROOT / "tests" / "wheel" / "publish_a_vacancy.py", host)
    page = run(python, script, cwd=host)
    assert "Doctoral student in coding theory" in page
    assert "Work with us on short codes." in page
    assert "Alice Ek" in page
    assert "https://www.example.org/apply" in page
