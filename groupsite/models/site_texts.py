"""The site's texts outside its pages, such as those in the footer, in each language."""

from typing import Any

from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField

from people.content.records import hidden_relations
from people.content.records.translated_rows import TranslationRow


@register_setting(icon="globe")
class SiteWords(BaseSiteSetting, ClusterableModel):
    """The texts of one site. Texts left empty are taken from the translation catalogues."""

    site = hidden_relations.site_field()

    panels = [InlinePanel("texts", heading=_("In each language"), label=_("language"))]

    class Meta:
        verbose_name = _("words of this site")
        verbose_name_plural = _("words of sites")


class SiteText(TranslationRow):
    words = ParentalKey(SiteWords, on_delete=models.CASCADE, related_name="texts")
    announcement = RichTextField(
        _("announcement"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_("Shown at the top of every page until you empty it: one or two sentences."),
    )
    about = models.TextField(
        _("about the group"), blank=True, help_text=_("Two or three sentences in the foot.")
    )
    contact = RichTextField(
        _("address and contact"),
        blank=True,
        features=["bold", "link"],
        help_text=_("In the foot: where to find the group, and whom to write to."),
    )
    areas_heading = models.CharField(_("above the research areas"), max_length=80, blank=True)
    people_heading = models.CharField(_("above the people"), max_length=80, blank=True)
    place_heading = models.CharField(_("above where we work"), max_length=80, blank=True)
    nothing_open = models.CharField(_("when no position is open"), max_length=120, blank=True)
    nothing_open_text = models.TextField(
        _("and what to do then"), blank=True, help_text=_("One or two sentences below it.")
    )

    RICH = ("announcement", "contact")

    panels = [
        "language",
        "announcement",
        MultiFieldPanel(["about", "contact"], heading=_("In the foot of every page")),
        MultiFieldPanel(
            [
                *("areas_heading", "people_heading", "place_heading"),
                *("nothing_open", "nothing_open_text"),
            ],
            heading=_("On the home page"),
            help_text=_("Empty: the site’s usual words."),
        ),
    ]

    class Meta(TranslationRow.Meta):
        verbose_name = _("words of this site in one language")
        verbose_name_plural = _("words of this site in each language")
        constraints = TranslationRow.one_per_language(
            "words", "groupsite_one_site_text_per_language"
        )

    def __str__(self) -> str:
        return self.language

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Store rich texts without content as empty: an editor saves them as an empty paragraph."""
        for name in self.RICH:
            if not strip_tags(getattr(self, name)).strip():
                setattr(self, name, "")
        super().save(*args, **kwargs)
