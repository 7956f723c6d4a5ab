"""The comparison of what was read from an advertisement with the facts that it states."""

import pytest

from tools.read_ads.compare import compare, is_same
from tools.read_ads.predicted import predicted
from vacancies.parser import posting_report
from vacancies.parser.parse import parse_posting


@pytest.mark.parametrize(
    ("field", "stated", "read", "same"),
    [
        ("kind", "other|engineer", "engineer", True),
        ("kind", "other|engineer", "doctoral", False),
        ("kind", {"any_of": ["other", "assistant"]}, "assistant", True),
        ("supervisors", ["Anna Berg", "Bo Ek"], ["Bo Ek", "Prof. Anna Berg"], True),
        ("supervisors", ["Anna Berg", "Bo Ek"], ["Bo Ek"], False),
        ("supervisors", ["Anna Berg", "Bo Ek"], ["Bo Ek", "Bo Ek"], False),
        ("application_language", {"any_of": ["en", "sv", None]}, ["en", "sv"], True),
        ("application_language", {"any_of": ["en", "sv", None]}, ["de", "en"], False),
        ("application_language", {"any_of": [["en"], ["en", "sv"]]}, ["en", "sv"], True),
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


@pytest.mark.parametrize(
    ("host", "method"), [("jobs.light.example", "link"), ("hiring.example", "external")]
)
def test_a_system_is_external_if_its_host_is_not_that_of_the_contacts(host, method):
    text = (
        "Postdoc in optics\n\nWe work with light.\n\nHow to apply\n"
        f"Apply through our recruitment system at https://{host}/17 by 3 May 2027.\n\n"
        "Contact\nAnna Berg, anna.berg@light.example\n"
    )
    found = predicted(posting_report.posting_as_json(parse_posting(text)))
    assert found["apply_method"] == method
