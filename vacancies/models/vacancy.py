"""The vacancy: an advertised position, as facts that are the same in every language."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from people.content.findings.finding import Finding
from people.content.findings.repeatable_facts import RepeatableFact
from people.content.records.base_record import FactDifference
from people.content.records.record import Record
from people.content.records.translated_rows import TranslatedText, translated_text
from people.content.typed_dates import date_fields
from people.models import Organisation
from research.models import Project
from vacancies import conf
from vacancies.application_urls import validate_application_url
from vacancies.choices import (
    PositionKind,
    StartKind,
    StartPeriod,
    employment_form_choices,
    position_kind_choices,
    zone_choices,
)
from vacancies.models import panels
from vacancies.models.field_groups.applying_fields import ApplyingFields
from vacancies.models.field_groups.salary_fields import SalaryFields
from vacancies.models.field_groups.thesis_fields import ThesisFields
from vacancies.models.field_groups.time_zone_field import TimeZoneField
from vacancies.models.querysets import VacancyQuerySet
from vacancies.models.vacancy_change import VacancyChange, vacancy_change_before_save
from vacancies.posting import lifecycle
from vacancies.posting.fact_descriptions import comparison, shown_facts
from vacancies.posting.lifecycle import Outcome, State
from vacancies.posting.validation import output_facts, page_text, publishing, untranslated_facts

YEAR_VALIDATORS = [MinValueValidator(2000), MaxValueValidator(2100)]
PERCENT_VALIDATORS = [MinValueValidator(1), MaxValueValidator(100)]


class Vacancy(ThesisFields, SalaryFields, ApplyingFields, Record):
    """An advertised position. Its public title is that of its page; `name` is for the admin.

    `opens_at` and `closes_at` are computed from dates, times and zone, and stored for queries.
    Nothing that depends on the current time is stored.
    """

    name = models.CharField(
        _("internal name"),
        max_length=255,
        help_text=_("For editors only. Visitors see the page title in each language."),
    )
    kind = models.CharField(
        _("type of position"),
        max_length=20,
        choices=position_kind_choices,
        default=PositionKind.DOCTORAL,
    )
    reference = models.CharField(_("reference number"), max_length=100, blank=True)
    positions_min = models.PositiveSmallIntegerField(
        _("positions"), default=1, validators=[MinValueValidator(1)]
    )
    positions_max = models.PositiveSmallIntegerField(
        _("up to"), null=True, blank=True, help_text=_("Only for a range, such as 3–4.")
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The workplace: a group, department or university."),
    )
    second_organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("second employer"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Only for a joint position."),
    )
    areas = ParentalManyToManyField(
        "groupsite_research.ResearchArea",
        verbose_name=_("research areas"),
        blank=True,
        related_name="vacancies",
    )
    projects = ParentalManyToManyField(
        Project, verbose_name=_("projects"), blank=True, related_name="vacancies"
    )

    opens_on = date_fields.TypedDateModelField(
        _("opens on"),
        null=True,
        blank=True,
        help_text=_("The date of the posting. If left empty, it is the day of first publication."),
    )
    opens_time = date_fields.TypedTimeModelField(_("opens at"), null=True, blank=True)
    deadline_on = date_fields.TypedDateModelField(
        _("application deadline"),
        null=True,
        blank=True,
        help_text=_(
            "The whole day is included. Leave empty for “open until filled”, if the type of "
            "position allows it."
        ),
    )
    deadline_time = date_fields.TypedTimeModelField(
        _("closes at"),
        null=True,
        blank=True,
        help_text=_(
            "Only if it does not close at the end of that day. Applications are accepted until this time."
        ),
    )
    time_zone = TimeZoneField(
        _("time zone"), max_length=50, choices=zone_choices, default=conf.time_zone
    )
    continuous_evaluation = models.BooleanField(
        _("applications are evaluated continuously"), default=False
    )
    outcome = models.CharField(
        _("result"),
        max_length=20,
        choices=Outcome,
        blank=True,
        help_text=_("Once this has been recorded, nobody can apply any more."),
    )

    employment_form = models.CharField(
        _("form of employment"), max_length=20, choices=employment_form_choices, blank=True
    )
    extent_percent = models.PositiveSmallIntegerField(
        _("working hours (%)"), null=True, blank=True, default=100, validators=PERCENT_VALIDATORS
    )
    duration_min = models.PositiveSmallIntegerField(_("months"), null=True, blank=True)
    duration_max = models.PositiveSmallIntegerField(
        _("maximum number of months"),
        null=True,
        blank=True,
        help_text=_("With teaching, for example."),
    )
    teaching_percent = models.PositiveSmallIntegerField(
        _("extension for teaching, up to (%)"),
        null=True,
        blank=True,
        validators=PERCENT_VALIDATORS,
    )
    start = models.CharField(_("start"), max_length=20, choices=StartKind, blank=True)
    start_on = date_fields.TypedDateModelField(_("start date"), null=True, blank=True)
    start_period = models.CharField(
        _("month or season"), max_length=10, choices=StartPeriod, blank=True
    )
    start_year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=YEAR_VALIDATORS
    )

    meeting_at = date_fields.TypedDateTimeModelField(
        _("information meeting"), null=True, blank=True
    )
    meeting_url = models.CharField(
        _("address of the meeting"),
        max_length=1000,
        blank=True,
        validators=[validate_application_url],
    )

    opens_at = models.DateTimeField(null=True, editable=False, db_index=True)
    closes_at = models.DateTimeField(null=True, editable=False, db_index=True)

    objects = VacancyQuerySet.as_manager()

    # The change of the last save, until the history has logged it (`signal_handlers`).
    change: VacancyChange | None = None

    # Fields of one year's posting, which a copy does not inherit (extensions and readers are never
    # copied).
    exclude_fields_in_copy: ClassVar[list[str]] = [
        *shown_facts.fields_not_copied(),
        "opens_at",
        "closes_at",
        "extensions",
    ]
    edit_handler = panels.vacancy_edit_handler()

    class Meta:
        verbose_name = _("vacancy")
        verbose_name_plural = _("vacancies")
        ordering = ["-opens_at", "-pk"]

    def __str__(self) -> str:
        return self.name or str(_("(vacancy without a name)"))

    def clean(self) -> None:
        super().clean()
        if errors := publishing.contradiction_errors(self):
            raise ValidationError(errors)

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._set_opening_and_closing()
        self.change = vacancy_change_before_save(self, kwargs.get("update_fields"))
        super().save(*args, **kwargs)

    def _set_opening_and_closing(self) -> None:
        """Set `opens_at` (by default the first publication) and `closes_at` from facts, without saving."""
        self.opens_at = (
            lifecycle.opening_instant(self.opens_on, self.opens_time, self.time_zone)
            if self.opens_on
            else self.first_published_at
        )
        self.closes_at = publishing.vacancy_closing_instant(self)

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Return the vacancy with this revision content; set opening and closing times from it."""
        vacancy = super().with_content_json(content)
        vacancy._set_opening_and_closing()
        return vacancy

    # At a point in time

    def state(self, at: datetime) -> State:
        return lifecycle.vacancy_state(
            live=self.live,
            opens_at=self.opens_at,
            closes_at=self.closes_at,
            outcome=self.outcome,
            at=at,
            closing_soon_period=conf.closing_soon_period(),
        )

    def takes_applications(self, at: datetime) -> bool:
        return self.state(at) in lifecycle.OPEN_STATES

    def days_left(self, at: datetime) -> int | None:
        """Return days until the deadline: 0 on the last day, then negative; None without one."""
        if self.deadline_on is None:
            return None
        return lifecycle.days_left(self.deadline_on, self.time_zone, at)

    @property
    def posted_on(self) -> date | None:
        """Return `opens_on`, else the date of first publication, else None."""
        if self.opens_on or self.opens_at is None:
            return self.opens_on
        return self.opens_at.astimezone(ZoneInfo(self.time_zone)).date()

    # Display

    def place(self, language: str | None = None) -> TranslatedText:
        """Return the place of work: the vacancy's own, else the organisation's; may be empty."""
        place_text = translated_text(self.places.all(), "place", language)
        if place_text.text or self.organisation is None:
            return place_text
        return self.organisation.place(language)

    def publishing_errors(self) -> list[Finding]:
        return publishing.missing_fact_findings(self)

    def unpublished_references(self) -> list[Record]:
        return [row.person for row in self.supervisors.all() if not row.person.live]

    def overdue_findings(self, public: Self, at: datetime) -> list[Finding]:
        return publishing.overdue_findings(self, public, at)

    def missing_text_findings(self, language: str) -> list[Finding]:
        return untranslated_facts.untranslated_fact_findings(self, language)

    def missing_output_fact_findings(self) -> list[Finding]:
        return output_facts.missing_output_fact_findings(self)

    def facts_not_to_repeat(self, public: Self, at: datetime) -> list[RepeatableFact]:
        return page_text.facts_not_to_repeat(self, public)

    def sidebar_rows(self) -> Iterator[shown_facts.ShownSidebarRow]:
        """Yield a row for each fact that the sidebar shows as plain text, unless its text is empty."""
        return shown_facts.sidebar_rows(self)

    facts_prefetches = classmethod(shown_facts.summary_prefetches)

    def summary_rows(self) -> list[tuple[Any, Any]]:
        return shown_facts.summary_rows(self)

    def key_facts(self, at: datetime) -> list[tuple[Any, Any]]:
        return [(_("Status"), self.state(at).label), *shown_facts.editor_key_fact_rows(self)]

    def compared(self) -> list[tuple[Any, Any]]:
        return shown_facts.all_fact_rows(self)

    def differences(self, other: Self) -> list[FactDifference]:
        return comparison.vacancy_fact_differences(self, other)
