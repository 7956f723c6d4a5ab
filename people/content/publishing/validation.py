"""What stands in the way of facts or a page going live: asked before publishing, never after."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from people.content import localize
from people.content.findings.finding import Finding, error, on, texts
from people.content.records.permissions import may_publish


def record_findings(record: Any, draft: Any, at: datetime) -> list[Finding]:
    """What publishing `draft` as the facts of the stored `record` at `at` still needs."""
    return on(record, [*draft.publishing_findings(), *draft.overdue(record, at)])


def page_findings(page: Any, user: Any, at: datetime) -> list[Finding]:
    """What publishing this page, and its facts with it where they are not public, still needs."""
    record = page.record
    found = (
        []
        if record.live
        else [*record_findings(record, record.draft(), at), *_not_yours(record, user)]
    )
    return [*found, *on(page, [*page.publishing_findings(), *untranslated(page)])]


def publishing_errors_of_page(page: Any, user: Any) -> list[str]:
    """Sentences for the editor: why this page, once published, would be a 404 or half a text."""
    record = page.record
    found = (
        [] if record.live else [*record.draft().publishing_findings(), *_not_yours(record, user)]
    )
    return texts([*found, *untranslated(page)])


def untranslated(page: Any) -> list[Finding]:
    count = localize.untranslated(page)
    if not count:
        return []
    sentence = ngettext(
        "%(count)s text is not translated yet.", "%(count)s texts are not translated yet.", count
    )
    return [error(sentence % {"count": count})]


def _not_yours(record: Any, user: Any) -> list[Finding]:
    if may_publish(user, record):
        return []
    return [
        error(
            _(
                "The facts are not published yet, and you cannot publish them. "
                "Ask an editor to publish the facts first."
            )
        )
    ]
