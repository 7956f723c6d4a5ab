"""Many searches at once on a large site do not slow down visitors who read its pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.searching import POPULATE, SEARCHES, Timed, read, searching
from tools.browser.server import manage
from tools.deployed.server import Server, prepare, serving
from tools.sites.large.sizes import FULL_SIZE
from tools.web.applicants import ask

pytestmark = pytest.mark.alone

PARALLEL = 20
SECONDS = 12


@pytest.fixture(scope="module")
def large_server(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("large") / "data"
    prepare(demo_data, data)
    manage(data, "shell", "--no-imports", "-c", POPULATE.format(pages=FULL_SIZE))
    manage(data, "rebuild_search")
    with serving(data) as running:
        yield running


def test_searches_take_less_than_a_second(large_server: Server) -> None:
    timed = Timed()
    for path in SEARCHES * 3:
        timed.ask(large_server, path)
    print(f"one search after the other: {timed}")  # noqa: T201 — docs/measurements.md
    assert timed.statuses == {200: len(SEARCHES) * 3}
    assert timed.percentile(0.5) < 1


def test_twenty_at_once_do_not_hold_up_visitors_who_read(large_server: Server) -> None:
    """Within a second, or in proportion to what reading alone takes on a busy machine."""
    read(large_server, 1)
    alone = read(large_server, SECONDS / 3)
    with searching(large_server, PARALLEL) as searches:
        reading = read(large_server, SECONDS)
    print(f"reading alone: {alone}\n{PARALLEL} searching: {searches}\nreading: {reading}")  # noqa: T201
    assert set(reading.statuses) == {200}
    assert reading.percentile(0.99) < max(1, 12 * alone.percentile(0.5))
    assert set(searches.statuses) <= {200, 503}
    assert searches.statuses[200] >= 5
    refused = [answer for answer in searches.answers if answer.status == 503]
    assert all("retry-after" in answer.headers for answer in refused)
    assert ask(large_server.site.address, "GET", SEARCHES[0]).status == 200
