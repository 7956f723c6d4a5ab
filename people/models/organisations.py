"""Organisations: the university, its units, programmes and funders."""

from collections.abc import Iterator
from typing import Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string

from people.content.records.translated_rows import TranslatedText, TranslationRow, translated_text
from people.models.postal_addresses import (
    PostalAddress,
    PostalAddressFields,
    postal_address_panel,
)


class OrganisationKind(models.TextChoices):
    """Choices for the type of an organisation: university, its units, programme, funder or company."""

    UNIVERSITY = "university", _("university")
    DEPARTMENT = "department", _("department")
    DIVISION = "division", _("division")
    GROUP = "group", _("group")
    PROGRAMME = "programme", _("programme")
    FUNDER = "funder", _("funder")
    COMPANY = "company", _("company or other organisation")


# Those that support the group's work, without being a part of the university.
PARTNER_KINDS: Final = (
    OrganisationKind.PROGRAMME,
    OrganisationKind.FUNDER,
    OrganisationKind.COMPANY,
)


class OrganisationQuerySet(models.QuerySet):
    def ids_within(self, organisation: "Organisation") -> set[int]:
        """Return the IDs of the organisation and of all organisations below it, in one query."""
        children: dict[int | None, list[int]] = {}
        for pk, parent in self.model._default_manager.values_list("pk", "parent_id"):
            children.setdefault(parent, []).append(pk)
        found, waiting = set(), [organisation.pk]
        while waiting:
            pk = waiting.pop()
            if pk not in found:
                found.add(pk)
                waiting.extend(children.get(pk, ()))
        return found


class Organisation(PostalAddressFields):
    """A university, unit, programme or funder, with texts in each language."""

    kind = models.CharField(_("type"), max_length=20, choices=OrganisationKind)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    abbreviation = models.CharField(
        _("abbreviation"),
        max_length=30,
        blank=True,
        help_text=_("The same in every language, such as WASP."),
    )
    url = models.URLField(
        _("website"),
        blank=True,
        help_text=_("The name of the organisation links to it wherever the site shows the name."),
    )
    ror = models.CharField(
        _("ROR"),
        max_length=40,
        blank=True,
        help_text=_("Its identifier at ror.org, such as https://ror.org/040wg7k59."),
    )
    organisation_number = models.CharField(
        _("organisation number"),
        max_length=40,
        blank=True,
        help_text=_(
            "In the official register of its country. If it is empty, that of the organisation "
            "above applies."
        ),
    )
    logo = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("logo"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    is_partner = models.BooleanField(
        _("show among funders and partners"),
        default=False,
        help_text=_(
            "On the home page: for a programme, a funder, or a company or other organisation. "
            "Those named in a public vacancy are always shown."
        ),
    )

    objects = OrganisationQuerySet.as_manager()

    panels = [
        "kind",
        "parent",
        "abbreviation",
        InlinePanel("texts", heading=_("In each language"), label=_("language"), min_num=1),
        "url",
        "ror",
        "organisation_number",
        postal_address_panel(),
        "logo",
        "is_partner",
    ]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["kind", "pk"]

    def __str__(self) -> str:
        return self.name().text or self.abbreviation or str(_("(organisation without a name)"))

    def clean(self) -> None:
        super().clean()
        if self.pk and any(unit.pk == self.pk for unit in self.ancestors()):
            raise ValidationError(
                {"parent": _("An organisation cannot be a part of itself. Choose another one.")}
            )

    def name(self, language: str | None = None) -> TranslatedText:
        """Return the name in `language` (default: active), else in another, as written in a sentence."""
        return translated_text(self.texts.all(), "name", language)

    def translated_text(self, field: str, language: str | None = None) -> TranslatedText:
        return translated_text(self.texts.all(), field, language)

    def website(self, language: str | None = None) -> str:
        """Return the website in `language` (default: active), else that for all languages."""
        wanted = language or get_language() or ""
        own = {row.language: row.url for row in self.texts.all() if row.url}
        return own.get(wanted) or own.get(wanted.partition("-")[0]) or self.url

    def ancestors(self) -> Iterator["Organisation"]:
        """Yield the units above this one, nearest first; stops at a cycle, as drafts can have."""
        unit, seen = self.parent, set()
        while unit is not None and unit.pk not in seen:
            seen.add(unit.pk)
            yield unit
            unit = unit.parent

    def self_or_ancestor_of_kind(self, *kinds: str) -> "Organisation | None":
        """Return this unit, or its nearest ancestor, that is of one of the kinds; else None."""
        return next((unit for unit in (self, *self.ancestors()) if unit.kind in kinds), None)

    def place(self, language: str | None = None) -> TranslatedText:
        """Return the place, or that of the nearest ancestor with one; empty if none has one."""
        for unit in (self, *self.ancestors()):
            if (place := unit.translated_text("place", language)).text:
                return place
        return self.translated_text("place", language)

    def postal_address(self) -> PostalAddress:
        """Return the address of this unit, else of the nearest one above it in the same country.

        Its parts are never mixed: street, postal code and town are all of one unit.
        """
        units = (self, *self.ancestors())
        country = ""
        for number, unit in enumerate(units):
            if country and unit.country not in ("", country):
                break
            country = country or unit.country
            if unit.has_address_within_country:
                above = (one.country for one in units[number:] if one.country)
                country = country or next(above, "")
                return PostalAddress(unit.street, unit.postal_code, unit.locality, country)
        return PostalAddress(country=country)

    def register_number(self) -> str:
        """Return the organisation number of this unit, else of the nearest one above it; may be empty."""
        units = (self, *self.ancestors())
        return next((unit.organisation_number for unit in units if unit.organisation_number), "")


class OrganisationText(TranslationRow):
    """The texts of an organisation in one language."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="texts")
    name = models.CharField(
        _("name"),
        max_length=255,
        help_text=_("As it appears in a sentence: “Department of …”, “institutionen för …”."),
    )
    place = models.CharField(_("location"), max_length=255, blank=True)
    url = models.URLField(
        _("website in this language"),
        blank=True,
        help_text=_("Leave it empty if the website is the same in every language."),
    )
    text = RichTextField(_("about"), blank=True, features=["bold", "italic", "link", "ol", "ul"])
    graduate_school = RichTextField(
        _("graduate school"),
        blank=True,
        features=["bold", "italic", "link", "ol", "ul"],
        help_text=_("For a programme: printed on the postings for its PhD positions."),
    )

    panels = ["language", "name", "place", "url", "text", "graduate_school"]

    class Meta(TranslationRow.Meta):
        verbose_name = _("texts of an organisation")
        verbose_name_plural = _("texts of organisations")
        constraints = TranslationRow.one_per_language_constraints(
            "organisation", "groupsite_people_one_organisation_text_per_language"
        )

    def __str__(self) -> str:
        return self.name
