"""ORCID iDs as people paste them, and the check digit."""

import pytest
from django.core.exceptions import ValidationError

from people.identifiers import orcid


@pytest.mark.parametrize(
    "text",
    [
        "0000-0002-1825-0097",
        "0000000218250097",
        "  0000-0002-1825-0097\n",
        "0000 0002 1825 0097",
        "0000–0002–1825–0097",
        "https://orcid.org/0000-0002-1825-0097",
        "http://www.orcid.org/0000-0002-1825-0097/",
        "orcid.org/0000-0002-1825-0097",
        "HTTPS://ORCID.ORG/0000-0002-1825-0097",
    ],
)
def test_what_people_paste(text: str) -> None:
    assert orcid.validated_orcid(text) == "0000-0002-1825-0097"


def test_the_last_digit_may_be_an_x() -> None:
    assert orcid.validated_orcid("0000-0002-1694-233x") == "0000-0002-1694-233X"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "orcid_form"),
        ("Alice", "orcid_form"),
        ("0000-0002-1825-009", "orcid_form"),
        ("0000-0002-1825-00977", "orcid_form"),
        ("0000-0002-X825-0097", "orcid_form"),
        ("\N{ARABIC-INDIC DIGIT ZERO}000-0002-1825-0097", "orcid_form"),
        ("https://example.org/0000-0002-1825-0097", "orcid_form"),
        ("0000-0002-1825-0097<script>", "orcid_form"),
        ("0000-0002-1825-0098", "orcid_check_digit"),
        ("0000-0002-1825-009X", "orcid_check_digit"),
        ("0000-0002-1852-0097", "orcid_check_digit"),
    ],
)
def test_what_is_no_orcid(text: str, code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        orcid.validated_orcid(text)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("0000-0002-1825-0097", True),
        ("0000-0001-5109-3700", True),
        ("0000-0002-1694-233X", True),
        ("0000000218250097", True),
        ("0000-0002-1825-0096", False),
        ("0000-0002-1694-2330", False),
        ("no digits at all", False),
    ],
)
def test_check_digit(text: str, valid: bool) -> None:
    assert orcid.has_valid_check_digit(text) is valid


def test_address() -> None:
    assert orcid.orcid_url("0000-0002-1825-0097") == "https://orcid.org/0000-0002-1825-0097"
