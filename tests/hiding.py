"""The ways in which a page is public no longer."""

from typing import Any

from wagtail.models import Page, PageViewRestriction


def hide_draft(page: Page) -> None:
    Page.objects.filter(pk=page.pk).update(live=False)


def hide_restricted(page: Page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def hide_alias(page: Any) -> None:
    type(page).objects.filter(pk=page.pk).update(alias_of=Page.objects.get(depth=1))


def hide_record(page: Any) -> None:
    type(page.record).objects.filter(pk=page.record.pk).update(live=False)
