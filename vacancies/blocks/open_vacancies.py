"""StreamField block with a list of open vacancies."""

from datetime import datetime
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ChoiceBlock, IntegerBlock, StructValue
from wagtail.models import Site

from people.blocks.record_blocks import (
    PublicRecordsBlock,
    RecordChooserBlock,
    chosen_among_records,
    number_to_show,
    stored_pk,
)
from people.models import Organisation
from research.models import ResearchArea
from vacancies.choices import position_kind_choices
from vacancies.models import Vacancy
from vacancies.models.querysets import VacancyQuerySet
from vacancies.posting.openings import MAX_ON_OTHER_PAGES, FirstOpenings, first_visible_openings

DEFAULT_NUMBER: Final = 5


class VacancyOrder(models.TextChoices):
    """The order of a list of open vacancies."""

    DEADLINE = "deadline", _("next to close first")
    NEWEST = "newest", _("newest first")


class OpenVacanciesBlock(PublicRecordsBlock):
    """The open vacancies that have a public page, of one type, area or organisation or all of them.

    If the chosen area or organisation is not public or has been deleted, nothing is shown.
    """

    kind = ChoiceBlock(label=_("Type of position"), required=False, choices=position_kind_choices)
    area = RecordChooserBlock(
        "groupsite_research.ResearchArea", label=_("Research area"), required=False
    )
    organisation = RecordChooserBlock(
        "groupsite_people.Organisation",
        label=_("Organisation"),
        required=False,
        help_text=_("Includes the organisations that are part of it."),
    )
    number = IntegerBlock(
        label=_("Number of vacancies"),
        default=DEFAULT_NUMBER,
        min_value=1,
        max_value=MAX_ON_OTHER_PAGES,
        help_text=_("If there are more, a link leads to all of them."),
    )
    order = ChoiceBlock(
        label=_("Order"), choices=VacancyOrder.choices, default=VacancyOrder.DEADLINE
    )

    def public_context(self, value: StructValue, at: datetime, site: Site | None) -> dict[str, Any]:
        return {"positions": _openings(value, at, site)}

    def public_api_values(
        self, value: StructValue, at: datetime, site: Site | None
    ) -> dict[str, Any]:
        areas = chosen_among_records(ResearchArea.objects.visible(at), [value.get("area")])
        return {
            "kind": value.get("kind") or "",
            "area": areas[0].pk if areas else None,
            "organisation": stored_pk(value.get("organisation")),
            "number": _number(value),
            "order": value.get("order") or VacancyOrder.DEADLINE,
            "shown": [opening.record.pk for opening in _openings(value, at, site)],
        }

    class Meta:
        icon = "clipboard-list"
        label = _("Open vacancies")
        description = _("A list of open positions, which is always up to date.")
        template = "groupsite_vacancies/blocks/open_vacancies.html"
        stylesheet = "groupsite_vacancies/stylesheet.html"
        preview_value: dict[str, Any] = {}


def _openings(value: StructValue, at: datetime, site: Site | None) -> FirstOpenings:
    """Return the openings to show, in the chosen order."""
    vacancies = _matching_vacancies(value, at, site)
    is_newest_first = value.get("order") == VacancyOrder.NEWEST
    ordered = vacancies.newest_first() if is_newest_first else vacancies.by_deadline()
    filters: dict[str, Any] = {}
    if kind := value.get("kind"):
        filters["kind"] = kind
    if area := value.get("area"):
        filters["area"] = area.key
    return first_visible_openings(ordered, _number(value), at, **filters)


def _number(value: StructValue) -> int:
    return number_to_show(value, DEFAULT_NUMBER, MAX_ON_OTHER_PAGES)


def _matching_vacancies(value: StructValue, at: datetime, site: Site | None) -> VacancyQuerySet:
    """Return the open vacancies of the chosen type, area and organisation."""
    vacancies: VacancyQuerySet = Vacancy.objects.open(at).in_site(site)
    if kind := value.get("kind"):
        vacancies = vacancies.of_kind(kind)
    if area := value.get("area"):
        vacancies = vacancies.filter(areas__in=ResearchArea.objects.visible(at).filter(pk=area.pk))
    if organisation := value.get("organisation"):
        vacancies = vacancies.at_organisations(Organisation.objects.ids_within(organisation))
    return vacancies
