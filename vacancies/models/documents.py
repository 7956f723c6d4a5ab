"""Models of requested documents: their kinds, a vacancy's rules, and a page's guidance."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldRowPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin

from people.content import localize
from people.content.loaded_references import TrustLoadedReferencesMixin
from people.content.records.translated_rows import TranslatedText, TranslationRow, translated_text
from people.model_bases.clusterable import QuickClusterableModel
from vacancies.posting.documents import DEFAULT_MAX_MB, FileType, validate_name_pattern


class DocumentKindQuerySet(models.QuerySet["DocumentKind"]):
    """Kinds of documents, those that an editor has deleted included."""

    def offered(self) -> Self:
        """Leave out the kinds that an editor has deleted."""
        return self.filter(retired=False)


class DocumentKind(QuickClusterableModel):
    """A kind of document, such as a CV, with its name and guidance in each language."""

    sort_order = models.PositiveSmallIntegerField(_("order"), default=100)
    # Deleted by an editor: applicants' files keep their kind, and nobody learns whether there are any.
    retired = models.BooleanField(default=False, editable=False)
    objects = DocumentKindQuerySet.as_manager()

    panels = [
        InlinePanel("texts", heading=_("In each language"), label=_("language"), min_num=1),
        "sort_order",
    ]

    class Meta:
        verbose_name = _("document type")
        verbose_name_plural = _("document types")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.name().text or str(_("(type without a name)"))

    def name(self, language: str | None = None) -> TranslatedText:
        return translated_text(self.texts.all(), "name", language)

    def guidance(self) -> TranslatedText:
        """Return the default guidance, for pages without their own guidance on this document."""
        return translated_text(self.texts.all(), "guidance")


class DocumentKindText(TranslationRow):
    """The name and default guidance of a kind of document, in one language."""

    kind = ParentalKey(DocumentKind, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(
        _("name"), max_length=80, help_text=_("Files are given this name: “CV, Family name”.")
    )
    guidance = RichTextField(
        _("what to include"), blank=True, features=["bold", "italic", "link", "ol", "ul"]
    )

    panels = ["language", "name", "guidance"]

    class Meta(TranslationRow.Meta):
        verbose_name = _("texts of a document type")
        verbose_name_plural = _("texts of document types")
        constraints = TranslationRow.one_per_language_constraints(
            "kind", "groupsite_vacancies_one_document_text_per_language"
        )

    def __str__(self) -> str:
        return self.name


class DocumentRule(TrustLoadedReferencesMixin, QuickClusterableModel, Orderable):
    """A rule for one document that applicants send: the page prints it, the form enforces it."""

    vacancy = ParentalKey(
        "groupsite_vacancies.Vacancy", on_delete=models.CASCADE, related_name="document_rules"
    )
    kind = models.ForeignKey(
        DocumentKind, verbose_name=_("document"), on_delete=models.PROTECT, related_name="+"
    )
    required = models.BooleanField(pgettext_lazy("document", "required"), default=True)
    max_files = models.PositiveSmallIntegerField(
        _("maximum number of files"),
        null=True,
        blank=True,
        default=1,
        validators=[MinValueValidator(1), MaxValueValidator(20)],
        help_text=_("Leave empty to allow several files. The posting then gives no number."),
    )
    max_pages = models.PositiveSmallIntegerField(
        _("pages"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Advice to applicants: longer documents are not refused."),
    )
    asks_for_name = models.BooleanField(
        _("ask for a file name"),
        default=False,
        help_text=_("The posting asks applicants to name the file “CV, Family name”."),
    )
    name_pattern = models.CharField(
        _("file name pattern"),
        max_length=100,
        blank=True,
        validators=[validate_name_pattern],
        help_text=_(
            "Only if the name is not “CV, Family name”: for example, “{reference} Personal letter "
            "{family name}”. You can use {reference}, {family name} and {given name}."
        ),
    )
    file_type = models.CharField(
        _("file type"), max_length=10, choices=FileType, default=FileType.PDF
    )
    max_megabytes = models.PositiveSmallIntegerField(
        _("maximum file size (MB)"),
        default=DEFAULT_MAX_MB,
        validators=[MinValueValidator(1), MaxValueValidator(200)],
    )

    panels = [
        "kind",
        FieldRowPanel(["required", "asks_for_name"]),
        "name_pattern",
        FieldRowPanel(["max_files", "max_pages", "max_megabytes", "file_type"]),
        InlinePanel(
            "parts",
            heading=_("Parts of one file"),
            label=_("part"),
            help_text=_(
                "Only if applicants put several documents into one PDF. The posting lists the parts in "
                "this order."
            ),
        ),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("document rule")
        verbose_name_plural = _("document rules")

    def __str__(self) -> str:
        return str(self.kind)


class DocumentGuidance(TrustLoadedReferencesMixin, TranslatableMixin, Orderable):
    """A page's own guidance on one document, shown instead of the kind's default guidance."""

    page = ParentalKey(
        "groupsite_vacancies.VacancyPage", on_delete=models.CASCADE, related_name="guidance"
    )
    kind = models.ForeignKey(
        DocumentKind, verbose_name=_("document"), on_delete=models.PROTECT, related_name="+"
    )
    lead_in = models.CharField(
        _("lead-in"),
        max_length=255,
        blank=True,
        help_text=_("Continues the sentence after the number of pages. For example, “where you:”."),
    )
    text = RichTextField(_("text"), blank=True, features=["bold", "italic", "link", "ol", "ul"])

    panels = ["kind", "lead_in", "text"]
    override_translatable_fields = localize.synchronised("kind")

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("guidance on a document")
        verbose_name_plural = _("guidance on documents")

    def __str__(self) -> str:
        return str(self.kind)


class DocumentPart(TrustLoadedReferencesMixin, Orderable):
    """One of several documents that applicants must put into a single file, in this order."""

    rule = ParentalKey(DocumentRule, on_delete=models.CASCADE, related_name="parts")
    kind = models.ForeignKey(
        DocumentKind, verbose_name=_("document"), on_delete=models.PROTECT, related_name="+"
    )

    panels = ["kind"]

    class Meta(Orderable.Meta):
        verbose_name = _("part of a file")
        verbose_name_plural = _("parts of files")

    def __str__(self) -> str:
        return str(self.kind)
