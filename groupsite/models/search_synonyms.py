"""Words that the search of the site treats alike, such as doktorand and PhD student."""

from typing import ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import HelpPanel, InlinePanel
from wagtail.models import Orderable

from people.content.records.translated_rows import LanguageField
from people.content.search_text import fold_text
from people.model_bases.clusterable import QuickClusterableModel

LONGEST_SYNONYM: Final = 60  # characters
LONGEST_PHRASE: Final = 4  # words


def words_of_synonym(text: str) -> tuple[str, ...]:
    """Return the words, folded and each once, as the search compares them."""
    return tuple(dict.fromkeys(fold_text(text).split()))


class SynonymGroupForm(WagtailAdminModelForm):
    """Refuses the same synonym twice in a group."""

    def is_valid(self) -> bool:
        valid = super().is_valid()  # cleans the rows too
        return self._has_each_synonym_once() and valid

    def _has_each_synonym_once(self) -> bool:
        seen: set[tuple[str, ...]] = set()
        is_ok = True
        for row in self.formsets["synonyms"].forms:
            facts = getattr(row, "cleaned_data", {})
            words = words_of_synonym(facts.get("text") or "")
            if not words or facts.get("DELETE"):
                continue
            if words in seen:
                row.add_error("text", _("The group already has this synonym."))
                is_ok = False
            seen.add(words)
        return is_ok


class SynonymGroup(QuickClusterableModel):
    """Words and phrases with the same meaning, in any language: a search for one finds all."""

    panels: ClassVar = [
        HelpPanel(
            _(
                "A search for one of these finds all of them, whatever the language of the reader. "
                "Several words can be one synonym, such as “wireless communication”. "
                "The beginning of a word is enough, so plurals are not needed. "
                "A synonym of one or two letters, such as “AI”, is only found as a whole word."
            )
        ),
        InlinePanel("synonyms", heading=_("Synonyms"), label=_("synonym"), min_num=2),
    ]
    base_form_class = SynonymGroupForm

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

    def clean(self) -> None:
        super().clean()
        words = words_of_synonym(self.text)
        if not words:
            raise ValidationError({"text": _("Enter at least one letter or digit.")})
        if len(words) > LONGEST_PHRASE:
            message = _("Enter %(number)d words at most.") % {"number": LONGEST_PHRASE}
            raise ValidationError({"text": message})
