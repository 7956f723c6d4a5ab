"""Words that the search of the site treats alike, such as doktorand and PhD student."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import HelpPanel, InlinePanel
from wagtail.models import Orderable

from people.content.records.translated_rows import LanguageField

LONGEST_SYNONYM = 60


class SynonymGroup(ClusterableModel):
    """Words and phrases with the same meaning, in any language: a search for one finds all."""

    panels: ClassVar = [
        HelpPanel(
            _(
                "A search for one of these finds all of them, whatever the language of the reader. "
                "Several words can be one synonym, such as “wireless communication”. "
                "The beginning of a word is enough, so plurals are not needed."
            )
        ),
        InlinePanel("synonyms", heading=_("Synonyms"), label=_("synonym"), min_num=2),
    ]

    class Meta:
        verbose_name = _("group of synonyms")
        verbose_name_plural = _("search synonyms")

    def __str__(self) -> str:
        return " = ".join(row.text for row in self.synonyms.all()) or str(_("(no synonyms)"))


class Synonym(Orderable):
    """A word or a phrase of a group."""

    group = ParentalKey(SynonymGroup, on_delete=models.CASCADE, related_name="synonyms")
    language = LanguageField()
    text = models.CharField(_("word or phrase"), max_length=LONGEST_SYNONYM)

    panels: ClassVar = ["language", "text"]

    class Meta(Orderable.Meta):
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")

    def __str__(self) -> str:
        return self.text
