"""What the history of a publication, and the list of merges, say about an update or a merge."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter
from wagtail.models import ModelLogEntry

from research.inbox.merged_changes import MergedChanges, changes_of_data
from research.inbox.merging import UPDATE
from research.inbox.merging_publications import MERGE
from research.models import CandidateSource


def register_log_formatters(actions: LogActionRegistry) -> None:
    actions.register_action(UPDATE)(UpdateFormatter)
    actions.register_action(MERGE)(MergeFormatter)


class UpdateFormatter(LogFormatter):
    label = gettext_lazy("Update from the inbox")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        data = log_entry.data
        return update_text(data["source"], data["batch"], changes_of_data(data))


class MergeFormatter(LogFormatter):
    label = gettext_lazy("Merge with another publication")

    def format_message(self, log_entry: ModelLogEntry) -> str:
        return merge_text(log_entry.data["title"])


def merge_text(title: str) -> str:
    """Return with what a publication has been merged."""
    return _("Merged with “%(title)s”") % {"title": title}


def update_text(source: str, batch: str, changes: MergedChanges) -> str:
    """Return from which source a publication has been updated, and what has changed."""
    label: Any = CandidateSource(source).label
    name = f"{label} ({batch})" if batch else str(label)
    changed = [
        *changes.facts,
        *(_("version: %(version)s") % {"version": one} for one in changes.versions),
    ]
    return _("Updated from %(source)s: %(changes)s") % {
        "source": name,
        "changes": ", ".join(changed) or _("nothing has changed"),
    }
