"""The limits as they are, with two workers: who is refused, and who must not be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults import stress
from tools.deployed.server import Server, prepare, serving
from tools.pdfs import pdf_of_size
from tools.web.applicants import Applicant

MEGABYTE = 1024 * 1024
VACANCY = 4  # megabytes that mailboxes of nobody knows whom may fill


@pytest.fixture(scope="module")
def limited(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    data = tmp_path_factory.mktemp("limited") / "data"
    prepare(demo_data, data)
    bounds = {"TEST_UNCONFIRMED_DRAFT": "2", "TEST_UNCONFIRMED_VACANCY": str(VACANCY)}
    with serving(data, TEST_THROTTLE="True", **bounds) as running:
        yield running


def test_ten_posts_of_one_form_at_once_have_one_answer(limited: Server) -> None:
    """R24, R35: an impatient click is no attempt. Twenty, so that one of two workers gets ten."""
    first = Applicant(limited.site.address)
    same = [Applicant(first.site, first.email, first.key) for _post in range(20)]
    answers = [answer.status for answer in stress.at_once([who.begin for who in same])]
    assert answers == [303] * 20
    assert len(stress.taken(limited).of(first.email)) == 1


def test_made_up_mailboxes_at_once_fill_no_disk(limited: Server) -> None:
    """Each has sent little, and all together ask for four times as much as there is."""
    strangers = [Applicant(limited.site.address) for _who in range(16)]
    for who in strangers:
        assert who.begin().status == 303
    letter = pdf_of_size(MEGABYTE)
    answers = stress.at_once([lambda who=who: who.upload("CV", letter) for who in strangers])
    assert sorted(answer.status for answer in answers) == [303] * VACANCY + [403] * 12
    said = " ".join(next(answer.text for answer in answers if answer.status == 403).split())
    assert "first open the link that we sent to" in said
    folder = limited.site.data / "applications"
    assert (
        sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        <= VACANCY * MEGABYTE
    )
