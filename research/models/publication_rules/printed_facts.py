"""Where and when a publication appeared, as printed: names and numbers that nobody translates."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from research.bibliography import identifiers
from research.models.publication_rules.publication_choices import PublicationStage


class PrintedFacts(models.Model):
    """Abstract base with the date, the stage and the venue of a publication, and how its names end."""

    has_more_authors = models.BooleanField(
        _("there are more authors"),
        default=False,
        help_text=_("Their names are not known here. “et al.” follows the last name."),
    )
    year = models.PositiveSmallIntegerField(
        _("year"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1400), MaxValueValidator(2200)],
    )
    month = models.PositiveSmallIntegerField(
        _("month"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
    )
    day = models.PositiveSmallIntegerField(
        _("day"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(31)],
    )
    stage = models.CharField(
        pgettext_lazy("of a publication", "stage"),
        max_length=20,
        choices=PublicationStage,
        default=PublicationStage.PUBLISHED,
        help_text=_("A publication that has not appeared yet needs no year."),
    )
    venue = models.CharField(
        _("journal, conference or university"),
        max_length=500,
        blank=True,
        help_text=_("As printed. For a chapter, the title of the book."),
    )
    venue_short = models.CharField(_("short name"), max_length=100, blank=True)
    series = models.CharField(pgettext_lazy("of books", "series"), max_length=300, blank=True)
    volume = models.CharField(_("volume"), max_length=50, blank=True)
    issue = models.CharField(pgettext_lazy("of a journal", "issue"), max_length=50, blank=True)
    pages = models.CharField(
        _("pages"), max_length=50, blank=True, help_text=_("For example, 12–17 or e123.")
    )
    number = models.CharField(
        pgettext_lazy("of a publication", "number"),
        max_length=100,
        blank=True,
        help_text=_("The number of a report, patent or article."),
    )
    publisher = models.CharField(_("publisher"), max_length=300, blank=True)
    place = models.CharField(pgettext_lazy("of a publisher", "place"), max_length=200, blank=True)
    edition = models.CharField(_("edition"), max_length=100, blank=True)
    isbn = models.CharField("ISBN", max_length=30, blank=True)
    issn = models.CharField("ISSN", max_length=9, blank=True)

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Check numbers and set one spelling. Raises ValidationError.

        A draft may lack its year; what prevents publishing is in `publishing_errors`.
        """
        super().clean()
        errors = {**self._day_errors(), **self._number_errors()}
        if errors:
            raise ValidationError(errors)

    def _day_errors(self) -> dict[str, str]:
        if self.day and not self.month:
            return {"month": str(_("Enter the month of this day."))}
        return {}

    def _number_errors(self) -> dict[str, str]:
        errors = {}
        if self.isbn and not identifiers.isbn(self.isbn):
            errors["isbn"] = str(_("This is not a valid ISBN. Check for a typing mistake."))
        if self.issn:
            self.issn = identifiers.issn(self.issn) or self.issn
            if not identifiers.issn(self.issn):
                errors["issn"] = str(_("This is not a valid ISSN. Check for a typing mistake."))
        return errors
