"""Models of a vacancy's child rows: supervisors, programmes, contacts, places of work."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldRowPanel, InlinePanel
from wagtail.models import Orderable

from people.content.loaded_references import TrustLoadedReferencesMixin
from people.content.records.translated_rows import TranslatedText, TranslationRow, translated_text
from people.models import Organisation, Person
from vacancies.choices import ContactKind, SupervisorRole


class VacancySupervisor(TrustLoadedReferencesMixin, Orderable):
    """A supervisor of a vacancy; the role matters only if the supervisors have different ones."""

    vacancy = ParentalKey(
        "groupsite_vacancies.Vacancy", on_delete=models.CASCADE, related_name="supervisors"
    )
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="supervises"
    )
    role = models.CharField(
        _("role"), max_length=10, choices=SupervisorRole, default=SupervisorRole.EQUAL
    )

    panels = [FieldRowPanel(["person", "role"])]

    class Meta(Orderable.Meta):
        verbose_name = _("supervisor")
        verbose_name_plural = _("supervisors")

    def __str__(self) -> str:
        return str(self.person)


class VacancyProgramme(TrustLoadedReferencesMixin, Orderable):
    """A programme or funder of a vacancy: an organisation whose text the posting prints."""

    vacancy = ParentalKey(
        "groupsite_vacancies.Vacancy", on_delete=models.CASCADE, related_name="programmes"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("programme or funder"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels = ["organisation"]

    class Meta(Orderable.Meta):
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")

    def __str__(self) -> str:
        return str(self.organisation)


class VacancyPlaceText(TranslationRow):
    """The place of work in one language, if it differs from the organisation's."""

    vacancy = ParentalKey(
        "groupsite_vacancies.Vacancy", on_delete=models.CASCADE, related_name="places"
    )
    place = models.CharField(_("location"), max_length=255)

    panels = [FieldRowPanel(["language", "place"])]

    class Meta(TranslationRow.Meta):
        verbose_name = _("location of a vacancy")
        verbose_name_plural = _("locations of vacancies")
        constraints = TranslationRow.one_per_language_constraints(
            "vacancy", "groupsite_vacancies_one_place_per_language"
        )

    def __str__(self) -> str:
        return self.place


class VacancyContact(TrustLoadedReferencesMixin, ClusterableModel, Orderable):
    """A contact of a vacancy: a person of the site, or a name with e-mail address and phone."""

    vacancy = ParentalKey(
        "groupsite_vacancies.Vacancy", on_delete=models.CASCADE, related_name="contacts"
    )
    kind = models.CharField(
        _("contact"), max_length=20, choices=ContactKind, default=ContactKind.QUESTIONS
    )
    person = models.ForeignKey(
        Person,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    name = models.CharField(
        _("name"), max_length=200, blank=True, help_text=_("Only if no person has been chosen.")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=50, blank=True)

    panels = [
        "kind",
        FieldRowPanel(["person", "name"]),
        FieldRowPanel(["email", "phone"]),
        InlinePanel("texts", heading=_("Role"), label=_("language")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return self.shown_name or str(_("(contact without a name)"))

    def clean(self) -> None:
        super().clean()
        if bool(self.person_id) == bool(self.name):
            raise ValidationError({"name": _("Choose a person or enter a name, not both.")})

    @property
    def shown_name(self) -> str:
        return self.person.name if self.person else self.name

    @property
    def shown_email(self) -> str:
        return self.email or (self.person.email if self.person else "")

    @property
    def shown_phone(self) -> str:
        return self.phone or (self.person.phone if self.person else "")

    def role(self, language: str | None = None) -> TranslatedText:
        return translated_text(self.texts.all(), "role", language)


class ContactText(TranslationRow):
    """The role of a contact in one language."""

    contact = ParentalKey(VacancyContact, on_delete=models.CASCADE, related_name="texts")
    role = models.CharField(_("role"), max_length=200)

    panels = [FieldRowPanel(["language", "role"])]

    class Meta(TranslationRow.Meta):
        verbose_name = _("texts of a contact")
        verbose_name_plural = _("texts of contacts")
        constraints = TranslationRow.one_per_language_constraints(
            "contact", "groupsite_vacancies_one_contact_text_per_language"
        )

    def __str__(self) -> str:
        return self.role
