"""The rows of a project: who funds it, who is a partner, and who works in it."""

from typing import Any

from django.core.validators import MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from people.content.loaded_references import TrustLoadedReferencesMixin
from people.content.typed_dates.date_fields import TypedDateModelField
from people.formats.money import money_text
from people.models import Organisation, Person
from people.wording import years_text
from research.models.projects import Project, raise_if_it_ends_before_it_begins

CURRENCY_CODE = RegexValidator(r"\A[A-Z]{3}\Z", _("Enter three capital letters, such as SEK."))


class ProjectRole(models.TextChoices):
    """What a person does in a project, in the order in which pages list them."""

    LEADS = "leads", pgettext_lazy("in a project", "Project leader")
    CO_LEADS = "co-leads", pgettext_lazy("in a project", "Co-leader")
    MEMBER = "member", pgettext_lazy("in a project", "Member")
    DOCTORAL_STUDENT = "doctoral-student", pgettext_lazy("in a project", "PhD student")


class ProjectFunder(TrustLoadedReferencesMixin, Orderable):
    """A funder or programme of a project, with its grant."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="funders")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    grant_number = models.CharField(_("grant number"), max_length=100, blank=True)
    amount = models.DecimalField(
        _("amount"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        blank=True,
        validators=[CURRENCY_CODE],
        help_text=_("Three letters, such as SEK."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("funder of a project")
        verbose_name_plural = _("funders of projects")

    def __str__(self) -> str:
        facts = ", ".join(filter(None, (self.grant_number, self.amount_text)))
        return f"{self.organisation} ({facts})" if facts else str(self.organisation)

    def missing_facts(self) -> dict[str, Any]:
        """Return by field what a draft may lack, but not what is published."""
        if self.amount is None or self.currency:
            return {}
        return {"currency": _("Enter the currency of the amount.")}

    @property
    def amount_text(self) -> str:
        """Return the amount with its currency, such as "4,500,000 SEK"; empty without one."""
        return "" if self.amount is None else money_text(self.amount, self.currency)


class ProjectPartner(TrustLoadedReferencesMixin, Orderable):
    """An organisation that works in a project together with the group."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="partners")
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("partner in a project")
        verbose_name_plural = _("partners in projects")

    def __str__(self) -> str:
        return str(self.organisation)


class ProjectMember(TrustLoadedReferencesMixin, Orderable):
    """A person who works in a project, with their role; both days count."""

    project = ParentalKey(Project, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    role = models.CharField(
        _("role"), max_length=20, choices=ProjectRole, default=ProjectRole.MEMBER
    )
    begins_on = TypedDateModelField(_("first day"), null=True, blank=True)
    ends_on = TypedDateModelField(pgettext_lazy("of a period", "last day"), null=True, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("member of a project")
        verbose_name_plural = _("members of projects")

    def __str__(self) -> str:
        facts = ", ".join(filter(None, (str(self.get_role_display()), self.years)))
        return f"{self.person} ({facts})"

    def clean(self) -> None:
        super().clean()
        raise_if_it_ends_before_it_begins(self.begins_on, self.ends_on)

    @property
    def years(self) -> str:
        """Return the years in the project, such as "2021–2023"; empty without dates."""
        return years_text(self.begins_on, self.ends_on)

    @property
    def place_of_role(self) -> int:
        """Return where the role comes in lists, from 0."""
        return ProjectRole.values.index(self.role)
