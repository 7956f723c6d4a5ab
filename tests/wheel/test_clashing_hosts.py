"""A host with its own top-level package of one of our names gets one sentence, before models load."""

import shutil
from pathlib import Path

import pytest

from tools.hosts.host import Host

pytestmark = pytest.mark.build

NAMES = ("people", "research", "vacancies")
OURS = ("vacancies", "research", "people")  # as the tutorial has them
OWN_APP = """
from django.apps import AppConfig

class OwnConfig(AppConfig):
    name = "{name}"
    label = "{name}"
"""


@pytest.fixture(scope="module")
def bare(python: Path, tmp_path_factory: pytest.TempPathFactory) -> Host:
    host = Host(tmp_path_factory.mktemp("clash") / "host", python)
    host.start()
    return host


@pytest.fixture
def host(bare: Host, tmp_path: Path) -> Host:
    return Host(Path(shutil.copytree(bare.folder, tmp_path / "host")), bare.python)


def own_package(host: Host, name: str, folder: str = "") -> Path:
    place = f"{folder}{name}"
    host.write(f"{place}/__init__.py", "")
    host.write(f"{place}/apps.py", OWN_APP.format(name=name))
    host.write(f"{place}/models.py", f"# What only the host's own {name} has.\nMINE = True\n")
    return host.folder / place


def installed(*names: str) -> str:
    return f"INSTALLED_APPS += {[*names, 'wagtail.contrib.settings']}"


def sentence(host: Host) -> str:
    """The last line of what `check` says; a traceback before it is Django's way to stop."""
    said = host.manage("check", fails=True)
    assert "ImportError" not in said
    assert "ModuleNotFoundError" not in said
    return said.splitlines()[-1]


@pytest.mark.parametrize("name", NAMES)
def test_the_host_s_package_hides_ours(host: Host, name: str) -> None:
    """manage.py puts the project's folder first."""
    place = own_package(host, name)
    host.set(installed(*OURS))
    told = sentence(host)
    assert f"needs the top-level package “{name}” for itself" in told
    assert str(place) in told
    assert f'label = "{name}"' in told


@pytest.mark.parametrize("name", NAMES)
def test_ours_hides_the_host_s(host: Host, name: str) -> None:
    """Where the project's folders come after what is installed."""
    place = own_package(host, name, "sources/")
    host.set(f'import sys\nsys.path.append("{host.folder / "sources"}")\n{installed(*OURS)}')
    assert str(place) in sentence(host)


@pytest.mark.parametrize("ours", [("research",), ("vacancies",), ("vacancies", "research")])
def test_any_of_ours_says_it(host: Host, ours: tuple[str, ...]) -> None:
    """Even where the host names its own `people` first, as it did before we came."""
    place = own_package(host, "people")
    host.set(installed("people", *ours))
    assert str(place) in sentence(host)


def test_the_host_s_people_alone_is_the_host_s_app(host: Host) -> None:
    """Nothing of ours is reached then, and nothing of the host's is harmed."""
    own_package(host, "people")
    host.set(installed("people"))
    assert "no issues" in host.manage("check")
    found = "from people.models import MINE; from django.apps import apps; apps.get_app_config('people')"
    host.manage("shell", "--command", found)


def test_a_folder_of_that_name_without_python_is_no_clash(host: Host) -> None:
    host.write("people/portraits/alice.txt", "")
    host.set(installed(*OURS))
    assert "no issues" in host.manage("check")
