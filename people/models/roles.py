"""Roles of people in organisations: a vocabulary with an order and groups."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel

from people.content.records.translated_rows import TranslatedText, TranslationRow, translated_text
from people.model_bases.clusterable import QuickClusterableModel


class Role(QuickClusterableModel):
    """A role that people have, such as PhD student, with its place in the people list."""

    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Lower numbers come first in the list of people.")
    )
    listed_under = models.ForeignKey(
        "self",
        verbose_name=_("listed under"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The role under whose heading these people are listed, if not their own."),
    )

    panels = [
        InlinePanel("texts", heading=_("In each language"), label=_("language"), min_num=1),
        "sort_order",
        "listed_under",
    ]

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.name().text or str(_("(role without a name)"))

    def name(self, language: str | None = None) -> TranslatedText:
        return translated_text(self.texts.all(), "name", language)

    def heading(self, language: str | None = None) -> TranslatedText:
        """Return the heading of people with this role, such as “PhD students”."""
        plural = translated_text(self.texts.all(), "plural", language)
        return plural if plural.text else self.name(language)

    @property
    def listing_role(self) -> Any:
        """Return the role under whose heading people with this role are listed."""
        found, seen = self, {self.pk}
        while found.listed_under and found.listed_under.pk not in seen:
            found = found.listed_under
            seen.add(found.pk)
        return found


class RoleText(TranslationRow):
    """The name and the heading of a role in one language."""

    role = ParentalKey(Role, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(_("name"), max_length=100, help_text=_("For example, “PhD student”."))
    plural = models.CharField(
        _("heading"), max_length=100, blank=True, help_text=_("For example, “PhD students”.")
    )

    panels = ["language", "name", "plural"]

    class Meta(TranslationRow.Meta):
        verbose_name = _("texts of a role")
        verbose_name_plural = _("texts of roles")
        constraints = TranslationRow.one_per_language_constraints(
            "role", "groupsite_people_one_role_text_per_language"
        )

    def __str__(self) -> str:
        return self.name
