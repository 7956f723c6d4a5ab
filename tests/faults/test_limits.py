"""The limits as they are, with two workers: who is refused, and who must not be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import stress
from tests.faults.applicants import Applicant
from tests.faults.server import Server, prepare, serving


@pytest.fixture(scope="module")
def limited(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("limited") / "data"
    prepare(demo_data, data)
    with serving(data, TEST_THROTTLE="True") as running:
        yield running


def test_ten_posts_of_one_form_at_once_have_one_answer(limited: Server) -> None:
    """R24, R35: an impatient click is no attempt. Twenty, so that one of two workers gets ten."""
    first = Applicant(limited.site.address)
    same = [Applicant(first.site, first.email, first.key) for _post in range(20)]
    answers = [answer.status for answer in stress.at_once([who.begin for who in same])]
    assert answers == [303] * 20
    assert len(stress.taken(limited).of(first.email)) == 1
