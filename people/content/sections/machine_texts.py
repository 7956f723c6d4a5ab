"""Finds sections that a machine has translated and that nobody has read yet."""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Page, Revision

from people.content.sections.confirmed_section import ConfirmedSection, confirmed_sections
from people.content.sections.section_texts import section_texts


def unread_machine_texts(page: Page) -> dict[str, str]:
    """Return the tool's name by section, for machine translations in `page` that nobody has read.

    A section that a person has changed since counts as read.
    """
    if page.pk is None:
        return {}
    rows = [row for row in confirmed_sections(page) if row.machine]
    texts = section_texts(page) if rows else {}
    return {row.section: row.machine for row in rows if row.own == texts.get(row.section)}


def machine_translated_sections(page: Page) -> set[str]:
    """Return the sections that a machine wrote and nobody has confirmed, even if changed since."""
    return {row.section for row in confirmed_sections(page) if row.machine}


def unread_machine_texts_of_revision(revision: Revision) -> dict[str, str]:
    """Return the tool's name by section, for unread machine translations in a revision."""
    rows = ConfirmedSection.objects.filter(page_id=int(revision.object_id)).exclude(machine="")
    return unread_machine_texts(revision.as_object()) if rows.exists() else {}


def mark_sections_as_read(page: Page, sections: Iterable[str], user: Any) -> None:
    """Record that the user has read the machine's translations of these sections."""
    rows = ConfirmedSection.objects.filter(page_id=page.pk, section__in=list(sections))
    rows.update(machine="", confirmed_by=user)
