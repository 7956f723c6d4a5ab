"""The list of vacancies with twelve open positions: its filter is found without reading them all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import NewPage
from tools.browser.checks import too_wide
from tools.browser.server import Site, manage, serving

SCREEN = (360, 640)
ELEVEN_MORE = """
from dataclasses import replace
from django.utils import timezone
from groupsite.demo.scenes import vacancies
from groupsite.demo.scenes.people import CROWD
from tools.sites import states

(one,) = [each for each in vacancies.VACANCIES if each.key == "form"]
eleven = [replace(one, key=f"one-of-many-{number}") for number in range(11)]
states.add(timezone.now(), CROWD, vacancies.AREAS, eleven)
"""


@pytest.fixture(scope="module")
def busy(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The demonstration with eleven open positions beside its own."""
    with serving(demo_data, tmp_path_factory.mktemp("busy") / "data") as running:
        manage(running.data, "shell", "--no-imports", "-c", ELEVEN_MORE)
        yield running


@pytest.mark.parametrize("path", ["/en/vacancies/", "/sv/lediga-tjanster/"])
def test_the_filter_is_on_the_second_screen_at_the_latest(
    busy: Site, new_page: NewPage, path: str
) -> None:
    width, height = SCREEN
    page = new_page(width=width, height=height)
    page.goto(busy.url(path))
    assert page.locator("[aria-labelledby=open] .vacancies > li").count() == 12
    summary = page.locator(".filter-fold > summary").bounding_box()
    assert summary
    assert summary["y"] + summary["height"] <= 2 * height
    page.locator(".filter-fold > summary").click()
    button = page.locator(".filter [type=submit]").bounding_box()
    assert button
    assert button["y"] + button["height"] <= 2 * height
    assert too_wide(page) == []
