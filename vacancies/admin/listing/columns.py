"""The columns of the list, with what each says of a vacancy."""

from datetime import datetime
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn

from people.content.admin.viewsets import BadgesColumn
from vacancies.posting import wording
from vacancies.posting.lifecycle import APPLICABLE, State

TEMPLATES: Final = "groupsite_vacancies/admin/listing"


class Fact(Column):
    """A text; on a phone its label stands before it, and nothing stands where it is empty."""

    cell_template_name = f"{TEMPLATES}/cell.html"


class Deadline(Column):
    """The last day and, while one can apply, the days left."""

    cell_template_name = f"{TEMPLATES}/deadline_cell.html"

    def __init__(self, at: datetime) -> None:
        super().__init__("deadline", label=_("Last day to apply"), sort_key="closes_at")
        self.at = at

    def get_value(self, instance: Any) -> dict[str, str]:
        return {"day": day(instance), "left": left(instance, self.at)}


def columns(at: datetime, *, counted: bool) -> list[Any]:
    """After the title. `counted`: whether the reader may know of any applications."""
    found: list[Any] = [
        Fact("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        StatusTagColumn(
            "state",
            label=_("State"),
            accessor=lambda vacancy: vacancy.state(at).label,
            primary=lambda vacancy: vacancy.state(at) in APPLICABLE,
        ),
        Deadline(at),
        Fact("positions", label=_("Positions"), accessor=positions),
        Fact("supervisors", label=_("Supervisors"), accessor=supervisors),
    ]
    if counted:
        found.append(Fact("received", label=_("Applications"), accessor="n_received"))
    return [*found, BadgesColumn()]


def day(vacancy: Any) -> str:
    if vacancy.deadline_on:
        return wording.date_text(vacancy.deadline_on)
    return gettext("Open until filled") if vacancy.live and not vacancy.outcome else ""


def left(vacancy: Any, at: datetime) -> str:
    days = vacancy.days_left(at)
    if days is None or vacancy.state(at) not in (*APPLICABLE, State.SCHEDULED):
        return ""
    return wording.days_left_text(days)


def positions(vacancy: Any) -> str:
    least, most = vacancy.positions_min or 1, vacancy.positions_max
    return f"{least}{wording.EN_DASH}{most}" if most and most != least else str(least)


def supervisors(vacancy: Any) -> str:
    return ", ".join(vacancy.named_supervisors)
