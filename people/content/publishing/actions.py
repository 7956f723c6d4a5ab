"""Actions on a record together with its pages: create, publish, copy."""

import logging
import uuid
from collections.abc import Mapping
from functools import partial
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from wagtail.actions.create import CreateAction
from wagtail.coreutils import find_available_slug
from wagtail.models import Locale, Page, PageSubscription, Site, TranslatableMixin
from wagtail.permissions import policy_registry

from people.content.pages.permissions import TRANSLATE_PERMISSION
from people.content.pages.slugs import slug_from_title
from people.content.records.base_record import BaseRecord
from people.content.records.copying import create_draft_copy
from people.content.records.permissions import may_publish
from people.content.records.record import Record
from people.content.records.sites import pages_of_site
from people.content.sections import section_confirmation
from people.content.types import User

logger = logging.getLogger("groupsite")


def permitted_index_page_per_language(record_model: type[Record], user: User | None) -> list[Any]:
    """Return one index page per language, below which the user may add pages of the model."""
    pages = [
        page
        for page in _all_index_pages(record_model)
        if page.permissions_for_user(user).can_add_subpage()
    ]
    return list({page.locale_id: page for page in reversed(pages)}.values())[::-1]


def ensure_index_page_in_language(
    record_model: type[Record], locale: Locale, user: User | None, site: Site | None = None
) -> Any:
    """Return the index page in this language, or a new draft of it. Raises PermissionDenied.

    Raises PermissionDenied where the user may neither add pages there nor translate. With a `site`,
    only the index pages of that site count.
    """
    translates = user is None or user.has_perm(TRANSLATE_PERMISSION)
    found = _all_index_pages(record_model, site)
    for page in found:
        if page.locale_id == locale.pk and (
            translates or page.permissions_for_user(user).can_add_subpage()
        ):
            return page
    if not found or not translates or any(page.locale_id == locale.pk for page in found):
        raise PermissionDenied
    return found[0].copy_for_translation(locale, copy_parents=True)


def _all_index_pages(record_model: type[Record], site: Site | None = None) -> list[Any]:
    """Return the index pages under which the model's pages may be, in every language."""
    pages = Q(alias_of=None) & pages_of_site(site)
    return [
        page
        for model in record_model.page_model().allowed_parent_page_models()
        for page in model.objects.filter(pages).select_related("locale").order_by("path")
    ]


def add_draft_page(
    record: Record,
    index: Page,
    title: str,
    user: User | None,
    texts: Mapping[str, str] | None = None,
) -> Any:
    """Create and return a draft page of the record below `index`, with its initial sections.

    `texts` are the values of further text fields by name.
    Deletes an alias that tree sync has created: a record has one page in each language.
    """
    model = type(record).page_model()
    own = model.objects.filter(**{model.record_field: record.pk}, locale=index.locale)
    for alias in own.exclude(alias_of=None):
        alias.delete()
    slug = find_available_slug(index, slug_from_title(title) or str(record.key)[:8])
    page = model(title=title, locale=index.locale, slug=slug, owner=user, live=False)
    setattr(page, model.record_field, record)
    page.add_initial_sections()
    for name, text in (texts or {}).items():
        setattr(page, name, text)
    index.add_child(instance=page)  # logs wagtail.create for the owner
    page.save_revision(user=user, log_action=True, clean=False)
    if user is not None:
        PageSubscription.objects.get_or_create(
            page=page, user=user, defaults={"comment_notifications": True}
        )
    return page


@transaction.atomic
def create_record_with_page(record: Record, index: Page, title: str, user: User | None) -> Any:
    """Create a draft record and its draft page; return the page. Raises PermissionDenied.

    Raises PermissionDenied where the user may not add either of them.
    """
    if not index.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    record = CreateAction(record, user=user).execute()  # checks the right to add the record
    return add_draft_page(record, index, title, user)


def try_to_publish_unpublished_facts(record: BaseRecord, user: User | None = None) -> bool:
    """Publish facts that are not live, unless prevented; return whether they are live now.

    Called when a page goes live. Never raises, because an exception there would leave the page
    live and stop `publish_scheduled`; the language tab then shows "waiting for facts".
    """
    if record.live:
        return True
    draft = record.draft()
    if draft.publishing_findings() or not may_publish(user, record):
        logger.info("Facts %s of a page that went live are not published yet.", record.pk)
        return False
    # A new revision: an editor who has the facts open would else save into the live one.
    revision = draft.save_revision(user=user, log_action=True, clean=False)
    revision.publish(user=user, skip_permission_checks=True)
    record.refresh_from_db()
    return True


@transaction.atomic
def copy_record(record: BaseRecord, user: User | None) -> Any:
    """Copy a record and all its pages as drafts; return the new record. Raises PermissionDenied.

    Raises PermissionDenied unless the user may add one.
    """
    policy = policy_registry.get(record)
    if not policy.user_has_permission(user, "add"):
        raise PermissionDenied
    new = create_draft_copy(record, user=user)
    if isinstance(record, Record):
        _copy_pages(record, new, user)
    return new


def _copy_pages(record: Record, new: Any, user: User | None) -> None:
    """Copy the pages of a record as drafts of a new one. Raises PermissionDenied."""
    model = type(record).page_model()
    pages = model.objects.filter(**{model.record_field: record}, alias_of=None)
    old_pages = list(pages.order_by("locale__pk"))
    copies = [_copy_page(page, new, user) for page in old_pages]
    section_confirmation.copy_confirmed_sections(
        {old.pk: copy for old, copy in zip(old_pages, copies, strict=True)}
    )


def _copy_page(page: Page, record: Record, user: User | None) -> Any:
    """Return a draft copy of a page's newest draft for a new record. Raises PermissionDenied."""
    index = page.get_parent()
    if not index.permissions_for_user(user).can_add_subpage():
        raise PermissionDenied
    newest = page.get_latest_revision_as_object()
    return newest.copy(
        to=index,
        user=user,
        copy_revisions=False,
        keep_live=False,
        reset_translation_key=False,
        process_child_object=partial(_set_derived_translation_key, record),
        update_attrs={
            "slug": find_available_slug(index, newest.slug),
            "translation_key": record.key,
            type(page).record_field: record,
        },
    )


def _set_derived_translation_key(
    record: Record, _page: Page, _copy: Page, _relation: object, child: models.Model
) -> None:
    """Set a copied child row's translation key, so that its languages stay linked."""
    if isinstance(child, TranslatableMixin):
        child.translation_key = _derived_translation_key(record, str(child.translation_key))


def _derived_translation_key(record: Record, translation_key: str) -> uuid.UUID:
    """Return a key that is the same for the copies of a row in every language."""
    return uuid.uuid5(record.key, translation_key)
