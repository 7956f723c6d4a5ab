"""People in the order of their roles, by the database."""

from datetime import date

from django.db import models
from django.db.models import Case, Exists, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce

from people.models.persons import PersonQuerySet, PersonRole
from people.models.roles import Role


def holders_in_role_order(
    people: PersonQuerySet, rows: models.QuerySet[PersonRole]
) -> PersonQuerySet:
    """Return the people who hold one of these roles, by the order of the roles' headings, then by name.

    Roles of equal order follow each other as on the people page; their people are not mixed.
    """
    listed = "role__listed_under"
    order, heading = (
        Coalesce(f"{listed}__listed_under__{name}", f"{listed}__{name}", f"role__{name}")
        for name in ("sort_order", "pk")
    )
    held = rows.filter(person=OuterRef("pk")).annotate(order=order, heading=heading)
    first = held.order_by("order", "heading")
    # Not by `exclude(rank=None)`: the database would look for each rank twice.
    holders = people.filter(pk__in=rows.order_by().values("person"))
    ranked = holders.annotate(
        rank=Subquery(first.values("order")[:1]), heading=Subquery(first.values("heading")[:1])
    )
    return ranked.order_by("rank", "heading", "sort_key", "pk")


def listed_people_in_directory_order(
    people: PersonQuerySet, organisation_ids: set[int], day: date
) -> PersonQuerySet:
    """Return the people who have a status on `day`, in the order of the people page.

    The database decides what `people.directory.membership_status_on_day` does, so that a page of a
    long list reads no other people.
    """
    here = PersonRole.objects.filter(person=OuterRef("pk"), organisation__in=organisation_ids)
    current = here.filter(PersonRole.current_q(day)).order_by("sort_order", "pk")
    heading = Case(
        *(When(role=pk, then=Value(place)) for pk, place in _role_ids_with_heading_places()),
        output_field=models.IntegerField(),
    )
    annotated = people.annotate(
        heading=Subquery(current.annotate(place=heading).values("place")[:1]),
        status_place=Case(
            When(heading__isnull=False, then=Value(0)),
            When(~Exists(here), then=Value(1)),
            When(Exists(here.filter(ends_on__lt=day)), then=Value(2)),
        ),
    )
    listed = annotated.exclude(status_place=None)
    return listed.order_by("status_place", "heading", "sort_key", "pk")


def _role_ids_with_heading_places() -> list[tuple[int, int]]:
    """Return (role ID, the place of its heading on the people page) for each role. One query."""
    roles = {role.pk: role for role in Role.objects.all()}
    for role in roles.values():
        role.listed_under = roles.get(role.listed_under_id)
    headings = sorted(roles.values(), key=lambda role: (role.sort_order, role.pk))
    places = {role.pk: place for place, role in enumerate(headings)}
    return [(pk, places[role.listing_role.pk]) for pk, role in roles.items()]
