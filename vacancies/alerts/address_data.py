"""Everything that is stored about one e-mail address with alerts, for its owner."""

from typing import Any

from vacancies.models import AlertSubscription, OutgoingMail

FIELDS = (
    *("email", "language", "kinds", "area_keys", "frequency"),
    *("requested_at", "link_mailed_at", "confirmed_at", "renewal_asked_at", "told_until"),
)


def data_of_address(email: str) -> list[dict[str, Any]]:
    """Return the subscriptions of an address with their mails, as plain values; empty for none."""
    return [
        {
            **{name: getattr(row, name) for name in FIELDS},
            "site": str(row.site or ""),
            "mails": list(
                OutgoingMail.objects.filter(subscription=row).values(
                    "kind", "written_at", "sent_at", "values"
                )
            ),
        }
        for row in AlertSubscription.objects.with_address(email).select_related("site")
    ]
