"""The comparison of what was read from an advertisement with the facts that it states."""

import pytest

from tools.read_ads.compare import compare, is_same


@pytest.mark.parametrize(
    ("field", "stated", "read", "same"),
    [
        ("kind", "other|engineer", "engineer", True),
        ("kind", "other|engineer", "doctoral", False),
        ("kind", {"any_of": ["other", "assistant"]}, "assistant", True),
        ("supervisors", ["Anna Berg", "Bo Ek"], ["Bo Ek", "Prof. Anna Berg"], True),
        ("supervisors", ["Anna Berg", "Bo Ek"], ["Bo Ek"], False),
        ("supervisors", ["Anna Berg", "Bo Ek"], ["Bo Ek", "Bo Ek"], False),
        ("types", ["pdf", "docx"], ["pdf", "word"], True),
        ("types", ["pdf", "docx"], ["pdf"], False),
    ],
)
def test_what_is_the_same(field, stated, read, same):
    assert is_same(field, stated, read) is same


@pytest.mark.parametrize(
    "begins", ["We seek", ["At sea", "We seek"], {"any_of": ["We seek", None]}]
)
def test_a_section_may_begin_in_several_ways(begins):
    read = {"sections": {"overview": ["We seek a diver."]}, "list_items": {}}
    rows = [
        row
        for row in compare({"sections": {"overview": begins}}, read)
        if row.field == "section.overview"
    ]
    assert [row.is_right for row in rows] == [True]
