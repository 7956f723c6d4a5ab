"""Permissions to see, edit and translate pages, of a record or not."""

from collections.abc import Iterable
from typing import Final

from django.db.models import Q
from wagtail.models import Page

from people.content.types import User

TRANSLATE_PERMISSION: Final = "groupsite_people.translate_pages"
RESTRICTED_ATTRIBUTE: Final = "_is_restricted"


def may_edit_page_itself(user: User, page: Page) -> bool:
    """Whether the user may edit the page itself, not only translate it."""
    rights = page.permissions_for_user(user)
    return bool(getattr(rights, "can_edit_page_itself", rights.can_edit)())


def may_view_page(user: User, page: Page) -> bool:
    """Whether the user may see this page: it is public, or they may edit or publish it.

    The permission to translate it is not enough. Pass the specific page (`.specific`).
    """
    may_publish_it = page.permissions_for_user(user).can_publish
    return bool(
        is_live_unrestricted_with_live_facts(page)
        or may_edit_page_itself(user, page)
        or may_publish_it()
    )


def is_live_unrestricted_with_live_facts(page: Page) -> bool:
    """Whether page and facts are live, without view restriction, and the page is no alias.

    Includes a vacancy that opens later, since its editor has already published it.
    """
    if not page.live or page.alias_of_id is not None:
        return False
    record = getattr(page, "record", None)
    if record is not None and not record.live:
        return False
    return not _is_restricted(page)


def cache_view_restrictions(pages: Iterable[Page]) -> None:
    """Cache whether each page has a view restriction, except on aliases or below them; one query for all.

    Nothing is cached on an alias or below one: the restrictions of its source apply to it.
    """
    pages = [page for page in pages if RESTRICTED_ATTRIBUTE not in vars(page)]
    if not pages:
        return
    paths = {path for page in pages for path in _paths_from_root(page)}
    decisive = Q(view_restrictions__isnull=False) | Q(alias_of__isnull=False)
    found = dict(
        Page.objects.filter(decisive, path__in=paths).values_list("path", "alias_of").order_by()
    )
    for page in pages:
        aliases = [found[path] for path in _paths_from_root(page) if path in found]
        if not any(aliases):
            vars(page)[RESTRICTED_ATTRIBUTE] = bool(aliases)


def _paths_from_root(page: Page) -> list[str]:
    """Return the tree paths of the pages above a page, and its own."""
    return [page.path[:end] for end in range(page.steplen, len(page.path) + 1, page.steplen)]


def _is_restricted(page: Page) -> bool:
    """Whether the page, or one above it, has a view restriction."""
    if (known := vars(page).get(RESTRICTED_ATTRIBUTE)) is not None:
        return bool(known)
    return bool(page.get_view_restrictions().exists())
