"""The deployed site for tests of faults and load, and what it has stored."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools.browser.server import shared_demo
from tools.deployed import nginx
from tools.deployed.server import Server, prepare, serving
from tools.web.applicants import Applicant
from tools.web.deployment import MISSING, nginx_executable

FOLDER = "tests/faults/"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """They start servers, as the journeys do, and take as long."""
    for item in items:
        if item.nodeid.startswith(FOLDER):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared_demo(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="module")
def server(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("server") / "data"
    prepare(demo_data, data)
    with serving(data) as running:
        yield running


@pytest.fixture
def applicant(server: Server) -> Applicant:
    """Somebody with a draft."""
    who = Applicant(server.site.address)
    assert who.begin().status == 303
    return who


@pytest.fixture(scope="session")
def nginx_path() -> str:
    """Where nginx is. Skips with the reason where it is not; fails where it must be."""
    path = nginx_executable()
    if path is None and os.environ.get("REQUIRE_BROWSER") == "1":
        pytest.fail(MISSING)
    if path is None:
        pytest.skip(MISSING)
    return path


@pytest.fixture(scope="module")
def front(
    nginx_path: str, demo_data: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[nginx.Front]:
    """The site behind nginx, both as docs/deployment.md prints them."""
    data = tmp_path_factory.mktemp("front") / "data"
    prepare(demo_data, data)
    with nginx.serving_behind_nginx(data, GROUPSITE_FRONT_CACHE="True") as running:
        yield running
