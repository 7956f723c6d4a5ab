"""Screens of the admin: queries, size of the HTML, and processor time, in a process of the site."""

from typing import Any, Final

from tools.bench.inside import run
from tools.bench.noise import median
from tools.bench.rounds import Report
from tools.bench.servers import Workshop

SCREENS: Final = (
    "facts",
    "dashboard",
    "autosave_facts",
    "autosave_page",
    "publish_facts",
    "publish_page",
)


def measure(workshop: Workshop, report: Report) -> None:
    demo, large = (
        run("screens", workshop.copy(site), workshop.static("ours"), site)
        for site in ("demo", "large")
    )
    for name in SCREENS:
        _add(report, name, demo[name])
    for name in ("facts", "dashboard"):
        _add(report, f"{name}_large", large[name])
    more = large["dashboard"]["queries"] - demo["dashboard"]["queries"]
    report.add("admin.dashboard_large.more", [max(more, 0)])


def _add(report: Report, name: str, cost: dict[str, Any]) -> None:
    time = f"{median(cost['milliseconds']):.0f} ms"
    report.add(f"admin.{name}.queries", [cost["queries"]], time)
    report.add(f"admin.{name}.size", [cost["kib"]])
    report.add(f"admin.{name}.time", cost["milliseconds"])
