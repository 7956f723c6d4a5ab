"""The site behind nginx, both exactly as docs/deployment.md prints them."""

from tests.faults.applicants import Applicant, ask
from tests.faults.nginx import Front


def test_a_visitor_reads_and_applies(front: Front) -> None:
    address = front.site.address
    assert ask(address, "GET", "/en/").status == 200
    applicant = Applicant(address)
    applicant.apply()
    assert applicant.statuses == [303, 200, 303, 200, 303, 200, 303, 303, 200]
    assert applicant.number
