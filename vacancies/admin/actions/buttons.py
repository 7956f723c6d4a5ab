"""The actions available for a vacancy at a given time, and their buttons."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button

from vacancies.models import Vacancy
from vacancies.models.extensions import undoable_extension
from vacancies.posting.lifecycle import OPEN_STATES, PUBLIC_STATES


@dataclass(frozen=True)
class Action:
    """An action on a vacancy that has its own view."""

    name: str  # part of the URL name
    label: Any
    icon: str


EXTEND: Final = Action("extend", _("Extend the deadline"), "calendar-alt")
UNDO_EXTENSION: Final = Action("take_back", _("Undo the extension"), "rotate")
CLOSE: Final = Action("close", _("Close early"), "lock")
OUTCOME: Final = Action("outcome", _("Record the result"), "check")
# An action on an extension instead of a vacancy; the list of extensions has its link.
REASON: Final = Action("reason", _("Say why it was extended"), "comment")


def available_actions(vacancy: Vacancy, at: datetime) -> list[Action]:
    """Return the actions that are available at `at`, in the order of their buttons.

    Makes a query only in the minutes after a publication.
    """
    state, found = vacancy.state(at), []
    if vacancy.live and vacancy.deadline_on and not vacancy.outcome:
        found.append(EXTEND)
    if undoable_extension(vacancy, at):
        found.append(UNDO_EXTENSION)
    if state in OPEN_STATES:
        found.append(CLOSE)
    if state in PUBLIC_STATES:
        found.append(OUTCOME)
    return found


def action_buttons(vacancy: Vacancy, at: datetime) -> list[Button]:
    return [
        Button(
            action.label, action_url(action, vacancy), icon_name=action.icon, priority=12 + place
        )
        for place, action in enumerate(available_actions(vacancy, at))
    ]


def action_url(action: Action, vacancy: Vacancy) -> str:
    return reverse(Vacancy.snippet_viewset.get_url_name(action.name), args=[vacancy.pk])
