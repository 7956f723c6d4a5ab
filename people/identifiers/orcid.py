"""ORCID iDs: sixteen digits in four groups, the last of them a check digit.

Structure and check: https://support.orcid.org/hc/en-us/articles/360006897674-Structure-of-the-ORCID-Identifier
(ISO/IEC 7064:2003, MOD 11-2).
"""

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SITE: Final = "https://orcid.org/"

_PREFIX: Final = re.compile(r"^(https?://)?(www\.)?orcid\.org/", re.IGNORECASE)
# Word processors replace the hyphen with another dash or a space.
_SEPARATORS: Final = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
_DIGITS: Final = re.compile(r"[0-9]{15}[0-9X]")


def validated_orcid(text: str) -> str:
    """Return an ORCID iD with hyphens, from an iD or ORCID URL as people paste it.

    Raises ValidationError with an explanation.
    """
    digits = _SEPARATORS.sub("", _PREFIX.sub("", text.strip()).rstrip("/")).upper()
    if not _DIGITS.fullmatch(digits):
        raise ValidationError(
            _("An ORCID iD has 16 digits in four groups, such as 0000-0002-1825-0097."),
            code="orcid_form",
        )
    if not has_valid_check_digit(digits):
        raise ValidationError(
            _(
                "This is not a valid ORCID iD: its last digit does not match the others. Check "
                "for a typing mistake."
            ),
            code="orcid_check_digit",
        )
    return "-".join(digits[start : start + 4] for start in range(0, 16, 4))


def orcid_in(text: str) -> str:
    """Return the valid ORCID iD that a text is, with hyphens; "" for any other text."""
    try:
        return validated_orcid(text)
    except ValidationError:
        return ""


def has_valid_check_digit(orcid: str) -> bool:
    """Whether the iD, with or without hyphens, has 16 digits and the right check digit."""
    digits = orcid.replace("-", "")
    if not _DIGITS.fullmatch(digits):
        return False
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2 % 11
    return "0123456789X"[(12 - total) % 11] == digits[-1]


def orcid_url(orcid: str) -> str:
    """Return the URL of the person's page at ORCID."""
    return f"{SITE}{orcid}"
