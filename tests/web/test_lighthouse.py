"""What Lighthouse reports is judged: by its best try, and never by none."""

from collections.abc import Iterator

import pytest

from tools.web.lighthouse import (
    LEAST,
    RUNS,
    Report,
    best,
    complaints,
    is_accessible,
    reached,
    scores,
)


def report(**changed: float | None) -> Report:
    """A report with full scores but for those named: `report(seo=0.9)`."""
    found = {name.replace("_", "-"): score for name, score in changed.items()}
    weighted = [{"id": "one", "weight": 3}, {"id": "advice", "weight": 0}]
    return {
        "categories": {
            name: {"score": found.get(name, 1), "auditRefs": weighted} for name in LEAST
        },
        "audits": {
            "one": {
                "title": "Links have names",
                "score": 0,
                "details": {"items": [{"x": "a.more"}]},
            },
            "advice": {"title": "Nice to have", "score": 0},
        },
    }


@pytest.mark.parametrize(
    ("judged", "good"),
    [
        (report(), True),
        (report(performance=0.98), True),
        (report(performance=0.97), False),
        (report(accessibility=0.99), False),
        (report(best_practices=0.96), False),
        (report(seo=None), False),
    ],
)
def test_every_category_must_reach_its_score(judged: Report, good: bool) -> None:
    assert reached(judged) is good


def test_in_a_bare_site_only_accessibility_counts() -> None:
    judged = [report(performance=0.5, accessibility=0.99), report(performance=0.5, seo=0.5)]
    left = in_turn(*judged)
    found = best("", lambda _address: next(left), is_accessible)
    assert is_accessible(found)
    assert list(left) == []


def in_turn(*reports: Report | None) -> Iterator[Report | None]:
    return iter(reports)


@pytest.mark.parametrize(
    ("runs", "performance"),
    [
        ((report(performance=1),), 100),
        ((report(performance=0.9), report(performance=0.99)), 99),
        ((None, report(performance=0.98)), 98),
        ((None, None, None, None, report(performance=0.98)), 98),
        ((report(performance=0.9), report(performance=0.95), report(performance=0.92)), 95),
    ],
    ids=["at once", "the second try", "broken off", "broken off often", "never"],
)
def test_the_best_try_counts(runs: tuple[Report | None, ...], performance: int) -> None:
    left = in_turn(*runs)
    assert scores(best("/en/", lambda _address: next(left)))["performance"] == performance
    assert list(left) == [], "it tried until it was good"


def test_no_report_is_no_success() -> None:
    with pytest.raises(SystemExit, match=f"no report of /en/ in {RUNS} runs"):
        best("/en/", lambda _address: None)


def test_the_complaint_names_the_audit_and_the_element() -> None:
    assert list(complaints(report(seo=0.9))) == ['seo: Links have names  [{"x": "a.more"}]']
    assert list(complaints(report())) == []
