"""Creates crops of portraits, and renditions of logos, but never during a visitor's request."""

import logging
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from typing import Any

from django.core.files import File
from wagtail.images import get_image_model
from wagtail.images.image_operations import FilterOperation
from wagtail.images.models import AbstractImage, Filter

from people.content.django_versions import task
from people.content.records.record import Record

logger = logging.getLogger("groupsite")

# Ratio 4:5 around the focal point, in widths for lists and for the person's page.
RATIO = 1.25
WIDTHS = (208, 400, 640)
FORMATS = ("avif", "webp", "jpeg")
FILTERS = {
    (form, width): f"fill-{width}x{round(width * RATIO)}-c60|format-{form}"
    for form in FORMATS
    for width in WIDTHS
}
SPECS = frozenset(FILTERS.values())
LOGO = "max-480x160|format-webp"


class RemoveMetadataOperation(FilterOperation):
    """Image operation that removes metadata, such as the location, but keeps the colour profile."""

    def construct(self) -> None:
        """Accept no arguments, unlike other operations."""

    def run(self, willow: Any, image: AbstractImage, env: dict[str, Any]) -> None:
        profile = willow.image.info.get("icc_profile")
        willow.image.info = {"icc_profile": profile} if profile else {}


class FilterWithoutMetadata(Filter):
    """Rendition filter that keeps the colour profile and no other metadata."""

    @property
    def filter_operations(self) -> list[FilterOperation]:
        return [*super().filter_operations, RemoveMetadataOperation("without_metadata")]


def make_portrait_crops(person: Record) -> bool:
    """Create the portrait's missing crops; return whether all exist now (True without a portrait).

    Never raises: a portrait that cannot be read must not prevent publishing the person.
    """
    image = person.portrait
    return image is None or make_portrait_crops_of_image(image)


def make_portrait_crops_of_image(image: AbstractImage) -> bool:
    """Create the missing crops of an image; return whether all exist now. Logs failures."""
    made = _existing_crops(image)  # Wagtail's cache may know crops that the database has lost
    return not make_renditions_and_return_failures(
        image, [one for one in FILTERS.values() if one not in made]
    )


@task
def make_portrait_crops_in_background(image_pk: int) -> None:
    """Create the missing crops of an image, if it still exists: after the response, or in a worker.

    This takes seconds, for which an editor should not wait. Until then visitors see a monogram.
    """
    image = get_image_model().objects.filter(pk=image_pk).first()
    if image is not None:
        make_portrait_crops_of_image(image)


def recreate_portrait_crops(person: Record) -> bool:
    """Delete all renditions of the portrait and recreate its crops; return whether all exist now."""
    if person.portrait is not None:
        for rendition in person.portrait.renditions.all():
            rendition.delete()
    return make_portrait_crops(person)


def make_logo_rendition(image: AbstractImage) -> None:
    """Create a logo's rendition if it is missing. Logs errors, so that they do not prevent saving."""
    # Wagtail's cache may know a rendition that the database has lost.
    if image.renditions.filter(filter_spec=LOGO).exists():
        return
    try:
        image.create_rendition(Filter(LOGO))
    except (OSError, ValueError, LookupError, AttributeError):
        logger.exception("The file of image %s, a logo, cannot be read.", image.pk)


def logo_rendition(organisation: Any) -> Any | None:
    """Return the logo's rendition if it exists: one query, or none if `logo` and `renditions` are loaded."""
    if organisation.logo_id is None:
        return None
    if not organisation._meta.get_field("logo").is_cached(organisation):
        renditions = get_image_model().get_rendition_model().objects
        return renditions.filter(image=organisation.logo_id, filter_spec=LOGO).first()
    made = organisation.logo.renditions.all()
    return next((row for row in made if row.filter_spec == LOGO), None)


def portrait_sources(image: AbstractImage) -> dict[str, list[tuple[int, Any]]]:
    """Return {format: [(width, crop)]} of existing crops, narrowest first; {} without a JPEG crop.

    Never creates crops, and makes no query if the image's `renditions` are prefetched. If the
    result is empty, show a monogram.
    """
    made = _existing_crops(image)
    found: dict[str, dict[int, Any]] = {}
    for (form, _width), spec in FILTERS.items():
        if row := made.get(spec):
            # Small pictures are not enlarged, so two crops can have the same width.
            found.setdefault(form, {}).setdefault(row.width, row)
    return {form: sorted(rows.items()) for form, rows in found.items()} if "jpeg" in found else {}


def _existing_crops(image: AbstractImage) -> dict[str, Any]:
    """Return the crops for the image's current focal point, by filter specification."""
    return {
        row.filter_spec: row
        for row in image.renditions.all()
        if row.filter_spec in SPECS
        and row.focal_point_key == _crop_filter(row.filter_spec).get_cache_key(image)
    }


@cache
def _crop_filter(spec: str) -> FilterWithoutMetadata:
    return FilterWithoutMetadata(spec)


def make_renditions_and_return_failures(image: AbstractImage, specs: Iterable[str]) -> set[str]:
    """Create each of these renditions; return the specs that failed. Logs failures, never raises.

    A picture that cannot be read must not prevent publishing what shows it.
    """
    specs = list(specs)
    if not specs:
        return set()
    try:
        with image.open_file() as file:
            picture_bytes = file.read()
    except OSError:
        logger.exception("The file of image %s cannot be read.", image.pk)
        return set(specs)
    refused = {spec for spec in specs if not _try_to_make_rendition(image, spec, picture_bytes)}
    if refused:
        logger.error("Image %s could not be written as %s.", image.pk, ", ".join(sorted(refused)))
    return refused


def _try_to_make_rendition(image: AbstractImage, spec: str, picture_bytes: bytes) -> bool:
    """Create a rendition; return whether that was possible."""
    chosen = FilterWithoutMetadata(spec)
    # Like Wagtail's `create_rendition`, but that leaves the temporary file open.
    source = File(BytesIO(picture_bytes), name=image.file.name)
    try:
        with image.generate_rendition_file(chosen, source=source) as file:
            image.renditions.get_or_create(
                filter_spec=spec,
                focal_point_key=chosen.get_cache_key(image),
                defaults={"file": file},
            )
    except (OSError, ValueError, LookupError, AttributeError):
        # Unreadable, a drawing without pixels, or a format that this machine cannot write.
        return False
    return True
