"""The slug of a page that was never live follows its title, until somebody types one."""

import re
from collections.abc import Iterable

from anyascii import anyascii
from django.utils.text import slugify
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from people.content.sections.page_translations import specific_translations


def slug_from_title(title: str) -> str:
    """Return the slug of a title in ASCII; empty for a title without letters or digits."""
    return slugify(anyascii(title))


def slug_for_new_title(page: Page, parent: Page, title: str, submitted_slug: str) -> str | None:
    """Return the slug for a new title; None if the page keeps the submitted one.

    `page` has the title and slug that were saved last; `submitted_slug` is that of the form. A
    slug counts as typed if it is made from no title of this page or of its other languages, from
    one of which the page may have been started.
    """
    if page.first_published_at is not None or not (wanted := slug_from_title(title)):
        return None
    record = getattr(page, "record", None)
    names = [title, page.title, *(other.title for other in specific_translations(page))]
    automatic = [*map(slug_from_title, [*names, str(record or "")]), str(page.translation_key)[:8]]
    if not _is_automatic_slug(submitted_slug, automatic):
        return None
    return str(find_available_slug(parent, wanted, ignore_page_id=page.pk))


def _is_automatic_slug(slug: str, slugs: Iterable[str]) -> bool:
    """Whether `slug` is one of `slugs`, perhaps with a number added to make it unique."""
    plain = slug_from_title(slug)
    return any(slug and re.fullmatch(rf"{re.escape(slug)}(-\d+)?", plain) for slug in slugs)
