"""Which row of the original stands beside a row."""

import pytest

from people.content.side_by_side.beside_fields import _places_of_counterparts
from vacancies.models import DocumentGuidance, VacancySupervisor


def supervisors(*people):
    """Rows without a translation key, as a host may have them."""
    return [VacancySupervisor(person_id=person) for person in people]


def guidance(*kinds):
    """Rows of two pages, each with a key of its own."""
    return [DocumentGuidance(kind_id=kind) for kind in kinds]


@pytest.mark.parametrize("rows", [supervisors, guidance])
@pytest.mark.parametrize(
    ("ours", "originals", "places"),
    [
        ((1, 2), (2, 1), [1, 0]),
        ((1, 3), (1, 2), [0, None]),
        ((1,), (), [None]),
    ],
)
def test_rows_about_the_same_object_stand_beside_each_other(rows, ours, originals, places):
    assert _places_of_counterparts(rows(*ours), rows(*originals)) == places
