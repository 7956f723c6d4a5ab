"""Keywords: free tags of research areas, with their translations."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.admin.panels import FieldPanel, InlinePanel

from people.content.records.translated_rows import LanguageField, TranslatedText, TranslationRow
from people.model_bases.clusterable import QuickClusterableModel


class Keyword(QuickClusterableModel, TagBase):
    free_tagging = True

    typed_in = LanguageField(
        verbose_name=_("original language"),
        default="en",
        help_text=_("The language in which the name was entered."),
    )

    panels = [
        FieldPanel("name", heading=_("Name")),
        "typed_in",
        InlinePanel("texts", heading=_("In other languages"), label=_("language")),
    ]

    class Meta:
        verbose_name = _("keyword")
        verbose_name_plural = _("keywords")
        ordering = ["name"]

    def in_language(self, language: str | None = None) -> TranslatedText:
        """Return the keyword in `language` (default: the active one), else as typed."""
        wanted = language or get_language() or self.typed_in
        rows = {row.language: row.name for row in self.texts.all()}
        if wanted in rows:
            return TranslatedText(rows[wanted], wanted)
        return TranslatedText(self.name, self.typed_in)


class KeywordText(TranslationRow):
    keyword = ParentalKey(Keyword, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=100)

    panels = ["language", "name"]

    class Meta(TranslationRow.Meta):
        verbose_name = _("texts of a keyword")
        verbose_name_plural = _("texts of keywords")
        constraints = TranslationRow.one_per_language_constraints(
            "keyword", "groupsite_research_one_keyword_text_per_language"
        )

    def __str__(self) -> str:
        return self.name


class TaggedArea(ItemBase):
    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="tagged_areas")
    content_object = ParentalKey(
        "groupsite_research.ResearchArea", on_delete=models.CASCADE, related_name="tagged_items"
    )
