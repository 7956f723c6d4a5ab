"""Signal handlers of this app, connected at start-up. Most call functions in other modules."""

import logging
from functools import partial
from typing import Any

from django.apps import apps
from django.core.signals import request_finished, request_started
from django.db import DatabaseError, models, transaction
from django.db.models.signals import post_migrate, post_save, pre_delete
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, published, unpublished

from people.content import after_response, index_updates, localize
from people.content.pages.beside_original import EditedBesideOriginal
from people.content.pages.conversion_after_upgrade import convert_after_migrating
from people.content.publishing import link_preview_pictures
from people.content.publishing.actions import try_to_publish_unpublished_facts
from people.content.records.page import RecordPageMixin
from people.content.sections.section_confirmation import confirm_published_sections
from people.models import Organisation, Person
from people.portraits import make_logo_rendition, make_portrait_crops_in_background

logger = logging.getLogger("groupsite")


def publish_facts_with_first_page(
    sender: type[models.Model], instance: Page, **kwargs: Any
) -> None:
    """Signal handler: when a record's page goes live, publish facts that are not live yet, if allowed."""
    page: Any = instance
    if not isinstance(instance, RecordPageMixin) or not page.live:
        return  # the signal is sent for scheduling as well
    revision = kwargs.get("revision")
    try_to_publish_unpublished_facts(page.record, user=revision.user if revision else None)


def confirm_sections_of_published_page(
    sender: type[models.Model], instance: Page, **kwargs: Any
) -> None:
    """Signal handler: store that the sections of a live page match its other languages.

    Never raises, because an exception here would leave the page live and stop `publish_scheduled`.
    """
    page: Any = instance
    if not isinstance(instance, EditedBesideOriginal) or not page.live:
        return
    revision = kwargs.get("revision")
    try:
        with transaction.atomic():
            before = getattr(revision, "texts_before", None)
            confirm_published_sections(page, revision.user if revision else None, before)
    except DatabaseError:
        logger.exception("What page %s agrees with is not remembered.", page.pk)


def reindex_page_with_texts_in_child_rows(
    sender: type[models.Model], instance: Page, **kwargs: Any
) -> None:
    """Signal handler: update the search index of a page with texts in child rows, saved by now.

    Wagtail's own handler runs before the child rows are saved.
    """
    if getattr(instance, "word_relations", ()):
        index_updates.update_search_index_of_page(instance)


def retitle_pages_when_person_is_published(
    sender: type[models.Model], instance: Person, **kwargs: Any
) -> None:
    """Signal handler: update the titles of a person's pages when the name has changed."""
    for page in instance.pages.exclude(title=instance.name):
        page.title = page.draft_title = instance.name
        page.save(clean=False)


def make_crops_when_person_is_published(
    sender: type[models.Model], instance: Person, **kwargs: Any
) -> None:
    """Signal handler: create the missing crops of a published person's portrait, in the background."""
    if instance.portrait_id is not None:
        after_response.enqueue_after_response(
            make_portrait_crops_in_background, instance.portrait_id
        )


def make_crops_when_image_changes(
    sender: type[models.Model], instance: AbstractImage, **kwargs: Any
) -> None:
    """Signal handler: create the missing crops in the background if the image is a live person's portrait."""
    if Person.objects.filter(portrait=instance, live=True).exists():
        # Runs on commit: Wagtail's form deletes the crops of the old file after saving.
        transaction.on_commit(
            partial(
                after_response.enqueue_after_response,
                make_portrait_crops_in_background,
                instance.pk,
            )
        )


def render_logo_when_organisation_is_saved(
    sender: type[models.Model], instance: Organisation, **kwargs: Any
) -> None:
    """Signal handler: create the missing rendition of an organisation's logo, before the save returns."""
    if instance.logo is not None:
        make_logo_rendition(instance.logo)


def draw_link_previews_when_published(
    sender: type[models.Model], instance: Any, **kwargs: Any
) -> None:
    """Signal handler: draw the pictures for links to a published page or record, in the background."""
    link_preview_pictures.draw_link_preview_of_published_page(instance)
    link_preview_pictures.draw_link_previews_of_published_record(instance)


def delete_link_previews_when_unpublished(
    sender: type[models.Model], instance: Any, **kwargs: Any
) -> None:
    """Signal handler: delete the pictures for links to an unpublished or deleted page or record."""
    link_preview_pictures.delete_link_preview_of_page(instance)
    link_preview_pictures.delete_link_previews_of_record(instance)


def connect() -> None:
    """Connect the signal handlers of this app and patch wagtail-localize; called once, at start-up."""
    request_started.connect(after_response.on_request_started)
    request_finished.connect(after_response.on_request_finished)
    localize.connect_signals_and_patches()
    index_updates.connect_index_updates(
        [one for one in apps.get_models() if issubclass(one, EditedBesideOriginal)]
    )
    post_migrate.connect(
        convert_after_migrating,
        sender=apps.get_app_config("groupsite_people"),
        dispatch_uid="groupsite_people.take_over",
    )
    _connect_to_publishing()
    _connect_link_previews()
    post_save.connect(
        render_logo_when_organisation_is_saved,
        sender=Organisation,
        dispatch_uid="groupsite_people.make_logo_rendition",
    )
    post_save.connect(
        make_crops_when_image_changes,
        sender=get_image_model(),
        dispatch_uid="groupsite_people.make_portrait_from_image",
    )


def _connect_link_previews() -> None:
    for signal in (page_published, published):
        signal.connect(
            draw_link_previews_when_published, dispatch_uid="groupsite_people.draw_link_previews"
        )
    for removal in (page_unpublished, unpublished, pre_delete):
        removal.connect(
            delete_link_previews_when_unpublished,
            dispatch_uid="groupsite_people.delete_link_previews",
        )


def _connect_to_publishing() -> None:
    page_published.connect(
        publish_facts_with_first_page,
        dispatch_uid="groupsite_people.publish_facts_if_allowed",
    )
    page_published.connect(
        confirm_sections_of_published_page,
        dispatch_uid="groupsite_people.confirm_sections",
    )
    page_published.connect(
        reindex_page_with_texts_in_child_rows, dispatch_uid="groupsite_people.index_page"
    )
    published.connect(
        retitle_pages_when_person_is_published,
        sender=Person,
        dispatch_uid="groupsite_people.name_pages",
    )
    published.connect(
        make_crops_when_person_is_published,
        sender=Person,
        dispatch_uid="groupsite_people.make_portrait",
    )
