from datetime import date

import pytest
from django.utils import translation

from people.wording import phone_url, without_department, years_text
from tests.data.sentences import plain

BEGAN, ENDED = date(2019, 9, 1), date(2024, 6, 30)


@pytest.mark.parametrize(
    ("begins", "ends", "english", "swedish"),
    [
        (BEGAN, ENDED, "2019–2024", "2019–2024"),
        (ENDED, ENDED, "2024", "2024"),
        (None, ENDED, "until 2024", "till 2024"),
        (BEGAN, None, "since 2019", "sedan 2019"),
        (None, None, "", ""),
    ],
)
def test_the_years_of_a_role(begins, ends, english, swedish):
    for language, text in (("en", english), ("sv", swedish)):
        with translation.override(language):
            assert plain(years_text(begins, ends)) == text


@pytest.mark.parametrize(
    ("language", "name", "short"),
    [
        ("en", "Department of Electrical Engineering", "Electrical Engineering"),
        ("sv", "institutionen för elektroteknik", "elektroteknik"),
        ("sv", "Institutionen för elektroteknik", "elektroteknik"),
        ("en", "Communication Systems group", "Communication Systems group"),
        ("en", "", ""),
    ],
)
def test_what_a_department_works_on(language, name, short):
    with translation.override(language):
        assert without_department(name) == short


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("+46 31 390 06 00", "tel:+46313900600"),
        ("+46 (0)31-390 06 00", "tel:+46313900600"),
        ("+46 (0) 31 390 06 00", "tel:+46313900600"),
        ("031-390 06 00", "tel:0313900600"),
        ("(031) 390 06 00", "tel:0313900600"),
        ("+46 31 390 06 00 ext. 12", "tel:+46313900600"),
        ("", "tel:"),
    ],
)
def test_number_as_people_write_it_can_be_dialled(written, url):
    assert phone_url(written) == url
