"""The rows of a publication: names as printed, versions, links and awards."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable

from people.content.loaded_references import TrustLoadedReferencesMixin
from people.content.typed_dates.date_fields import TypedDateModelField
from people.identifiers.orcid import validated_orcid
from people.models import Person
from people.models.persons import local_date
from research.bibliography import identifiers
from research.bibliography.work import Name
from research.models.fields.web_address import WebAddressField
from research.models.name_forms import name_form_fold
from research.models.publication_rules.publication_choices import (
    AuthorRole,
    Licence,
    LinkDecision,
    PublicationLinkKind,
    VersionKind,
)
from research.models.publication_rules.unique_identifiers import ARXIV_LABEL
from research.models.publications import Publication

NAME_PARTS = ("given", "particle", "family", "suffix", "literal", "orcid", "role", "equal")


class Authorship(TrustLoadedReferencesMixin, Orderable):
    """A name as printed on a publication, in its place, and which person of ours it is, if any.

    The printed name stays when the person leaves, is unpublished or is deleted.
    """

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="authorships")
    role = models.CharField(_("role"), max_length=10, choices=AuthorRole, default=AuthorRole.AUTHOR)
    given = models.CharField(_("given names"), max_length=255, blank=True)
    particle = models.CharField(
        _("particle"), max_length=50, blank=True, help_text=_("Such as “von” or “de la”.")
    )
    family = models.CharField(_("family name"), max_length=255, blank=True)
    suffix = models.CharField(
        pgettext_lazy("of a name", "suffix"),
        max_length=50,
        blank=True,
        help_text=_("Such as “Jr.”."),
    )
    literal = models.CharField(
        _("name of an organisation or collaboration"), max_length=500, blank=True
    )
    orcid = models.CharField("ORCID", max_length=60, blank=True)
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="authorships",
    )
    decided = models.CharField(
        max_length=10, choices=LinkDecision, default=LinkDecision.OPEN, editable=False
    )
    name_fold = models.CharField(max_length=255, blank=True, editable=False, db_index=True)
    equal = models.BooleanField(_("equal contribution"), default=False)
    corresponding = models.BooleanField(_("corresponding author"), default=False)
    printed = models.BooleanField(
        _("printed in the list of authors"),
        default=True,
        help_text=_("If not, the person belongs to a collaboration that is printed."),
    )
    selected = models.BooleanField(_("selected on the person’s page"), default=False)

    class Meta(Orderable.Meta):
        verbose_name = pgettext_lazy("of a publication", "author or editor")
        verbose_name_plural = pgettext_lazy("of a publication", "authors and editors")
        indexes = [
            models.Index(fields=["person", "publication"], name="groupsite_research_by_person"),
        ]

    def __str__(self) -> str:
        return str(self.as_name())

    def clean(self) -> None:
        super().clean()
        if self.orcid:
            try:
                self.orcid = validated_orcid(self.orcid)
            except ValidationError as error:
                raise ValidationError({"orcid": error}) from error

    def missing_facts(self) -> dict[str, Any]:
        """Return by field what a draft may lack, but not what is published."""
        if self.family or self.literal:
            return {}
        return {"family": _("Enter a family name, or the name of an organisation.")}

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") is None:
            self.name_fold = self.fold
        super().save(*args, **kwargs)

    def as_name(self) -> Name:
        """Return the name as the functions of `research.bibliography` take it."""
        facts: dict[str, Any] = {part: getattr(self, part) for part in NAME_PARTS}
        return Name(**facts, corresponding=self.corresponding)

    @property
    def fold(self) -> str:
        """Return the folded name, by which its `NameForm` is found."""
        return name_form_fold(self.as_name())


class PublicationVersion(Orderable):
    """A version of a publication: an address or a file, with its licence."""

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="versions")
    kind = models.CharField(
        pgettext_lazy("of a publication", "version"), max_length=20, choices=VersionKind
    )
    url = WebAddressField(_("address"), max_length=2000, blank=True)
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("file"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    doi = models.CharField("DOI", max_length=250, blank=True)
    arxiv = models.CharField(ARXIV_LABEL, max_length=40, blank=True)
    on = TypedDateModelField(pgettext_lazy("of a version", "date"), null=True, blank=True)
    licence = models.CharField(
        pgettext_lazy("of a version", "licence"), max_length=20, choices=Licence, blank=True
    )
    public_from = TypedDateModelField(
        _("public from"),
        null=True,
        blank=True,
        help_text=_("Visitors see neither this version nor its file before this day begins."),
    )

    class Meta(Orderable.Meta):
        verbose_name = pgettext_lazy("of a publication", "version")
        verbose_name_plural = pgettext_lazy("of a publication", "versions")

    def __str__(self) -> str:
        place = self.url or (str(self.document) if self.document else "")
        place = place or self.doi or (f"arXiv:{self.arxiv}" if self.arxiv else "")
        facts = [place, str(self.public_from or ""), str(self.get_licence_display())]
        return f"{self.get_kind_display()} ({', '.join(filter(None, facts))})"

    def clean(self) -> None:
        """Set one spelling for identifiers."""
        super().clean()
        self.doi = identifiers.doi(self.doi) or self.doi
        self.arxiv = identifiers.arxiv(self.arxiv) or self.arxiv

    def missing_facts(self) -> dict[str, Any]:
        """Return by field what a draft may lack, but not what is published."""
        if self.url or self.document_id or self.doi or self.arxiv:
            return {}
        return {"url": _("Enter an address, a DOI or an arXiv number, or choose a file.")}

    def is_public(self, at: datetime) -> bool:
        """Whether visitors may see this version at `at`: days begin in the site’s time zone."""
        return self.public_from is None or self.public_from <= local_date(at)


class PublicationLink(Orderable):
    """A link of a publication, such as to its code."""

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(
        pgettext_lazy("of a link", "type"), max_length=20, choices=PublicationLinkKind
    )
    url = WebAddressField(_("address"), max_length=2000)

    class Meta(Orderable.Meta):
        verbose_name = _("link of a publication")
        verbose_name_plural = _("links of publications")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.url}"


class PublicationAward(Orderable):
    """An award that a publication has received. Its name is the same in every language."""

    publication = ParentalKey(Publication, on_delete=models.CASCADE, related_name="awards")
    name = models.CharField(_("name"), max_length=255)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    url = WebAddressField(_("address"), max_length=2000, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("award of a publication")
        verbose_name_plural = _("awards of publications")

    def __str__(self) -> str:
        return f"{self.name} ({self.year})" if self.year else self.name
