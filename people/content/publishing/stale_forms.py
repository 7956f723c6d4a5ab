"""Detects forms of facts that were opened before somebody else published newer facts.

Wagtail compares with the newest draft (`is_out_of_date`), which the form itself changes when it
saves. Here the form has the ID of the revision that was public when it was loaded, which changes
only when somebody publishes or unpublishes. A stale draft is refused too: an editor who opens it
later and publishes it could not know that it is older than the public facts.
"""

from datetime import datetime
from typing import Final

from django.utils import dateformat, timezone
from django.utils.translation import gettext as _
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.log_actions import registry

from people.content.records.base_record import BaseRecord
from people.formats import format_pattern

# Named like Wagtail's own fields: the script of the language tabs ignores them all.
FIELD: Final = "loaded_revision_public"
NOTHING_PUBLIC: Final = "none"
# What makes the form's facts public, or lets somebody else do so without seeing this form.
ACTIONS: Final = ("publish", "submit", "restart-workflow", "workflow-action")


def published_revision_id(record: BaseRecord) -> str:
    """Return the ID of the published revision as a string, or "none" if facts are not live."""
    return str(record.live_revision_id or NOTHING_PUBLIC) if record.live else NOTHING_PUBLIC


def message_for_stale_form(
    record: BaseRecord, submitted: BaseRecord, *, is_draft: bool = False
) -> str:
    """Return the error message for a form loaded before others published or unpublished the facts."""
    opened = (
        _(
            "You opened this form before that, so nothing has been saved yet. Everything you "
            "typed is still here."
        )
        if is_draft
        else _(
            "You opened this form before that, so nothing has been published yet. Everything "
            "you typed is still here."
        )
    )
    told = [published_or_unpublished_sentence(record), opened]
    if found := fact_difference_phrases(record, submitted) if record.live else []:
        told.append(
            _("It differs from what is public now. %(facts)s.") % {"facts": "; ".join(found)}
        )
    told.append(
        _("Correct what is out of date. If you then save, this form becomes the draft.")
        if is_draft
        else _("Correct what is out of date. If you then publish, this form becomes public.")
    )
    return " ".join(told)


def fact_difference_phrases(public: BaseRecord, submitted: BaseRecord) -> list[str]:
    """Return a sentence for each fact that differs between the published record and the form."""
    return [
        _("%(fact)s: %(public)s on the site, %(typed)s in this form")
        % {
            "fact": one.name,
            "public": one.before or _("empty"),
            "typed": one.after or _("empty"),
        }
        for one in public.differences(submitted)
    ]


def published_or_unpublished_sentence(record: BaseRecord) -> str:
    """Return a sentence: who published or unpublished the facts, and when."""
    entries = registry.get_logs_for_instance(record).select_related("user")
    if record.live:
        entry = entries.filter(revision=record.live_revision).order_by("-timestamp", "-pk").first()
        moment = record.last_published_at
        known = _("%(user)s published these facts on %(when)s.")
        unknown = _("These facts were published on %(when)s.")
    else:
        entry = entries.filter(action="wagtail.unpublish").order_by("-timestamp", "-pk").first()
        moment = entry.timestamp if entry else None
        known = _("%(user)s unpublished these facts on %(when)s.")
        unknown = _("These facts are no longer public.")
    user = entry.user if entry else None
    if moment is None:
        return unknown
    facts = {
        "user": user_display_name(user) if user else "",
        "when": _formatted_date_and_time(moment),
    }
    return (known if user else unknown) % facts


def _formatted_date_and_time(moment: datetime) -> str:
    """Return date and time as the admin shows them, in the user's time zone."""
    there = timezone.localtime(moment)
    clock = dateformat.format(there, format_pattern("TIME_FORMAT"))
    day = dateformat.format(there, format_pattern("DATE_FORMAT"))
    return _("%(date)s, %(clock)s") % {"date": day, "clock": clock}
