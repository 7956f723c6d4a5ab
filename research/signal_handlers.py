"""Signal handlers of this app: they create the renditions of the pictures of areas' results."""

from functools import partial
from typing import Any

from django.db import models, transaction
from django.db.models.signals import post_save
from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage
from wagtail.signals import published

from people.content.after_response import enqueue_after_response
from research.models import ResearchArea
from research.models.result_pictures import make_result_renditions_in_background


def make_renditions_when_area_is_published(
    sender: type[models.Model], instance: ResearchArea, **kwargs: Any
) -> None:
    if instance.result_picture_id is not None:
        enqueue_after_response(make_result_renditions_in_background, instance.result_picture_id)


def make_renditions_when_image_is_saved(
    sender: type[models.Model], instance: AbstractImage, **kwargs: Any
) -> None:
    """Create missing renditions in the background if the image is the picture of a live area's result."""
    if ResearchArea.objects.filter(result_picture=instance, live=True).exists():
        # Runs on commit: Wagtail's form deletes the renditions of the old file after saving.
        transaction.on_commit(
            partial(enqueue_after_response, make_result_renditions_in_background, instance.pk)
        )


def connect() -> None:
    published.connect(
        make_renditions_when_area_is_published,
        sender=ResearchArea,
        dispatch_uid="groupsite_research.make_result_renditions",
    )
    post_save.connect(
        make_renditions_when_image_is_saved,
        sender=get_image_model(),
        dispatch_uid="groupsite_research.make_result_renditions_from_image",
    )
