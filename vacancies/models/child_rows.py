"""Models of a vacancy's child rows: supervisors, programmes, contacts, places of work, questions."""

from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.models import Orderable

from people.content.language_names import language_name
from people.content.loaded_references import TrustLoadedReferencesMixin
from people.content.records.translated_rows import TranslatedText, TranslationRow, translated_text
from people.model_bases.clusterable import QuickClusterableModel
from people.models import Organisation, Person
from vacancies.choices import ApplicationMethod, ContactKind, QuestionKind, SupervisorRole
from vacancies.posting.validation.questions import choices_error, lines_of_choices


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


class VacancyContact(TrustLoadedReferencesMixin, QuickClusterableModel, Orderable):
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


class QuestionForm(WagtailAdminModelForm):
    """Form of a question; checks its texts in all languages together."""

    def is_valid(self) -> bool:
        """Add an error if answers cannot be chosen from, or a text is deleted that a posting needs."""
        if super().is_valid():
            rows = [form.cleaned_data for form in self.formsets["texts"].forms]
            kept = [row for row in rows if row and not row.get("DELETE")]
            lists = [lines_of_choices(row["choices"]) for row in kept]
            if text := choices_error(self.cleaned_data["kind"], lists):
                self.add_error("kind", text)
            if lost := self._needed_languages() - {row["language"] for row in kept}:
                sentence = _(
                    "Open vacancies require an answer to this question in %(languages)s. Keep the text."
                )
                names = ", ".join(map(language_name, sorted(lost)))
                self.add_error(None, sentence % {"languages": names})
        return not self.errors and all(one.is_valid() for one in self.formsets.values())

    def _needed_languages(self) -> set[str]:
        """Return the languages of the stored texts in which live pages of vacancies ask the question."""
        if not self.instance.pk:
            return set()
        vacancies: Any = VacancyQuestion._meta.get_field("vacancy").related_model
        required = VacancyQuestion.objects.filter(question=self.instance, required=True)
        asking = vacancies.objects.whose_translations_must_match(datetime.now(UTC)).filter(
            application_method=ApplicationMethod.FORM, pk__in=required.values("vacancy")
        )
        stored = QuestionText.objects.filter(question=self.instance)
        asked = asking.filter(pages__live=True, pages__alias_of=None).values_list(
            "pages__locale__language_code", flat=True
        )
        return set(asked) & set(stored.values_list("language", flat=True))


class Question(QuickClusterableModel):
    """An extra question that vacancies can ask on their application form, in each language."""

    kind = models.CharField(
        _("type of answer"), max_length=10, choices=QuestionKind, default=QuestionKind.TEXT
    )

    panels = [
        "kind",
        InlinePanel("texts", heading=_("In each language"), label=_("language"), min_num=1),
    ]
    base_form_class = QuestionForm

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.wording().text or str(_("(question without a text)"))

    def wording(self, language: str | None = None) -> TranslatedText:
        """Return the question itself."""
        return translated_text(self.texts.all(), "wording", language)

    def explanation(self) -> TranslatedText:
        return translated_text(self.texts.all(), "explanation")

    def choices(self, language: str | None = None) -> list[str]:
        """Return the answers to choose from, in the language of the wording; empty for other kinds."""
        if self.kind != QuestionKind.CHOICE:
            return []
        shown = self.wording(language).language
        return next(
            (row.list_of_choices() for row in self.texts.all() if row.language == shown), []
        )


class QuestionText(TranslationRow):
    """A question in one language, with its explanation and the answers to choose from."""

    question = ParentalKey(Question, on_delete=models.CASCADE, related_name="texts")
    wording = models.CharField(_("question"), max_length=200)
    explanation = models.CharField(
        _("explanation"), max_length=300, blank=True, help_text=_("Shown below the question.")
    )
    # One on each line.
    choices = models.TextField(
        _("answers to choose from"),
        blank=True,
        max_length=2000,
        help_text=_(
            "Only for “one of several answers”: each on its own line, in the same order in every "
            "language."
        ),
    )

    panels = [
        "language",
        "wording",
        "explanation",
        FieldPanel("choices", widget=AdminAutoHeightTextInput),
    ]

    class Meta(TranslationRow.Meta):
        verbose_name = _("texts of a question")
        verbose_name_plural = _("texts of questions")
        constraints = TranslationRow.one_per_language_constraints(
            "question", "groupsite_vacancies_one_question_text_per_language"
        )

    def __str__(self) -> str:
        return self.wording

    def list_of_choices(self) -> list[str]:
        return lines_of_choices(self.choices)


class VacancyQuestion(TrustLoadedReferencesMixin, Orderable):
    """A question that the application form of a vacancy asks."""

    vacancy = ParentalKey(
        "groupsite_vacancies.Vacancy", on_delete=models.CASCADE, related_name="questions"
    )
    question = models.ForeignKey(
        Question, verbose_name=_("question"), on_delete=models.PROTECT, related_name="+"
    )
    required = models.BooleanField(pgettext_lazy("question", "required"), default=False)

    panels = ["question", "required"]

    class Meta(Orderable.Meta):
        verbose_name = _("question of a vacancy")
        verbose_name_plural = _("questions of vacancies")

    def __str__(self) -> str:
        return str(self.question)
