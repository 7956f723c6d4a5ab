"""The notice in a page's editor about changes in its source page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from wagtail.models import Page

from people.content import localize
from people.content.records.permissions import may_edit_page, may_view_page
from people.content.types import User


@dataclass(frozen=True)
class News:
    language: str  # of the page that is followed, as its readers call it
    fields: list[str]  # what has changed there since
    is_by_hand: bool  # nothing keeps this page as a translation: the two are only compared
    update_url: str | None = None  # takes the changes over
    follow_url: str | None = None  # keeps this page as a translation from now on
    compare_url: str | None = None


def update_notice_for(page: Page, user: User) -> News | None:
    """Return the notice; None if nothing has changed. `page` must be specific and saved."""
    if not isinstance(page, Page) or page.pk is None or page.alias_of_id is not None:
        return None
    source = localize.source_of(page) or followed_page(page)
    if source is None or not may_view_page(user, source):
        return None
    if localize.is_translation(page):
        return _of_translation(page, source, user)
    return _by_hand(page, source, user)


def followed_page(page: Page) -> Any | None:
    """Return the source of a handwritten page: of its stopped translation, else of the first language.

    None for the first language itself, and for a page that another one follows.
    """
    if stopped := localize.stopped_translation_of(page):
        found = stopped.source.object.get_instance_or_none(stopped.source.locale)
        return found and found.specific
    others = page.get_translations().filter(alias_of=None).order_by("locale__pk")
    lead = others.first()
    if lead is None or lead.locale_id > page.locale_id or localize.is_translation(lead):
        return None
    return lead.specific


def may_update(page: Page, source: Page, user: User) -> bool:
    return bool(
        localize.may_translate(user)
        and page.permissions_for_user(user).can_edit()
        and may_view_page(user, source)
    )


def may_follow(page: Page, source: Page, user: User) -> bool:
    return bool(
        localize.may_translate(user) and may_edit_page(user, page) and may_view_page(user, source)
    )


def _of_translation(page: Page, source: Page, user: User) -> News | None:
    behind = localize.following([page, source]).get(page.pk)
    if behind is None or not behind.changed:
        return None
    address = reverse("groupsite_people_languages:update", args=[page.pk])
    return News(
        language=source.locale.get_display_name(),
        fields=localize.labels(type(page), behind.changed),
        is_by_hand=False,
        update_url=address if may_update(page, source, user) else None,
        compare_url=_compare_url(source, localize.last_update(page), user),
    )


def _by_hand(page: Page, source: Page, user: User) -> News | None:
    """Return the notice for a handwritten page: changes in the source since the page was last edited."""
    follow = may_follow(page, source, user)
    changed: tuple[str, ...] = ()
    then = _revision_at(source, page.latest_revision_created_at)
    if source.live and then is not None:
        before = localize.translatable_values_of_content(type(source), then.content)
        changed = localize.changed_fields(localize.translatable_values(source), before)
    if not changed and not follow:
        return None
    return News(
        language=source.locale.get_display_name(),
        fields=localize.labels(type(page), changed),
        is_by_hand=True,
        follow_url=reverse("groupsite_people_languages:follow", args=[page.pk]) if follow else None,
        compare_url=_compare_url(source, then and then.created_at, user) if changed else None,
    )


def _revision_at(page: Page, moment: datetime | None) -> Any | None:
    if moment is None:
        return None
    return page.revisions.filter(created_at__lte=moment).order_by("-created_at", "-pk").first()


def _compare_url(source: Page, moment: datetime | None, user: User) -> str | None:
    """Return the URL of Wagtail's comparison with the revision of that time, if the user may open it."""
    revision = _revision_at(source, moment)
    if revision is None or not may_edit_page(user, source):
        return None
    ends = [source.pk, revision.pk, "live" if source.live else "latest"]
    return reverse("wagtailadmin_pages:revisions_compare", args=ends)
