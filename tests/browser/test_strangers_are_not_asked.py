"""R50: what stops and notes a request to a third party in all other journeys does so."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import Visit


@pytest.mark.parametrize("host", ["example.org", "192.0.2.1"])
def test_r50_a_request_to_a_stranger_is_noted_and_goes_nowhere(browser: Browser, host: str) -> None:
    visit, address = Visit(browser.new_context()), f"http://{host}/picture.png"
    page = visit.context.new_page()
    with page.expect_event("requestfailed") as failed:
        page.set_content(f'<img src="{address}" alt="">', wait_until="commit")
    assert failed.value.failure == "net::ERR_NAME_NOT_RESOLVED"
    assert visit.faults == [f"request to a stranger: {address}"]
    visit.context.close()
