"""Findings that prevent facts or a page from being published."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from people.content import localize
from people.content.findings.finding import (
    Finding,
    copies_with_screen,
    error,
    errors,
    finding_texts,
)
from people.content.records.base_record import BaseRecord
from people.content.records.latest_drafts import draft_to_read
from people.content.records.permissions import may_publish
from people.content.sections import machine_texts
from people.content.sections.section_texts import newest_draft
from people.content.types import User


def record_publishing_findings(
    record: BaseRecord, draft: BaseRecord, at: datetime
) -> list[Finding]:
    """Return the findings that prevent publishing `draft` at `at` as the facts of `record`."""
    return copies_with_screen(
        record, [*draft.publishing_findings(), *draft.overdue_findings(record, at)]
    )


def page_publishing_findings(page: Page, user: User | None, at: datetime) -> list[Finding]:
    """Return the findings that prevent publishing this page, or its facts if not public."""
    record = getattr(page, "record", None)
    found = (
        []
        if record is None or record.live
        else [
            *record_publishing_findings(record, draft_to_read(record), at),
            *_missing_permission_findings(record, user),
        ]
    )
    own = [
        *page.publishing_findings(),
        *untranslated_findings(page),
        *unread_machine_text_findings(page),
    ]
    return errors([*found, *copies_with_screen(page, own)])


def publishing_errors_outside_editor(page: Page, user: User | None) -> list[str]:
    """Return why a record's page stays hidden if published without the editor's checks; or []."""
    record = page.record
    found = (
        []
        if record.live
        else [
            *draft_to_read(record).publishing_findings(),
            *_missing_permission_findings(record, user),
        ]
    )
    unread = unread_machine_text_findings(newest_draft(page))
    return finding_texts([*found, *untranslated_findings(page), *unread])


def untranslated_findings(page: Page) -> list[Finding]:
    """Return an error if texts of the page are untranslated in wagtail-localize; else []."""
    sentences = localize.untranslated_texts_sentences(page)
    return [error(sentences)] if sentences else []


def unread_machine_text_findings(page: Page) -> list[Finding]:
    """Return an error if nobody has read some machine-translated sections; else []. One query."""
    unread = machine_texts.tool_by_unread_machine_section(page)
    if not unread:
        return []
    sentence = ngettext(
        "%(count)s section was translated by %(tool)s and has not been read yet.",
        "%(count)s sections were translated by %(tool)s and have not been read yet.",
        len(unread),
    )
    tools = ", ".join(sorted(set(unread.values())))
    return [error(sentence % {"count": len(unread), "tool": tools}, next(iter(unread)))]


def _missing_permission_findings(record: BaseRecord, user: User | None) -> list[Finding]:
    """Return an error if the user may not publish the facts; else []."""
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
