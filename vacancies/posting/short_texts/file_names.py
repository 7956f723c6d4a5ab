"""Names of documents by a pattern, such as "{reference} Personal letter {family name}"."""

import re
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vacancies.posting.documents import FORBIDDEN, canonical_file_name

PLACEHOLDERS: Final = ("reference", "family name", "given name")
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


def validate_name_pattern(pattern: str) -> None:
    """Raise ValidationError for an unknown placeholder, or for characters that no file name may have."""
    rest = _PLACEHOLDER.sub("", pattern)
    unknown = [name for name in _PLACEHOLDER.findall(pattern) if name not in PLACEHOLDERS]
    if unknown or "{" in rest or "}" in rest:
        raise ValidationError(
            _("In braces, write {reference}, {family name} or {given name} only."),
            code="placeholder",
        )
    if FORBIDDEN.search(rest):
        raise ValidationError(
            _('A file name cannot contain any of these: / \\ : * ? " < > |'), code="forbidden"
        )


def pattern_text(pattern: str, reference: str) -> str:
    """Return the pattern as a posting prints it: "2027-14 Personal letter Family name"."""
    values = {"family name": gettext("Family name"), "given name": gettext("Given name")}
    return _filled(pattern, {"reference": reference, **values})


def file_name_by_pattern(
    pattern: str, *, reference: str, family_name: str, given_name: str, number: int = 1
) -> str:
    """Return the name of an applicant's file, as safe as `canonical_file_name`."""
    values = {"reference": reference, "family name": family_name, "given name": given_name}
    return canonical_file_name(_filled(pattern, values), "", number)


def _filled(pattern: str, values: dict[str, str]) -> str:
    filled = _PLACEHOLDER.sub(lambda match: values.get(match[1], ""), pattern)
    return " ".join(filled.split())
