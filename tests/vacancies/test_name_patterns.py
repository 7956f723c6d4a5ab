"""Names of documents by a pattern: what may be one, what a posting prints, what the site names files."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from vacancies.posting.documents import (
    file_name_pattern_text,
    pdf_file_name_by_pattern,
    validate_name_pattern,
)

PATTERN = "{reference} Personligt brev {family name}, {given name}"


@pytest.mark.parametrize("pattern", [PATTERN, "CV", "{family name}_{given name}", ""])
def test_a_pattern_is_taken(pattern):
    validate_name_pattern(pattern)


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("{surname} CV", "placeholder"),
        ("{reference CV", "placeholder"),
        ("CV}", "placeholder"),
        ("{} CV", "placeholder"),
        ("CV/{family name}", "forbidden"),
        ("CV?", "forbidden"),
    ],
)
def test_another_pattern_is_refused(pattern, code):
    with pytest.raises(ValidationError) as refused:
        validate_name_pattern(pattern)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("en", "2027-14 Personligt brev Family name, Given name"),
        ("sv", "2027-14 Personligt brev Efternamn, Förnamn"),
    ],
)
def test_what_a_posting_prints(language, printed):
    with translation.override(language):
        assert file_name_pattern_text(PATTERN, "2027-14") == printed


@pytest.mark.parametrize(
    ("reference", "family", "given", "number", "name"),
    [
        ("2027-14", "Ek", "Alice", 1, "2027-14 Personligt brev Ek, Alice.pdf"),
        ("2027/14", "Ek", "Alice", 1, "2027 14 Personligt brev Ek, Alice.pdf"),
        ("", "Ek", "Alice", 2, "Personligt brev Ek, Alice 2.pdf"),
        (
            "2027-14",
            "{given name}",
            "Al\u202eice",
            1,
            "2027-14 Personligt brev {given name}, Alice.pdf",
        ),
    ],
)
def test_the_name_of_a_file(reference, family, given, number, name):
    made = pdf_file_name_by_pattern(
        PATTERN, reference=reference, family_name=family, given_name=given, number=number
    )
    assert made == name


def test_a_long_name_is_cut():
    made = pdf_file_name_by_pattern(PATTERN, reference="7", family_name="å" * 300, given_name="Bo")
    assert len(made.encode()) <= 255
    assert made.endswith(".pdf")
