"""The lowest versions that pyproject.toml allows, together: the same journey."""

from pathlib import Path

import pytest

from tests.wheel.conftest import MakeHost
from tests.wheel.test_hosts import the_whole_way
from tools.hosts.environments import environment, once, run
from tools.hosts.host import PASSWORD
from tools.hosts.visitor import Visitor

pytestmark = pytest.mark.build


@pytest.fixture(scope="module")
def lowest(built: Path, wheel: Path) -> Path:
    """A Python with the lowest of each; what those depend on is as new as they allow."""

    def make(folder: Path) -> None:
        versions = folder / "lowest.txt"
        lock = (".ci/uv", "pip", "compile", "--quiet", "--no-header", "--no-annotate")
        run(*lock, "--resolution", "lowest-direct", "--output-file", versions, "pyproject.toml")
        environment(folder, wheel, "--constraints", versions)

    return once(built / "lowest", make) / "venv" / "bin" / "python"


def test_they_are_what_is_declared(lowest: Path) -> None:
    listed = run(lowest, "-m", "pip", "list", "--format", "freeze")
    lowest_versions = {"wagtail==8.0", "django==5.2.19", "pikepdf==10.14.0", "pillow==12.0.0"}
    lowest_versions |= {"babel==2.18.0", "icalendar==7.3.0"}
    assert lowest_versions <= set(listed.lower().split())
    assert run(lowest, "-m", "pip", "check").strip() == "No broken requirements found."


def test_the_journey_works_with_them(lowest: Path, make_host: MakeHost) -> None:
    host = make_host(python=lowest)
    host.manage("makemigrations", "--check", "--dry-run")
    with host.serving() as address:
        the_whole_way(Visitor(address).sign_in("ada", PASSWORD))
