"""Models of e-mail alerts about vacancies: subscriptions, and the events that they tell of.

A subscription counts once its address is confirmed. It holds what an alert needs and nothing else;
when somebody leaves, the row and its waiting mails are deleted.
"""

from typing import Any, Self
from uuid import uuid4

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from vacancies.models.extensions import VacancyExtension
from vacancies.models.private.private_model import PrivateModel
from vacancies.models.vacancy import Vacancy


class AlertFrequency(models.TextChoices):
    """How often a subscriber may get a digest; without news there is none."""

    DAILY = "daily", pgettext_lazy("how often alerts come", "Every day")
    WEEKLY = "weekly", pgettext_lazy("how often alerts come", "Every Monday")


class AlertSubscriptionQuerySet(models.QuerySet):
    def confirmed(self) -> Self:
        return self.exclude(confirmed_at=None)

    def unconfirmed(self) -> Self:
        return self.filter(confirmed_at=None)

    def with_address(self, email: str) -> Self:
        """Return subscriptions of this address, in whatever case it is written."""
        return self.alias(mailbox=Lower("email")).filter(mailbox=email.lower())

    def with_address_of(self, subscription: "AlertSubscription") -> Self:
        """Return the subscriptions of the same address on the same site, this one included."""
        return self.with_address(subscription.email).filter(site=subscription.site_id)


class AlertSubscription(PrivateModel):
    """A request for alerts by e-mail: the address, the language, and which vacancies.

    An address has at most one confirmed row on a site. A request for other choices is an unconfirmed row
    beside it, until its owner saves the choices.
    """

    is_visible_to_visitors = False

    # Private links are made from it (`vacancies.alerts.links`).
    key = models.UUIDField(default=uuid4, unique=True)
    email = models.CharField(_("e-mail address"), max_length=254)
    language = models.CharField(_("language"), max_length=100)
    # Null where no site was found; else alerts name what the lists of this site show.
    site = models.ForeignKey(Site, on_delete=models.CASCADE, null=True, related_name="+")
    # Types of position and keys of research areas; an empty list stands for all of them.
    kinds = models.JSONField(default=list)
    area_keys = models.JSONField(default=list)
    frequency = models.CharField(
        _("how often"), max_length=10, choices=AlertFrequency, default=AlertFrequency.DAILY
    )
    requested_at = models.DateTimeField(_("requested at"))
    confirmed_at = models.DateTimeField(_("last confirmed at"), null=True, db_index=True)
    # Whether the owner has been asked to confirm again before the subscription ends.
    renewal_asked_at = models.DateTimeField(null=True)
    # Events until this time have been told, or happened before the subscription.
    told_until = models.DateTimeField(null=True, db_index=True)

    objects = AlertSubscriptionQuerySet.as_manager()

    class Meta(PrivateModel.Meta):
        verbose_name = _("subscription to e-mail alerts")
        verbose_name_plural = _("subscriptions to e-mail alerts")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                "site",
                condition=models.Q(confirmed_at__isnull=confirmed),
                name=f"groupsite_vacancies_one_{name}_alert",
            )
            for confirmed, name in ((True, "unconfirmed"), (False, "confirmed"))
        ]

    def __str__(self) -> str:
        return f"subscription {self.pk}"

    def wants(self, kind: str, area_keys: set[str]) -> bool:
        """Whether it asks for vacancies of this type in one of these areas."""
        return (not self.kinds or kind in self.kinds) and (
            not self.area_keys or not area_keys.isdisjoint(self.area_keys)
        )


class AlertEventKind(models.TextChoices):
    """What a vacancy can be in an alert, the most important first."""

    NEW = "new", pgettext_lazy("of a vacancy in an alert", "New")
    EXTENDED = "extended", pgettext_lazy("of a vacancy in an alert", "Deadline extended")
    CLOSING = "closing", pgettext_lazy("of a vacancy in an alert", "Closing soon")


class AlertEvent(PrivateModel):
    """Something that subscribers are told about a vacancy, stored once, when it was noticed.

    A vacancy is new only once. Each of its extensions is an event, and so is each deadline that
    comes near. An extension that is undone takes its event with it.
    """

    is_visible_to_visitors = False

    vacancy = models.ForeignKey(Vacancy, on_delete=models.CASCADE, related_name="alert_events")
    kind = models.CharField(max_length=10, choices=AlertEventKind)
    extension = models.OneToOneField(
        VacancyExtension, on_delete=models.CASCADE, null=True, related_name="alert_event"
    )
    # Only of an event of the kind "closing".
    closes_at = models.DateTimeField(null=True)
    noticed_at = models.DateTimeField(db_index=True)

    objects: Any = models.Manager()

    class Meta(PrivateModel.Meta):
        verbose_name = _("event of e-mail alerts")
        verbose_name_plural = _("events of e-mail alerts")
        ordering = ["noticed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["vacancy"],
                condition=models.Q(kind="new"),
                name="groupsite_vacancies_new_once",
            ),
            models.UniqueConstraint(
                fields=["vacancy", "closes_at"],
                condition=models.Q(kind="closing"),
                name="groupsite_vacancies_closing_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: vacancy {self.vacancy_id}"


def subscription_count_by_language() -> dict[str, int]:
    """Return the number of confirmed subscriptions by language; nobody is shown more."""
    rows = AlertSubscription.objects.confirmed().order_by().values("language")
    return dict(rows.annotate(number=models.Count("pk")).values_list("language", "number"))
