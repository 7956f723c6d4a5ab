"""Abstract model of the fields that only a thesis project has: credits, students, examiner."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator, StepValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from people.model_bases.clusterable import QuickClusterableModel
from people.models import Person

HALF = Decimal("0.5")


class ThesisFields(QuickClusterableModel):
    external_supervisor = models.CharField(
        _("external supervisor"),
        max_length=200,
        blank=True,
        help_text=_("For example, somebody at a company who does not need an entry under People."),
    )
    external_organisation = models.CharField(
        _("organisation of the external supervisor"), max_length=200, blank=True
    )
    credits = models.DecimalField(
        _("higher education credits"),
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(HALF), MaxValueValidator(120), StepValueValidator(HALF)],
        help_text=_("ECTS credits, such as 30 or 7.5."),
    )
    students_min = models.PositiveSmallIntegerField(
        _("students"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    students_max = models.PositiveSmallIntegerField(
        _("up to"), null=True, blank=True, help_text=_("Only for a range, such as 1–2.")
    )
    examiner = models.ForeignKey(
        Person,
        verbose_name=_("examiner"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    examiner_name = models.CharField(
        _("name of the examiner"),
        max_length=200,
        blank=True,
        help_text=_("Only if no person has been chosen."),
    )
    examiner_email = models.EmailField(_("e-mail address of the examiner"), blank=True)

    class Meta:
        abstract = True

    @property
    def shown_examiner_name(self) -> str:
        """Return the name of the examiner: of the chosen person, else as typed; may be empty."""
        return self.examiner.name if self.examiner else self.examiner_name
