"""The values of a project in the API: what its page prints, and nothing else."""

from dataclasses import dataclass
from typing import Any, Final

from people.api.organisation_values import ORGANISATION, choice, organisation_value
from people.content.api.json_schemas import (
    DATE,
    REFERENCE,
    STRING,
    array_of,
    described,
    nullable,
    object_of,
    object_of_value_and_label,
)
from people.content.api.record_viewset import LoadedRecords
from people.content.api.shown_values import shown_value
from people.models.persons import local_date
from research.models import Project, ProjectFunder, ProjectMember, ProjectRole, ProjectState


@dataclass
class LoadedProjects(LoadedRecords):
    people: dict[int, dict[str, Any]]  # references to those who are published
    areas: dict[int, dict[str, Any]]  # references to those with a public page on this site


def state(project: Project, loaded: LoadedProjects) -> dict[str, str]:
    """Whether the project is planned, running or ended, by its dates."""
    found = project.state(local_date(loaded.scope.at))
    return {"value": found.value, "label": str(found.label)}


def funders(project: Project, loaded: LoadedProjects) -> list[dict[str, Any]]:
    """The funders and programmes, with their grants."""
    return [_funder(row) for row in project.funders.all()]


def _funder(row: ProjectFunder) -> dict[str, Any]:
    return {
        "organisation": organisation_value(row.organisation),
        "grant_number": row.grant_number,
        "amount": None if row.amount is None else str(row.amount),
        "currency": row.currency,
    }


def coordinator(project: Project, loaded: LoadedProjects) -> dict[str, Any] | None:
    """The organisation that coordinates the project."""
    return organisation_value(project.coordinator) if project.coordinator else None


def partners(project: Project, loaded: LoadedProjects) -> list[dict[str, Any]]:
    """The other organisations in the project."""
    return [organisation_value(row.organisation) for row in project.partners.all()]


def members(project: Project, loaded: LoadedProjects) -> list[dict[str, Any]]:
    """The published people of the project, in the order of the form. Only in details."""
    return [
        _member(row, loaded.people[row.person_id])
        for row in project.members.all()
        if row.person_id in loaded.people
    ]


def _member(row: ProjectMember, person: dict[str, Any]) -> dict[str, Any]:
    return {
        "person": person,
        "role": choice(row.role, ProjectRole),
        "begins_on": row.begins_on and row.begins_on.isoformat(),
        "ends_on": row.ends_on and row.ends_on.isoformat(),
    }


def research_areas(project: Project, loaded: LoadedProjects) -> list[dict[str, Any]]:
    """The research areas with a public page."""
    ids = {area.pk for area in project.areas.all()}
    return [found for pk, found in loaded.areas.items() if pk in ids]


FUNDER: Final = object_of(
    organisation=ORGANISATION,
    grant_number=STRING,
    amount=described(nullable(STRING), "A decimal number."),
    currency=STRING,
)
MEMBER: Final = object_of(
    person=REFERENCE,
    role=object_of_value_and_label(ProjectRole.values),
    begins_on=nullable(DATE),
    ends_on=nullable(DATE),
)
FIELDS: Final = (
    "acronym",
    shown_value(state, object_of_value_and_label(one.value for one in ProjectState)),
    "begins_on",
    "ends_on",
    "url",
    shown_value(funders, array_of(FUNDER)),
    shown_value(coordinator, nullable(ORGANISATION)),
    shown_value(partners, array_of(ORGANISATION)),
    shown_value(members, array_of(MEMBER)),
    shown_value(research_areas, array_of(REFERENCE)),
)
