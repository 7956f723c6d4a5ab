"""pytest-xdist sends what a summary shows."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests.reports import report_less


def sent(**options: Any) -> list[tuple[str, bool]]:
    """Of all reports of a test, by phase and whether it passed, those that are sent."""
    found: list[tuple[str, bool]] = []
    hook = SimpleNamespace(
        plugin=SimpleNamespace(sendevent=None),
        function=lambda report: found.append((report.when, report.passed)),
    )
    caller = SimpleNamespace(get_hookimpls=lambda: [hook])
    config = SimpleNamespace(
        hook=SimpleNamespace(pytest_runtest_logreport=caller),
        getoption=lambda name, default=None: options.get(name),
    )
    report_less(config)  # type: ignore[arg-type]
    for when in ("setup", "call", "teardown"):
        for passed in (True, False):
            hook.function(SimpleNamespace(when=when, passed=passed))
    return found


def test_every_call_and_every_failure_is_sent() -> None:
    assert sent() == [("setup", False), ("call", True), ("call", False), ("teardown", False)]


@pytest.mark.parametrize("option", ["durations", "xmlpath"])
def test_everything_where_somebody_wants_to_see_it(option: str) -> None:
    assert len(sent(**{option: 10})) == 6


def test_pytest_xdist_has_what_is_changed(pytestconfig: pytest.Config) -> None:
    """Where tests run in several processes, this one's reports are made less."""
    hooks = pytestconfig.hook.pytest_runtest_logreport.get_hookimpls()
    names = [hook.function.__name__ for hook in hooks if hasattr(hook.plugin, "sendevent")]
    wanted = any(pytestconfig.getoption(name, default=None) for name in ("durations", "xmlpath"))
    expected = "pytest_runtest_logreport" if wanted else "send_some"
    assert names == ([expected] if hasattr(pytestconfig, "workerinput") else [])
