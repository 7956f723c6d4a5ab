"""What a posting says about one requested document, instead of the default of its kind."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField
from wagtail.models import Orderable, TranslatableMixin

from people.content import localize
from vacancies.models.documents import DocumentKind


class DocumentGuidance(TranslatableMixin, Orderable):
    """A posting's own guidance for one document, which replaces the default guidance of the kind."""

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
        help_text=_("Goes on after the number of pages, such as “where you:”."),
    )
    text = RichTextField(_("text"), blank=True, features=["bold", "italic", "link", "ol", "ul"])

    panels = ["kind", "lead_in", "text"]
    override_translatable_fields = localize.synchronised("kind")

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("guidance on a document")
        verbose_name_plural = _("guidance on documents")

    def __str__(self) -> str:
        return str(self.kind)
