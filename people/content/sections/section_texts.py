"""Reads the text of each section of a page."""

import json
from hashlib import sha256
from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist
from wagtail.models import Page

from people.content.localize.translatable_fields import field_labels, translatable_values

# Translatable, but no text: another URL does not change what the page says.
FIELDS_WITHOUT_TEXT: Final = ("slug",)
DRAFT_ATTRIBUTE: Final = "_newest_draft"


def section_texts(page: Page) -> dict[str, Any]:
    """Return the translatable values of a specific page, saved or not, by field name, without the slug."""
    found = translatable_values(page)
    return {name: text for name, text in found.items() if name not in FIELDS_WITHOUT_TEXT}


def section_label(page: Page, section: str) -> str:
    """Return the label of a section's field in the editor, or `section` if the field is gone."""
    try:
        (found,) = field_labels(type(page), [section])
    except FieldDoesNotExist:
        return section
    return found


def text_digest(text: Any) -> str:
    """Return a short digest of a section's text, sent with a form to detect later changes."""
    content = json.dumps(text, sort_keys=True, ensure_ascii=False)
    return sha256(content.encode()).hexdigest()[:16]


def newest_draft(page: Page) -> Any:
    """Return the page with the texts of its newest draft."""
    return vars(page).get(DRAFT_ATTRIBUTE) or page.get_latest_revision_as_object()


def has_cached_draft(page: Page) -> bool:
    """Whether the draft that `newest_draft(page)` returns is cached, as another object or the page itself."""
    return DRAFT_ATTRIBUTE in vars(page)


def cache_newest_draft(page: Page, draft: Page) -> None:
    """Cache the draft that `newest_draft(page)` returns; it must not be changed afterwards."""
    vars(page)[DRAFT_ATTRIBUTE] = draft


def live_or_newest_draft(page: Page) -> Any:
    """Return a live page as readers see it; a page that is not live with its newest draft."""
    return page if page.live else newest_draft(page)
