"""Translates one section of a page again by machine, or brings back its earlier text.

The form is saved first, so that nothing typed is lost. The machine's text is saved as a draft that
somebody must read before the page can be published.
"""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.blocks import StreamValue
from wagtail.models import Page

from people.content.localize import machine_translation
from people.content.sections.confirmed_section import ConfirmedSection
from people.content.sections.section_confirmation import store_original_texts_beside_draft
from people.content.sections.section_texts import (
    newest_draft,
    section_label,
    section_texts,
    text_digest,
)
from people.content.side_by_side.add_empty_blocks_and_rows import add_empty_blocks_and_rows
from people.content.side_by_side.original import Original
from people.content.types import User

TRANSLATE: Final = "translate-section"
BRING_BACK: Final = "bring-back-section"

type Result = tuple[Callable[[HttpRequest, str], None], str]  # how to tell the user, and what


def section_to_change(request: HttpRequest) -> str:
    """Return the section that a button of the form asks to change; empty without one."""
    return request.POST.get(TRANSLATE) or request.POST.get(BRING_BACK) or ""


def change_section_of_pressed_button(request: HttpRequest, page: Page, original: Original) -> None:
    """Do what the pressed button asks of the saved draft of `page`, and add a message about it."""
    section = section_to_change(request)
    if section not in original.texts:
        return
    if TRANSLATE in request.POST:
        add, text = translate_section_again(page, original, section, request.user)
    else:
        add, text = bring_back_earlier_text(page, section, request.user)
    add(request, text)


def translate_section_again(page: Page, original: Original, section: str, user: User) -> Result:
    """Put the machine's translation of a section into a new draft; return what to tell the user."""
    if not original.has_translator or not original.texts[section]:
        return messages.error, _("There is no machine translation for this section.")
    former = section_texts(newest_draft(page))
    try:
        answers = machine_translation.request_translations(original.shown, page.locale, section)
    except machine_translation.MachineTranslationError as failed:
        return messages.error, str(failed)
    return _write_translation(page, original, section, former, answers, user)


@transaction.atomic
def _write_translation(
    page: Page,
    original: Original,
    section: str,
    former: dict[str, Any],
    answers: machine_translation.MachineTranslations,
    user: User,
) -> Result:
    """Save the answers as a draft, unless the section has changed while the machine worked."""
    names = {"tool": answers.tool, "section": section_label(page, section)}
    draft = newest_draft(_page_locked_for_update(page))
    if section_texts(draft)[section] != former[section]:
        text = _("Somebody has changed “%(section)s” in the meantime. Nothing has been replaced.")
        return messages.error, text % names
    before = draft.serializable_data()[section]
    own_blocks = getattr(draft, section)
    add_empty_blocks_and_rows(draft, original.shown, section)
    result = machine_translation.fill_in_machine_translations(
        answers, original.shown, draft, section
    )
    _append_blocks_original_lacks(draft, section, own_blocks)
    if not result.is_any_used:
        text = _("The translation from %(tool)s could not be used. Your text is as it was.")
        return messages.error, text % names
    if section_texts(draft)[section] == former[section]:
        return messages.info, _("%(tool)s translates “%(section)s” as it already is.") % names
    draft.save_revision(user=user, log_action=True, clean=False)
    _mark_as_machine_text(page, original, section, former, answers.tool, before, user)
    text = _("%(tool)s has translated “%(section)s” again. Read it before you publish the page.")
    if result.kept:
        text = _(
            "%(tool)s has translated “%(section)s” again, but some of its text could not be used and "
            "is still that of the original. Read and correct it before you publish the page."
        )
    return (messages.warning if result.kept else messages.success), text % names


def _mark_as_machine_text(
    page: Page,
    original: Original,
    section: str,
    former: dict[str, Any],
    tool: str,
    before: Any,
    user: User,
) -> None:
    """Store that nobody has read the section in the newest draft yet, and what it replaced."""
    own = {"page_id": page.pk, "other_locale": original.other.locale_id, "section": section}
    row = ConfirmedSection.objects.filter(**own).first()
    replaced = {
        "text": before,
        "answered": row and row.answered,
        "answered_draft": row and row.answered_draft,
    }
    if row and row.machine and row.replaced and row.unread_text == former[section]:
        replaced = row.replaced  # what a person wrote, not what the machine wrote last time
    stored = type(page).objects.get(pk=page.pk)
    digests = {section: text_digest(original.texts[section])}
    store_original_texts_beside_draft(stored, former, original.other, digests, user)
    row = ConfirmedSection.objects.get(**own)
    row.machine, row.replaced = tool, replaced
    row.machine_text = section_texts(newest_draft(stored))[section]
    row.save()


@transaction.atomic
def bring_back_earlier_text(page: Page, section: str, user: User) -> Result:
    """Save a section's text from before the machine's as a draft; return what to tell the user."""
    stored = _page_locked_for_update(page)
    rows = ConfirmedSection.objects.select_for_update().filter(page_id=page.pk, section=section)
    row = rows.filter(replaced__isnull=False).first()
    if row is None:
        return messages.warning, _("There is no earlier text to bring back.")
    replaced: Any = row.replaced
    content = {**newest_draft(stored).serializable_data(), section: replaced["text"]}
    stored.with_content_json(content).save_revision(user=user, log_action=True, clean=False)
    row.answered, row.answered_draft = replaced["answered"], replaced["answered_draft"]
    row.clear_machine_fields()
    row.confirmed_by = user
    row.save()
    names = {"section": section_label(page, section)}
    return messages.success, _("The earlier text of “%(section)s” is back.") % names


def _append_blocks_original_lacks(draft: Any, section: str, blocks: Any) -> None:
    """Add the blocks that the original does not have after those that were translated."""
    if not isinstance(blocks, StreamValue):
        return
    translated = getattr(draft, section)
    known = {block.id for block in translated}
    kept = [*translated, *(block for block in blocks if block.id not in known)]
    rows = [(block.block_type, block.value, block.id) for block in kept]
    setattr(draft, section, StreamValue(translated.stream_block, rows))


def _page_locked_for_update(page: Page) -> Any:
    """Return the stored page, read again and locked until the transaction ends."""
    Page.objects.select_for_update().get(pk=page.pk)
    return type(page).objects.get(pk=page.pk)
