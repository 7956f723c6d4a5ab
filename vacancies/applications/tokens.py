"""Private links: a token gives access to one application until the deadline (R36).

A token has 256 random bits, and only its SHA-256 hash is stored: neither the database nor a backup
gives access to a draft. A plain hash is enough, because a random token cannot be guessed.
"""

import hashlib
import secrets
from datetime import datetime
from typing import Final

from vacancies.models.applications import Application, ApplicationLink

RANDOM_BYTES: Final = 32
# The length of `secrets.token_urlsafe`; URL patterns and the log filter rely on it.
TOKEN_LENGTH: Final = 43


def create_token(application: Application, at: datetime, mailed_to: str = "") -> str:
    """Create and return a token that opens the application; only its hash is stored."""
    token = secrets.token_urlsafe(RANDOM_BYTES)
    ApplicationLink.objects.create(
        application=application, digest=_token_hash(token), made_at=at, mailed_to=mailed_to
    )
    return token


def application_of_token(token: str) -> Application | None:
    """Return the application of this token, even withdrawn or after the deadline, or None."""
    link = (
        ApplicationLink.objects.filter(digest=_token_hash(token))
        .select_related("application__vacancy")
        .first()
    )
    return link.application if link else None


def confirm_email_if_token_was_mailed(application: Application, token: str, at: datetime) -> None:
    """Mark the e-mail address as confirmed, if this token was mailed to it."""
    if application.confirmed_at is None:
        mailed = application.links.filter(mailed_to__iexact=application.email)
        if mailed.filter(digest=_token_hash(token)).exists():
            application.confirmed_at = at
            application.save(update_fields=["confirmed_at"])


def revoke_mailed_links(application: Application) -> None:
    """Delete every mailed link to the application: they went to an earlier e-mail address."""
    application.links.exclude(mailed_to="").delete()


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()
