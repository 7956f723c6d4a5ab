"""Formats the entries of a vacancy's history in the reader's language."""

from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

from vacancies.admin.history import changes, texts_of_logged_facts
from vacancies.posting.lifecycle import Outcome

# Sentences for a changed value, for a new value, and for a removed one.
SENTENCES: Final[dict[str, tuple[Promise, Promise, Promise]]] = {
    "deadline": (
        _("Deadline changed from %(old)s to %(new)s"),
        _("Deadline set to %(new)s; previously open until filled"),
        _("Deadline removed: open until filled; previously, it was %(old)s"),
    ),
    "opens": (
        _("Opening date changed from %(old)s to %(new)s"),
        _("Opening date set to %(new)s"),
        _("Opening date removed; previously, it was %(old)s"),
    ),
    "positions": (
        _("Number of positions changed from %(old)s to %(new)s"),
        _("Number of positions set to %(new)s"),
        _("Number of positions removed; previously, it was %(old)s"),
    ),
    "salary": (
        _("Salary changed from %(old)s to %(new)s"),
        _("Salary set to %(new)s"),
        _("Salary removed; previously, it was %(old)s"),
    ),
    "supervisors": (
        _("Supervisors changed from %(old)s to %(new)s"),
        _("Supervisors chosen: %(new)s"),
        _("Supervisors removed; previously: %(old)s"),
    ),
    "method": (
        _("Application method changed from %(old)s to %(new)s"),
        _("Application method set to %(new)s"),
        _("Application method removed; previously, it was %(old)s"),
    ),
}


def register_log_formatters(actions: LogActionRegistry) -> None:
    actions.register_action(changes.CHANGE_FACTS)(FactsFormatter)
    actions.register_action(changes.CHANGE_DEADLINE)(DeadlineFormatter)
    actions.register_action(changes.RECORD_OUTCOME)(OutcomeFormatter)
    actions.register_action(changes.DRAFT_FACTS)(DraftFormatter)
    actions.register_action(changes.REASON_LOG_ACTION)(ExtensionReasonFormatter)


class FactsFormatter(LogFormatter):
    label = _("Change facts")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        return "; ".join(change_sentences(log_entry.data)) or str(self.label)


class DeadlineFormatter(FactsFormatter):
    label = _("Change the deadline")


class OutcomeFormatter(FactsFormatter):
    label = _("Record the result")


class DraftFormatter(FactsFormatter):
    label = _("Change facts in the draft")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        message = super().format_message(log_entry)
        return gettext("In the draft: %(changes)s") % {"changes": message}


class ExtensionReasonFormatter(LogFormatter):
    label = _("Say why it was extended")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        day = texts_of_logged_facts.logged_date_text(log_entry.data.get("to", ""))
        reasons = [reason for reason in log_entry.data.get("reasons", {}).values() if reason]
        if not reasons:
            return gettext("Reason for the extension to %(day)s removed") % {"day": day}
        facts = {"day": day, "reasons": " / ".join(reasons)}
        return gettext("Reason for the extension to %(day)s: %(reasons)s") % facts


def change_sentences(log_data: dict[str, Any]) -> list[str]:
    """Return a sentence for each changed fact with values, and one that lists the other facts."""
    before, after = log_data.get("before", {}), log_data.get("after", {})
    if "on" in after:
        return []  # an old entry, from before entries covered several facts
    found = [_change_sentence(fact, before.get(fact), value) for fact, value in after.items()]
    if others := [
        str(changes.OTHERS[what]) for what in log_data.get("others", ()) if what in changes.OTHERS
    ]:
        found.append(gettext("Also changed: %(facts)s") % {"facts": ", ".join(others)})
    return [text for text in found if text]


def _change_sentence(fact: str, before: Any, after: Any) -> str:
    if fact == "outcome":
        return _outcome_sentence(after)
    if fact not in SENTENCES:
        return ""
    old, new = (
        texts_of_logged_facts.WORDS[fact](value) if value else "" for value in (before, after)
    )
    if not old and not new:
        return ""
    changed, given, taken = SENTENCES[fact]
    sentence = (changed if old else given) if new else taken
    return str(sentence) % {"old": old, "new": new}


def _outcome_sentence(outcome: str) -> str:
    if outcome == Outcome.FILLED:
        return gettext("Result recorded: filled")
    if outcome == Outcome.CANCELLED:
        return gettext("Result recorded: cancelled")
    return gettext("Result removed")
