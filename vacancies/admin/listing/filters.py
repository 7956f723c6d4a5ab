"""Filters of the vacancies list."""

from datetime import datetime
from typing import Any

import django_filters  # type: ignore[import-untyped]
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.content.admin.filters import RADIO_FILTER_OPTIONS, RecordFilters
from people.content.request_time import received_at
from research.models import ResearchArea
from vacancies.choices import position_kind_choices
from vacancies.models import Vacancy
from vacancies.models.querysets import VacancyQuerySet
from vacancies.posting.lifecycle import Outcome


class StateGroup(models.TextChoices):
    """Choices of the state filter: "open" includes closing soon; "ended" is closed, filled or cancelled."""

    OPEN = "open", pgettext_lazy("state of a vacancy", "Open for applications")
    CLOSING_SOON = "closing_soon", pgettext_lazy("state of a vacancy", "Closing soon")
    SCHEDULED = "scheduled", pgettext_lazy("state of a vacancy", "Scheduled")
    ENDED = "ended", pgettext_lazy("state of a vacancy", "Ended")
    DRAFT = "draft", pgettext_lazy("state of a vacancy", "Draft")


def filter_by_state_group(vacancies: VacancyQuerySet, group: str, at: datetime) -> Any:
    match group:
        case StateGroup.OPEN:
            return vacancies.open(at)
        case StateGroup.CLOSING_SOON:
            return vacancies.closing_soon(at)
        case StateGroup.SCHEDULED:
            return vacancies.filter(live=True, opens_at__gt=at)
        case StateGroup.ENDED:
            return vacancies.ended(at)
        case _:
            return vacancies.filter(live=False)


def _filterable_areas(_request: HttpRequest | None) -> Any:
    return ResearchArea.objects.with_page_titles()


class VacancyFilters(RecordFilters):
    state = django_filters.ChoiceFilter(
        label=_("Status"), choices=StateGroup.choices, **RADIO_FILTER_OPTIONS, method="filter_state"
    )
    kind = django_filters.ChoiceFilter(
        label=_("Type of position"), choices=position_kind_choices, **RADIO_FILTER_OPTIONS
    )
    areas = django_filters.ModelChoiceFilter(
        label=_("Research area"), queryset=_filterable_areas, **RADIO_FILTER_OPTIONS
    )
    outcome = django_filters.ChoiceFilter(
        label=_("Result"), choices=Outcome.choices, **RADIO_FILTER_OPTIONS
    )

    class Meta:
        model = Vacancy
        fields = ["state", "kind", "areas", "outcome"]

    def filter_state(self, vacancies: VacancyQuerySet, _name: str, group: str) -> Any:
        return filter_by_state_group(vacancies, group, received_at(self.request))
