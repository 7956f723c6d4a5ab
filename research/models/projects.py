"""Projects: what the group works on with funding, for some years, together with others."""

import datetime as dt
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel

from people.content.findings.finding import Finding, warning
from people.content.findings.repeatable_facts import RepeatableFact
from people.content.records.record import Record, RecordQuerySet
from people.content.typed_dates.date_fields import TypedDateModelField
from people.models import Organisation, Person
from people.models.persons import local_date
from people.wording import years_text
from research.models.areas import ResearchArea
from research.models.fields.complete_rows import CompleteRowsFormMixin, missing_facts_of_rows
from research.models.fields.panels import AreasPanel
from research.models.fields.web_address import WebAddressField
from research.models.project_rules.project_state import ProjectState, project_state
from research.models.project_rules.repeated_project_facts import (
    grant_number_facts,
    running_project_fact,
)


class ProjectQuerySet(RecordQuerySet):
    """Projects. `at` counts as a day in the site’s time zone, TIME_ZONE."""

    def running(self, at: dt.datetime) -> Self:
        day = local_date(at)
        has_begun = Q(begins_on=None) | Q(begins_on__lte=day)
        goes_on = Q(ends_on=None) | Q(ends_on__gte=day)
        return self.filter(has_begun, goes_on).exclude(begins_on=None, ends_on=None)

    def planned(self, at: dt.datetime) -> Self:
        return self.filter(begins_on__gt=local_date(at))

    def ended(self, at: dt.datetime) -> Self:
        day = local_date(at)
        return self.filter(ends_on__lt=day).exclude(begins_on__gt=day)

    def undated(self) -> Self:
        return self.filter(begins_on=None, ends_on=None)

    def in_state(self, state: str, at: dt.datetime) -> Self:
        """Return the projects in a `ProjectState`; all of them for any other text."""
        match state:
            case ProjectState.RUNNING:
                return self.running(at)
            case ProjectState.PLANNED:
                return self.planned(at)
            case ProjectState.ENDED:
                return self.ended(at)
            case ProjectState.UNDATED:
                return self.undated()
        return self

    def with_member(self, person: Person) -> Self:
        mine = self.model._default_manager.filter(members__person=person)
        return self.filter(pk__in=mine.values("pk"))

    def funded_by(self, organisation: Organisation) -> Self:
        funded = self.model._default_manager.filter(funders__organisation=organisation)
        return self.filter(pk__in=funded.values("pk"))

    def in_area(self, area: ResearchArea) -> Self:
        return self.filter(areas=area)

    def in_order(self, at: dt.datetime) -> Self:
        """Sort by state, then by the editors’ order; of the same order, what ends last comes first."""
        return self.in_order_on(local_date(at))

    def in_order_on(self, day: dt.date) -> Self:
        """Sort as `in_order` does, for a day in the site’s time zone."""
        places = {state: place for place, state in enumerate(ProjectState)}
        place_of_state = Case(
            When(begins_on=None, ends_on=None, then=Value(places[ProjectState.UNDATED])),
            When(begins_on__gt=day, then=Value(places[ProjectState.PLANNED])),
            When(ends_on__lt=day, then=Value(places[ProjectState.ENDED])),
            default=Value(places[ProjectState.RUNNING]),
            output_field=models.PositiveSmallIntegerField(),
        )
        newest = F("ends_on").desc(nulls_first=True)
        return self.order_by(place_of_state, "sort_order", newest, "pk")

    def with_page_titles(self) -> Self:
        """Annotate each project with its page title in the active language, which `str` returns."""
        pages = Project.page_model().objects.filter(
            project=models.OuterRef("pk"), locale__language_code=get_language() or ""
        )
        return self.annotate(page_title=models.Subquery(pages.values("title")[:1]))


class ProjectForm(CompleteRowsFormMixin, WagtailAdminModelForm):
    """Form of a project."""


class Project(Record):
    """A research project. Its public name is the title of its page; `name` is for the admin."""

    name = models.CharField(
        _("internal name"),
        max_length=255,
        help_text=_("For editors only. Visitors see the page title in each language."),
    )
    acronym = models.CharField(
        _("acronym"),
        max_length=50,
        blank=True,
        help_text=_("Public, and the same in every language."),
    )
    begins_on = TypedDateModelField(_("first day"), null=True, blank=True)
    ends_on = TypedDateModelField(
        pgettext_lazy("of a period", "last day"),
        null=True,
        blank=True,
        help_text=_("Both days count. The site says whether the project is running."),
    )
    url = WebAddressField(_("website"), blank=True)
    coordinator = models.ForeignKey(
        Organisation,
        verbose_name=_("coordinator"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The organisation that coordinates the project, if there are several."),
    )
    areas = ParentalManyToManyField(
        ResearchArea, verbose_name=_("research areas"), blank=True, related_name="projects"
    )
    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Lower numbers come first.")
    )

    page_title: str | None = None  # in the active language, from `with_page_titles`

    objects = ProjectQuerySet.as_manager()

    base_form_class = ProjectForm

    exclude_fields_in_copy: ClassVar[list[str]] = ["begins_on", "ends_on"]
    panels = [
        FieldRowPanel(["name", "acronym"]),
        FieldRowPanel(["begins_on", "ends_on"]),
        InlinePanel(
            "funders",
            heading=_("Funders and programmes"),
            label=_("funder"),
            panels=["organisation", "grant_number", FieldRowPanel(["amount", "currency"])],
        ),
        InlinePanel(
            "members",
            heading=_("Members"),
            label=_("member"),
            help_text=_("They may suggest changes to the pages of the project."),
            panels=["person", "role", FieldRowPanel(["begins_on", "ends_on"])],
        ),
        FieldPanel("coordinator"),
        InlinePanel("partners", heading=_("Partners"), label=_("partner"), panels=["organisation"]),
        AreasPanel("areas"),
        "url",
        "sort_order",
    ]

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.page_title or self.name or str(_("(project without a name)"))

    def clean(self) -> None:
        super().clean()
        raise_if_it_ends_before_it_begins(self.begins_on, self.ends_on)

    def publishing_errors(self) -> list[Finding]:
        return missing_facts_of_rows(self.funders.all(), "funders")

    def state(self, day: dt.date) -> ProjectState:
        """Return whether the project is planned, running or ended on `day`; see `project_state`."""
        return project_state(self.begins_on, self.ends_on, day)

    @property
    def years(self) -> str:
        """Return the years, such as "2019–2024" or "since 2019"; empty without dates."""
        return years_text(self.begins_on, self.ends_on)

    def unpublished_references(self) -> list[Record]:
        return [row.person for row in self.members.all() if not row.person.live]

    def missing_output_fact_findings(self) -> list[Finding]:
        if self.pk and self.page_model().objects.filter(project=self.pk, alias_of=None).exists():
            return []
        return [warning(str(_("The project has no page, so visitors do not see it.")))]

    def facts_not_to_repeat(self, public: Self, at: dt.datetime) -> list[RepeatableFact]:
        found = grant_number_facts(row.grant_number for row in self.funders.all())
        if self.state(local_date(at)) is ProjectState.ENDED:
            found.append(running_project_fact(self.years))
        return found

    @classmethod
    def facts_prefetches(cls) -> list[models.Prefetch | str]:
        return ["funders__organisation__texts", "partners__organisation__texts", "members__person"]

    def summary_rows(self) -> list[tuple[Any, Any]]:
        return [
            (_("Acronym"), self.acronym),
            (_("First day"), self.begins_on),
            (_("Last day"), self.ends_on),
            (_("Funders and programmes"), ", ".join(str(row) for row in self.funders.all())),
            (_("Members"), ", ".join(str(row) for row in self.members.all())),
            (_("Coordinator"), self.coordinator),
            (_("Partners"), ", ".join(str(row) for row in self.partners.all())),
            (_("Research areas"), ", ".join(str(area) for area in self.areas.all())),
            (_("Website"), self.url),
        ]


def raise_if_it_ends_before_it_begins(begins_on: dt.date | None, ends_on: dt.date | None) -> None:
    """Raise ValidationError at `ends_on` if it is before the first day."""
    if begins_on and ends_on and ends_on < begins_on:
        raise ValidationError({"ends_on": _("The last day is before the first one.")})
