"""The context of e-mails to the owner of an account, which go through the outbox of `vacancies`.

The row has no text, only which change it is about. `vacancies.emails.compose` calls these functions.
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from wagtail.models import Site

from groupsite.second_factor.changes import (
    ADVICE,
    ADVICE_WITHOUT_PASSWORD,
    SENTENCES,
    Change,
)
from vacancies.models import OutgoingMail


def is_still_relevant(mail: OutgoingMail, at: datetime) -> bool:
    return bool(recipient_address(mail))


def recipient_address(mail: OutgoingMail) -> str:
    return mail.user.email if mail.user else ""


def mail_language(mail: OutgoingMail) -> str:
    """Return the language that the owner had when it happened."""
    return str(mail.values["language"])


def mail_context(mail: OutgoingMail, at: datetime) -> dict[str, Any]:
    change, site = Change(mail.values["change"]), Site.objects.filter(is_default_site=True).first()
    user: Any = mail.user
    advice = ADVICE.get(change) if user.has_usable_password() else None
    return {
        "sentence": SENTENCES[change],
        "account": user.get_username(),
        "advice": ADVICE_WITHOUT_PASSWORD.get(change) or advice,
        "site": site.root_url if site else "",
        "sender": settings.WAGTAIL_SITE_NAME,
    }
