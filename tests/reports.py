"""What a process of pytest-xdist reports to the one that prints: no setup or teardown that passed.

Each report is made into text, sent and read again, which takes longer than many of the tests do.
"""

from collections.abc import Callable

import pytest


def report_less(config: pytest.Config) -> None:
    """Make pytest-xdist send only what a summary shows; with `--durations` or `--junitxml`, everything."""
    if any(config.getoption(name, default=None) for name in ("durations", "xmlpath")):
        return
    for hook in config.hook.pytest_runtest_logreport.get_hookimpls():
        if hasattr(hook.plugin, "sendevent"):  # the part of pytest-xdist in this process
            hook.function = only_worth_showing(hook.function)


def only_worth_showing(
    send: Callable[[pytest.TestReport], None],
) -> Callable[[pytest.TestReport], None]:
    def send_some(report: pytest.TestReport) -> None:
        if report.when == "call" or not report.passed:
            send(report)

    return send_some
