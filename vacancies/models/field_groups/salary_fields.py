"""Abstract model of the fields of the salary."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.content.typed_dates import date_fields
from people.model_bases.clusterable import QuickClusterableModel
from vacancies import conf
from vacancies.choices import SalaryKind, SalaryPeriod


class SalaryFields(QuickClusterableModel):
    salary = models.CharField(_("salary"), max_length=20, choices=SalaryKind, blank=True)
    salary_amount = models.DecimalField(
        _("amount"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    salary_max = models.DecimalField(
        _("up to"),
        max_digits=10,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
    )
    salary_currency = models.CharField(
        _("currency"), max_length=3, blank=True, default=conf.currency
    )
    salary_period = models.CharField(
        _("period"), max_length=10, choices=SalaryPeriod, default=SalaryPeriod.MONTH
    )
    salary_valid_from = date_fields.TypedDateModelField(_("valid from"), null=True, blank=True)

    class Meta:
        abstract = True
