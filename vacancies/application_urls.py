"""Validates URLs of other application systems, to be safe as links (R56); builds mailto URLs.

A URL is validated when it is saved and again when it is shown, so that no invalid value from an
import or an older rule becomes a link. Valid URLs are defined in https://url.spec.whatwg.org/, of
which only simple forms are accepted here.
"""

import unicodedata
from typing import Final
from urllib.parse import quote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

MAX_LENGTH: Final = 2000

INCOMPLETE_MESSAGE: Final = _("Enter a complete web address, including the domain name.")
_check_syntax: Final = URLValidator(schemes=["https"], message=INCOMPLETE_MESSAGE)


def validate_application_url(value: str) -> None:
    """Raise ValidationError unless this is an https URL that is safe to print as a link."""
    if len(value) > MAX_LENGTH:
        raise ValidationError(
            _("The address is longer than %(limit)d characters."),
            code="length",
            params={"limit": MAX_LENGTH},
        )
    if any(_is_invisible(character) for character in value):
        raise ValidationError(
            _("The address must not contain spaces, line breaks or invisible characters."),
            code="invisible",
        )
    if "\\" in value:
        raise ValidationError(_("The address must not contain a backslash."), code="backslash")
    if not value.lower().startswith("https://"):
        raise ValidationError(_("The address must begin with https://."), code="scheme")
    _check_netloc(value)
    _check_syntax(value)


def is_safe_application_url(value: str) -> bool:
    """Whether the URL passes `validate_application_url`, so that a page may link to it."""
    try:
        validate_application_url(value)
    except ValidationError:
        return False
    return True


def mailto_url(address: str, subject: str = "") -> str:
    """Return a mailto URL as in RFC 6068: the address and the subject percent-encoded."""
    query = f"?subject={quote(subject, safe='')}" if subject else ""
    return f"mailto:{quote(address, safe='@')}{query}"


def _is_invisible(character: str) -> bool:
    """Whether the character is white space or invisible (Unicode categories Z and C)."""
    return unicodedata.category(character)[0] in "CZ"


def _check_netloc(value: str) -> None:
    """Raise ValidationError for an invalid host or port, a user name or a password in the URL.

    Django's validator accepts some invalid ports.
    """
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError as error:
        raise ValidationError(INCOMPLETE_MESSAGE, code="invalid") from error
    if port == 0:
        raise ValidationError(INCOMPLETE_MESSAGE, code="invalid")
    if "@" in parts.netloc:
        raise ValidationError(
            _("The address must not contain a user name or a password."), code="user"
        )
