"""Finds sections that a machine has translated and nobody has read, and marks them as read."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from wagtail.models import Page, Revision

from people.content.sections.confirmed_section import ConfirmedSection, confirmed_sections
from people.content.sections.section_texts import newest_draft, section_texts, text_digest


def tool_by_unread_machine_section(page: Page) -> dict[str, str]:
    """Return the tool's name by section, for machine translations in `page` that nobody has read.

    A section that a person has changed since counts as read. In the order of the page's sections.
    """
    if page.pk is None:
        return {}
    rows = {row.section: row for row in confirmed_sections(page) if row.machine}
    texts = section_texts(page) if rows else {}
    return {
        name: rows[name].machine
        for name, text in texts.items()
        if name in rows and rows[name].unread_text == text
    }


def unconfirmed_machine_sections(page: Page) -> set[str]:
    """Return the sections that a machine wrote and nobody has confirmed, even if edited since."""
    return {row.section for row in confirmed_sections(page) if row.machine}


def sections_with_replaced_text(page: Page) -> set[str]:
    """Return the sections whose text from before the machine's can be brought back."""
    return {row.section for row in confirmed_sections(page) if row.replaced is not None}


def tool_by_unread_section_of_revision(revision: Revision) -> dict[str, str]:
    """Return the tool's name by section, for unread machine translations in a revision."""
    rows = ConfirmedSection.objects.filter(page_id=int(revision.object_id)).exclude(machine="")
    return tool_by_unread_machine_section(revision.as_object()) if rows.exists() else {}


@transaction.atomic
def mark_as_read_and_return_changed(page: Page, shown: Mapping[str, str], user: Any) -> list[str]:
    """Record that the user has read these translations; return the sections changed since.

    `shown` has a digest of the page's own text by section, as the form has shown it. Sections that
    have another text now are not marked as read.
    """
    rows = ConfirmedSection.objects.filter(page_id=page.pk)
    rows = rows.select_for_update().exclude(machine="")
    machine_texts = {row.section: row.unread_text for row in rows}
    texts = section_texts(newest_draft(page))
    changed = [name for name in shown if text_digest(texts.get(name)) != shown[name]]
    read = [
        name
        for name in machine_texts.keys() & shown.keys()
        if name not in changed and text_digest(machine_texts[name]) == shown[name]
    ]
    mark_sections_as_read(page, read, user)
    return changed


def mark_sections_as_read(page: Page, sections: Iterable[str], user: Any) -> None:
    """Record that the user has read these sections, and forget the texts that the machine replaced."""
    rows = ConfirmedSection.objects.filter(page_id=page.pk, section__in=list(sections))
    rows.update(machine="", machine_text=None, replaced=None, confirmed_by=user)
