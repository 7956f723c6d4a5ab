"""What keeps an application from being submitted: documents that are missing, too many or infected."""

from types import SimpleNamespace
from typing import Any

import pytest

from vacancies.applications.document_problems import ProblemReason, document_problems
from vacancies.choices import ScanState

CLEAN, INFECTED, WAITING = ScanState.CLEAN, ScanState.INFECTED, ScanState.PENDING


def rule(*, required: bool, most: int) -> Any:
    return SimpleNamespace(kind_id=1, required=required, max_files=most)


@pytest.mark.parametrize(
    ("required", "most", "scans", "reason"),
    [
        (True, 1, [], ProblemReason.MISSING),
        (False, 1, [], None),
        (True, 1, [CLEAN], None),
        (True, 2, [CLEAN, WAITING], None),
        (True, 1, [CLEAN, CLEAN], ProblemReason.TOO_MANY),
        (False, 2, [CLEAN] * 3, ProblemReason.TOO_MANY),
        (False, 0, [CLEAN] * 20, None),  # as many as one likes
        (True, 2, [CLEAN, INFECTED], ProblemReason.INFECTED),
        (False, 1, [INFECTED, CLEAN], ProblemReason.INFECTED),  # the worst is told
    ],
)
def test_the_worst_problem_of_a_document(
    required: bool, most: int, scans: list[ScanState], reason: ProblemReason | None
) -> None:
    one = rule(required=required, most=most)
    files: Any = [SimpleNamespace(kind_id=1, scan=scan) for scan in scans]
    found = document_problems([one], files)
    assert [(problem.rule, problem.reason) for problem in found] == (
        [(one, reason)] if reason else []
    )


def test_a_file_of_a_document_that_nobody_asks_for_is_no_problem() -> None:
    other: Any = SimpleNamespace(kind_id=2, scan=CLEAN)
    assert document_problems([rule(required=False, most=1)], [other]) == []
