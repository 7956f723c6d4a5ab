"""Postal addresses of organisations: the fields, and the address that applies to a unit."""

from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel

from people.model_bases.clusterable import QuickClusterableModel
from people.models.countries import CountryField


@dataclass(frozen=True)
class PostalAddress:
    """A postal address, as post is addressed in its country; each part may be empty."""

    street: str = ""
    postal_code: str = ""
    locality: str = ""
    country: str = ""  # ISO 3166-1 alpha-2

    def __bool__(self) -> bool:
        return any((self.street, self.postal_code, self.locality, self.country))


class PostalAddressFields(QuickClusterableModel):
    """Abstract model of a postal address, the same in every language."""

    street = models.CharField(
        _("street address"),
        max_length=255,
        blank=True,
        help_text=_("Leave it empty if post needs no street."),
    )
    postal_code = models.CharField(
        _("postal code"),
        max_length=20,
        blank=True,
        help_text=_("Without the letters of the country."),
    )
    locality = models.CharField(
        _("town or city"), max_length=100, blank=True, help_text=_("As on an envelope.")
    )
    country = CountryField(
        _("country"),
        blank=True,
        help_text=_("If it is empty, that of the organisation above applies."),
    )

    class Meta:
        abstract = True

    @property
    def has_address_within_country(self) -> bool:
        """Whether the street, the postal code or the town of this address is known."""
        return bool(self.street or self.postal_code or self.locality)


def postal_address_panel() -> MultiFieldPanel:
    """Return the panel of `PostalAddressFields`."""
    return MultiFieldPanel(
        [
            FieldPanel("street"),
            FieldRowPanel([FieldPanel("postal_code"), FieldPanel("locality")]),
            FieldPanel("country"),
        ],
        heading=_("Postal address"),
        help_text=_(
            "Job boards and search engines need it. If it is empty, the address of the "
            "organisation above applies."
        ),
    )
