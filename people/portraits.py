"""Portraits: one crop for every face, made when the person is published, never for a visitor."""

import logging
from functools import cache
from typing import Any

from wagtail.images.models import Filter

logger = logging.getLogger("groupsite")

# 4 to 5 around the focal point, in widths for lists and for a person's own page.
RATIO = 1.25
WIDTHS = (208, 400, 640)
FORMATS = ("avif", "webp", "jpeg")
FILTERS = {
    (form, width): f"fill-{width}x{round(width * RATIO)}-c60|format-{form}"
    for form in FORMATS
    for width in WIDTHS
}


def make_portrait_of(person: Any) -> bool:
    """Makes the crops of the person's portrait that do not exist; says whether all exist now.

    Never raises: a picture that cannot be read must not stop a person from being published.
    """
    image = person.portrait
    return image is None or make_renditions(image)


def make_renditions(image: Any) -> bool:
    """The same for an image. A format that this machine cannot write is left out, and logged."""
    return all([_make(image, form) for form in FORMATS])


def remake_portrait_of(person: Any) -> bool:
    """Makes the crops anew, such as after a change of RATIO or WIDTHS or a loss of files."""
    if person.portrait is not None:
        for rendition in person.portrait.renditions.all():
            rendition.delete()
    return make_portrait_of(person)


def sources(image: Any) -> dict[str, list[tuple[int, Any]]]:
    """By format: the crops that exist for the focal point, narrow first, with their true widths.

    Makes none and, where the image's `renditions` are prefetched, asks no query. Empty: draw a
    monogram.
    """
    made = {(row.filter_spec, row.focal_point_key): row for row in image.renditions.all()}
    found: dict[str, dict[int, Any]] = {}
    for (form, _width), spec in FILTERS.items():
        if row := made.get((spec, _filter(spec).get_cache_key(image))):
            # A small picture is not enlarged, so two crops of it can be equally wide.
            found.setdefault(form, {}).setdefault(row.width, row)
    return {form: sorted(rows.items()) for form, rows in found.items()} if "jpeg" in found else {}


@cache
def _filter(spec: str) -> Filter:
    return Filter(spec)


def _make(image: Any, form: str) -> bool:
    try:
        image.get_renditions(*(FILTERS[form, width] for width in WIDTHS))
    except (OSError, ValueError, LookupError):  # no file, no picture, no such format
        logger.exception("The portrait from image %s was not made as %s.", image.pk, form)
        return False
    return True
