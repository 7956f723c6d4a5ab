"""What the acts say in a vacancy's history, in the language of whoever reads it."""

from datetime import date, time
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogFormatter

from vacancies import wording
from vacancies.facts import moment_text
from vacancies.hub.changing import CHANGE_DEADLINE, RECORD_OUTCOME
from vacancies.lifecycle import Outcome


def register(actions: Any) -> None:
    actions.register_action(CHANGE_DEADLINE)(DeadlineFormatter)
    actions.register_action(RECORD_OUTCOME)(OutcomeFormatter)


class DeadlineFormatter(LogFormatter):
    label = _("Change the deadline")

    def format_message(self, log_entry: Any) -> str:
        old, new = (_deadline(log_entry.data.get(when, {})) for when in ("before", "after"))
        if not old:
            return gettext("Deadline set to %(new)s; before, it was open until filled") % {
                "new": new
            }
        return gettext("Deadline changed from %(old)s to %(new)s") % {"old": old, "new": new}


class OutcomeFormatter(LogFormatter):
    label = _("Record the outcome")

    def format_message(self, log_entry: Any) -> str:
        outcome = log_entry.data.get("after", {}).get("outcome", "")
        if outcome == Outcome.FILLED:
            return gettext("Outcome recorded: filled")
        return gettext("Outcome recorded: cancelled")


def _deadline(said: dict[str, str]) -> str:
    if not said.get("on"):
        return ""
    clock = time.fromisoformat(said["time"]) if said["time"] else None
    return moment_text(wording.deadline_text(date.fromisoformat(said["on"]), clock, said["zone"]))
