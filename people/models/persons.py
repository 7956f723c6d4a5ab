"""Persons: members, alumni, and people elsewhere whom the site mentions."""

from datetime import date, datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, Site

from people.content.loaded_references import TrustLoadedReferencesMixin
from people.content.records.record import Record, RecordQuerySet
from people.content.records.translated_rows import TranslatedText, TranslationRow, translated_text
from people.content.sorting import person_sort_key
from people.content.typed_dates.date_fields import TypedDateModelField
from people.identifiers import orcid
from people.models import panels
from people.models.honorifics import LONGEST_HONORIFIC, honorific_choices
from people.models.organisations import Organisation
from people.models.own_facts import OwnFieldsMixin, PersonForm
from people.models.roles import Role
from people.models.site_people import is_person_of_site
from people.prefetching import ROLE_ROW_RELATIONS


class PersonQuerySet(RecordQuerySet):
    def in_alphabetical_order(self) -> Self:
        """Sort by family name, in the alphabetical order of the site when each was saved."""
        return self.order_by("sort_key", "pk")

    def in_site(self, site: Site | None) -> Self:
        """Also return people whom the site shows without a page (`is_person_of_site`)."""
        return self if site is None else self.filter(is_person_of_site(Person, site))

    def with_role_rows(self) -> Self:
        """Prefetch the role rows without translations (for those see `people.prefetching`)."""
        rows = PersonRole.objects.select_related(*ROLE_ROW_RELATIONS)
        return self.prefetch_related(models.Prefetch("roles", rows))

    def with_role_rows_and_texts(self) -> Self:
        """Prefetch the role rows with all translations."""
        return self.with_role_rows().prefetch_related(
            "roles__role__texts",
            "roles__role__listed_under__listed_under__texts",
            "roles__role__listed_under__texts",
            "roles__organisation__texts",
            "roles__organisation__parent__texts",
            "roles__organisation__parent__parent__texts",
            "roles__organisation__parent__parent__parent__texts",
        )

    def with_portraits(self) -> Self:
        return self.select_related("portrait").prefetch_related("portrait__renditions")


class Person(OwnFieldsMixin, Record):
    """A person whom the site mentions. Only live records are shown; their names are public."""

    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    family_name = models.CharField(
        _("family name"),
        max_length=100,
        help_text=_("If the person has only one name, enter it here."),
    )
    honorific = models.CharField(
        _("title before the name"),
        max_length=LONGEST_HONORIFIC,
        choices=honorific_choices,
        blank=True,
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)
    room = models.CharField(_("room"), max_length=100, blank=True)
    orcid = models.CharField(
        _("ORCID"), max_length=60, blank=True, help_text=_("For example, 0000-0002-1825-0097.")
    )
    portrait = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("portrait"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_(
            "Cropped to 4:5 around its focal point. If there is no portrait, the person’s "
            "initials are shown."
        ),
    )
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="groupsite_person",
        help_text=_("The user of this account may edit this person’s page and contact details."),
    )
    sort_key = models.CharField(max_length=1000, editable=False, db_index=True)

    objects = PersonQuerySet.as_manager()

    # Fields that the person may change, besides the texts of their pages. All others, such as name,
    # title and roles, are for editors. An app whose rows belong to persons adds them here if
    # persons may edit them.
    own_fields: ClassVar[tuple[str, ...]] = (
        *("portrait", "email", "phone", "room", "orcid"),
        "links",
    )

    exclude_fields_in_copy = ["user", "orcid"]
    panels = panels.PERSON
    base_form_class = PersonForm

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.name or str(_("(person without a name)"))

    @property
    def name(self) -> str:
        return " ".join(part for part in (self.given_name, self.family_name) if part)

    @property
    def short_name(self) -> str:
        """Return the name for headings such as “Open positions with Giuseppe”."""
        return self.given_name or self.family_name

    @property
    def titled_name(self) -> str:
        """Return the name with the title before it, in the active language."""
        title = self.get_honorific_display() if self.honorific else ""
        return " ".join(part for part in (str(title), self.name) if part)

    def clean(self) -> None:
        super().clean()
        if self.orcid:
            try:
                self.orcid = orcid.validated_orcid(self.orcid)
            except ValidationError as error:
                raise ValidationError({"orcid": error}) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_key = person_sort_key(self.family_name, self.given_name)
        super().save(*args, **kwargs)

    def compared(self) -> list[tuple[Any, Any]]:
        return [
            *self.summary_rows(),
            (_("Links"), ", ".join(str(row) for row in self.links.all())),
            (_("After leaving the group"), ", ".join(str(row) for row in self.texts.all())),
            (_("Account"), self.user),
        ]

    def summary_rows(self) -> list[tuple[Any, Any]]:
        """Return the facts as (name, value), for the panel in the page editor."""
        return [
            (_("Name"), self.titled_name),
            (_("Roles"), "; ".join(str(row) for row in self.roles.all())),
            (_("E-mail"), self.email),
            (_("Phone"), self.phone),
            (_("Room"), self.room),
            (_("ORCID"), self.orcid),
            (_("Portrait"), self.portrait),
        ]

    def current_roles(self, day: date) -> list["PersonRole"]:
        """Return the roles held on `day`, in their order. No query if they are prefetched."""
        return [row for row in self.roles.all() if row.is_current(day)]

    def main_role(self, day: date) -> "PersonRole | None":
        return next(iter(self.current_roles(day)), None)

    def where_now(self, language: str | None = None) -> TranslatedText:
        return translated_text(self.texts.all(), "where_now", language)


class PersonRole(TrustLoadedReferencesMixin, Orderable):
    """A person's role in an organisation, with its dates."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="roles")
    role = models.ForeignKey(
        Role, verbose_name=_("role"), on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )
    begins_on = TypedDateModelField(_("from"), null=True, blank=True)
    ends_on = TypedDateModelField(
        _("to"),
        null=True,
        blank=True,
        help_text=_("The last day. Leave it empty while the role continues."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("role of a person")
        verbose_name_plural = _("roles of people")

    def __str__(self) -> str:
        return f"{self.role}, {self.organisation}"

    def clean(self) -> None:
        super().clean()
        if self.begins_on and self.ends_on and self.ends_on < self.begins_on:
            raise ValidationError({"ends_on": _("The last day cannot come before the first.")})

    def is_current(self, day: date) -> bool:
        return (self.begins_on is None or self.begins_on <= day) and (
            self.ends_on is None or day <= self.ends_on
        )

    @staticmethod
    def current_q(day: date) -> models.Q:
        """Return a Q that selects the roles for which `is_current(day)` is true."""
        begun = models.Q(begins_on=None) | models.Q(begins_on__lte=day)
        return begun & (models.Q(ends_on=None) | models.Q(ends_on__gte=day))

    def is_past(self, day: date) -> bool:
        return self.ends_on is not None and self.ends_on < day


class LinkKind(models.TextChoices):
    WEBSITE = "website", _("Personal website")
    SCHOLAR = "scholar", _("Google Scholar")
    DBLP = "dblp", _("dblp")
    GITHUB = "github", _("GitHub")
    LINKEDIN = "linkedin", _("LinkedIn")
    RESEARCH = "research", _("University research portal")


class PersonLink(Orderable):
    """A link on a person's page, such as the one to Google Scholar."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(_("type"), max_length=20, choices=LinkKind)
    url = models.URLField(_("address"))

    class Meta(Orderable.Meta):
        verbose_name = _("link of a person")
        verbose_name_plural = _("links of people")

    def __str__(self) -> str:
        return self.url


class PersonText(TranslationRow):
    """The texts about a person in one language: where alumni are now."""

    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="texts")
    where_now = models.CharField(
        pgettext_lazy("of an alumnus", "now"),
        max_length=255,
        help_text=_("For those who have left: “at Ericsson”, “nu på Ericsson”."),
    )

    class Meta(TranslationRow.Meta):
        verbose_name = _("texts of a person")
        verbose_name_plural = _("texts of people")
        constraints = TranslationRow.one_per_language_constraints(
            "person", "groupsite_people_one_person_text_per_language"
        )

    def __str__(self) -> str:
        return self.where_now


def local_date(at: datetime) -> date:
    """Return the date of `at` in the site's time zone, TIME_ZONE; roles begin and end by it."""
    return at.astimezone(timezone.get_default_timezone()).date()
