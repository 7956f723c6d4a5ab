"""Validates and normalises e-mail addresses, also with non-ASCII letters (RFC 6531, 6532).

Django's validator allows such letters only after the @, and its SMTP backend cannot send to them;
`vacancies.emails.smtp` can.
"""

import unicodedata
from typing import Final

from django.core.exceptions import ValidationError
from django.core.mail.backends import smtp
from django.core.validators import EmailValidator

from people.content.django_versions import mail_backend

MAILER: Final = "default"
# Letters with their marks, and numbers. Other Unicode characters may look like these and be
# different.
ALLOWED_CATEGORIES: Final = "LMN"


class UnicodeLocalPartEmailValidator(EmailValidator):
    """Validator of e-mail addresses that also allows letters of every script before the @."""

    def __call__(self, value: str | None) -> None:
        others = [letter for letter in local_part(value or "") if not letter.isascii()]
        if any(unicodedata.category(letter)[0] not in ALLOWED_CATEGORIES for letter in others):
            raise ValidationError(self.message, code=self.code, params={"value": value})
        # Non-ASCII letters are allowed wherever ASCII letters are.
        super().__call__(_with_a_for_non_ascii_in_local_part(value or ""))


validate_mailbox: Final = UnicodeLocalPartEmailValidator()


def _with_a_for_non_ascii_in_local_part(address: str) -> str:
    local, at, domain = address.rpartition("@")
    return "".join(letter if letter.isascii() else "a" for letter in local) + at + domain


def local_part(address: str) -> str:
    """Return the part before the @."""
    return address.rpartition("@")[0]


def normalise_address_if_non_ascii(address: str) -> str:
    """Return a non-ASCII address in Unicode's NFC form and lower case; other addresses unchanged.

    Composes letters and makes them lower case, since some databases fold only ASCII letters.
    """
    return address if address.isascii() else unicodedata.normalize("NFC", address).lower()


def mailer_supports_address(address: str) -> bool:
    """Whether the site's mailer supports the address; Django's takes only ASCII before the @."""
    return local_part(address).isascii() or type(mail_backend(MAILER)) is not smtp.EmailBackend
