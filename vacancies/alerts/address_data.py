"""Everything that is stored about one e-mail address with alerts, for its owner."""

from typing import Any

from vacancies.alerts.mail_limits import limits_end_at
from vacancies.models import AlertSubscription, OutgoingMail

FIELDS = (
    *("email", "language", "kinds", "area_keys", "frequency"),
    *("requested_at", "confirmed_at", "renewal_asked_at", "told_until"),
)


def data_of_address(email: str) -> dict[str, Any]:
    """Return the subscriptions of an address with their mails, and the limits on mail to it."""
    rows = AlertSubscription.objects.with_address(email).select_related("site")
    return {
        "subscriptions": [_subscription_data(row) for row in rows],
        "limits_on_confirmation_mails_end": limits_end_at(email),
    }


def _subscription_data(row: AlertSubscription) -> dict[str, Any]:
    mails = OutgoingMail.objects.filter(subscription=row)
    return {
        **{name: getattr(row, name) for name in FIELDS},
        "site": str(row.site or ""),
        "mails": list(mails.values("kind", "written_at", "sent_at", "values")),
    }
