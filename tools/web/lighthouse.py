"""Lighthouse, as a phone, on the pages that somebody who has been sent a link sees: `make lighthouse`.

Against production's settings and server. Performance is a simulation on measured times, and a busy
machine disturbs it: an address has a few tries, and the best one counts.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from tools.browser import chromium
from tools.browser.server import build_demo, manage
from tools.hosts.looks.photographs import POSTING
from tools.hosts.looks.serving import serving_without_skin
from tools.web import checkers
from tools.web.addresses import MEASURED, MEASURED_WITH_GROUP
from tools.web.production import serving_production

LEAST: Final = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
BESIDE: Final = 2  # processors
TRIES: Final = 3
# Of them some may break off without a report, as Chromium gives no trace now and then.
RUNS: Final = 10
OPTIONS: Final = (
    *("--output=json", "--output-path=stdout", "--quiet", "--no-enable-error-reporting"),
    f"--only-categories={','.join(LEAST)}",
)
SHOWN: Final = (
    "first-contentful-paint",
    "largest-contentful-paint",
    "total-blocking-time",
    "cumulative-layout-shift",
)

type Report = dict[str, Any]


def measure(address: str) -> Report | None:
    """One run of Lighthouse. None, and its own words, where it broke off: now and then it does."""
    node = checkers.needed(checkers.LIGHTHOUSE, "node", "nodejs")
    chrome = chromium.executable()
    if chrome is None:
        sys.exit(chromium.MISSING)
    flags = " ".join(["--headless=new", *chromium.arguments()])
    done = subprocess.run(
        [node, str(checkers.LIGHTHOUSE), address, *OPTIONS, f"--chrome-flags={flags}"],
        env=os.environ | {"CHROME_PATH": chrome},
        capture_output=True,
        text=True,
        check=False,
    )
    try:
        report: Report = json.loads(done.stdout)
    except ValueError:
        sys.stderr.write(f"No report of {address} (status {done.returncode}):\n{done.stderr}\n")
        return None
    return report


def scores(report: Report) -> dict[str, int]:
    """Out of 100; a category that could not be judged has 0."""
    return {name: round((report["categories"][name]["score"] or 0) * 100) for name in LEAST}


def reached(report: Report) -> bool:
    return all(score >= LEAST[name] for name, score in scores(report).items())


def is_accessible(report: Report) -> bool:
    """All that is asked of a site whose frame is not ours."""
    return scores(report)["accessibility"] >= LEAST["accessibility"]


def best(
    address: str,
    measure: Callable[[str], Report | None] = measure,
    reached: Callable[[Report], bool] = reached,
) -> Report:
    """The first run that reaches everything, or the best of all tries."""
    reports: list[Report] = []
    for _run in range(RUNS):
        report = measure(address)
        if report and reached(report):
            return report
        reports += [report] if report else []
        if len(reports) == TRIES:
            break
    if not reports:
        sys.exit(f"Lighthouse gave no report of {address} in {RUNS} runs.")
    return max(reports, key=lambda report: sum(scores(report).values()))


def complaints(report: Report) -> Iterator[str]:
    """Which audits keep a category below what it must reach, and what they name."""
    yield from report.get("runWarnings", ())
    for name, score in scores(report).items():
        if score >= LEAST[name]:
            continue
        for audit in (
            report["audits"][one["id"]]
            for one in report["categories"][name]["auditRefs"]
            if one["weight"]
        ):
            if audit["score"] is not None and audit["score"] < 1:
                items = json.dumps(audit.get("details", {}).get("items", []))[:600]
                yield f"{name}: {audit['title']} {audit.get('displayValue', '')} {items}"


def summary(path: str, report: Report) -> str:
    """The scores in the order of LEAST, and the times behind the first."""
    numbers = "  ".join(f"{score:3d}" for score in scores(report).values())
    shown = (report["audits"][name].get("displayValue", "?") for name in SHOWN)
    return f"{numbers}  {'  '.join(shown)}  {path}"


def measured_in_production(
    template: Path, data: Path, pages: Iterable[dict[str, str]]
) -> Iterator[str]:
    """Measure these pages, print what they score, and yield what is wrong.

    Each is measured beside another one first, and again alone if that disturbed it.
    """
    paths = [path for paths in pages for path in paths.values()]
    with serving_production(template, data) as site, ThreadPoolExecutor(BESIDE) as beside:
        urls = {path: site.url(path) for path in paths}
        first = dict(zip(paths, beside.map(measure, urls.values()), strict=True))
        for path, tried in first.items():
            report = tried if tried and reached(tried) else best(urls[path])
            sys.stdout.write(summary(path, report) + "\n")
            sys.stdout.flush()
            if not reached(report):
                yield from (f"{path}: {complaint}" for complaint in complaints(report))
                yield f"{path}: {scores(report)}, at least {LEAST} is wanted"


def main() -> None:
    checkers.needed(checkers.LIGHTHOUSE, "node", "nodejs")
    sys.stdout.write(f"{', '.join(LEAST)}; {', '.join(SHOWN)}\n")
    with tempfile.TemporaryDirectory() as made:
        demo = Path(made) / "demo"
        build_demo(demo)
        failed = [*measured_in_production(demo, Path(made) / "data", MEASURED.values())]
        with serving_without_skin(Path(made) / "demo") as site:
            report = best(site.url(POSTING), reached=is_accessible)
            sys.stdout.write(f"{summary(POSTING, report)} in a bare site\n")
            if not is_accessible(report):
                failed += [f"in a bare site: {complaint}" for complaint in complaints(report)]
        manage(demo, "seed_invented_group")
        group = MEASURED_WITH_GROUP.values()
        failed += measured_in_production(demo, Path(made) / "group", group)
    if failed:
        sys.exit("\n".join(failed))


if __name__ == "__main__":
    main()
