"""The slug of a page that was never live follows its title, until somebody types one."""

import re
from collections.abc import Iterable

from anyascii import anyascii
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from people.content.sections.counterparts import counterparts


def slug_of(title: str) -> str:
    return slugify(anyascii(title))


def following_slug(page: Page, parent: Page, title: str, typed: str) -> str | None:
    """Return the slug for a new title; None where the page keeps the one that the form says.

    `page` has the title and slug that were saved last; `typed` is what the form says. A slug counts as
    typed by somebody if it comes from no title: neither of this page, nor of its other languages, with
    one of which it may have been begun.
    """
    if page.first_published_at is not None or not (wanted := slug_of(title)):
        return None
    record = getattr(page, "record", None)
    names = [title, page.title, *(other.title for other in counterparts(page))]
    automatic = [*map(slug_of, [*names, str(record or "")]), str(page.translation_key)[:8]]
    if not _comes_from(typed, automatic):
        return None
    return str(find_available_slug(parent, wanted, ignore_page_id=page.pk))


def _comes_from(typed: str, slugs: Iterable[str]) -> bool:
    """Whether it is one of these, or one with the number that made it unique."""
    plain = slug_of(typed)
    return any(slug and re.fullmatch(rf"{re.escape(slug)}(-\d+)?", plain) for slug in slugs)
