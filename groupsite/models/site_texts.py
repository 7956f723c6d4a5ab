"""The site's contact details, and its texts outside its pages, such as those in the footer."""

from typing import Any, Final

from django.core.validators import RegexValidator
from django.db import models
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import RichTextField

from people.content.records import hidden_relations
from people.content.records.translated_rows import TranslationRow
from people.model_bases.clusterable import QuickClusterableModel

PHONE: Final = RegexValidator(
    r"^\+?[\s()./-]*\d[\d\s()./-]*$",
    _("Enter a phone number in digits, such as +46 31 390 06 00."),
)


@register_setting(icon="globe")
class SiteWords(BaseSiteSetting, QuickClusterableModel):
    """One site's contact details and texts. Only headings and “nothing open” have standard texts."""

    site = hidden_relations.site_field()
    email = models.EmailField(
        _("e-mail"),
        blank=True,
        help_text=_(
            "A shared address that several people check. Visitors also use it to report faults."
        ),
    )
    phone = models.CharField(
        _("phone"),
        max_length=40,
        blank=True,
        validators=[PHONE],
        help_text=_("With the country code, such as +46 31 390 06 00."),
    )
    map_url = models.URLField(
        _("map"),
        blank=True,
        help_text=_(
            "The address of a web page with a map. The link names the website, such as openstreetmap.org."
        ),
    )

    panels = [
        MultiFieldPanel(
            ["email", "phone", "map_url"],
            heading=_("Contact details"),
            help_text=_(
                "In the footer of every page, and on the pages that show contact details, such as "
                "Contact and the accessibility statement."
            ),
        ),
        InlinePanel("texts", heading=_("In each language"), label=_("language")),
    ]

    class Meta:
        verbose_name = _("contact details and texts")
        verbose_name_plural = _("contact details and texts of sites")


class SiteText(TranslationRow):
    words = ParentalKey(SiteWords, on_delete=models.CASCADE, related_name="texts")
    announcement = RichTextField(
        _("announcement"),
        blank=True,
        features=["bold", "italic", "link"],
        help_text=_(
            "One or two sentences, shown at the top of every page until you clear this field."
        ),
    )
    about = models.TextField(
        _("about the group"), blank=True, help_text=_("Two or three sentences for the footer.")
    )
    visiting_address = models.TextField(
        _("visiting address"),
        blank=True,
        help_text=_("Street and city, each on a line of its own. Shown with the contact details."),
    )
    contact = RichTextField(
        _("more contact information"),
        blank=True,
        features=["bold", "link"],
        help_text=_("Shown in the footer, below the contact details: opening hours, for example."),
    )
    areas_heading = models.CharField(_("above the research areas"), max_length=80, blank=True)
    people_heading = models.CharField(_("above the people"), max_length=80, blank=True)
    place_heading = models.CharField(_("above where we work"), max_length=80, blank=True)
    nothing_open = models.CharField(
        _("when there are no open positions"), max_length=120, blank=True
    )
    nothing_open_text = models.TextField(
        _("what to do when there are no open positions"),
        blank=True,
        help_text=_("One or two sentences, shown below that."),
    )

    RICH = ("announcement", "contact")

    panels = [
        "language",
        "announcement",
        MultiFieldPanel(
            ["about", "visiting_address", "contact"], heading=_("In the footer of every page")
        ),
        MultiFieldPanel(
            [
                *("areas_heading", "people_heading", "place_heading"),
                *("nothing_open", "nothing_open_text"),
            ],
            heading=_("On the home page"),
            help_text=_("Leave empty to use the site’s standard text."),
        ),
    ]

    class Meta(TranslationRow.Meta):
        verbose_name = _("texts of this site in one language")
        verbose_name_plural = _("texts of this site in each language")
        constraints = TranslationRow.one_per_language_constraints(
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
