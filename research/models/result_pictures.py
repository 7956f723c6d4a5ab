"""Renditions of the picture of an area's result: made when its facts are published.

None is made during a visitor's request, as with portraits (`people.portraits`).
"""

from dataclasses import dataclass
from typing import Any, Final

from wagtail.images import get_image_model
from wagtail.images.models import AbstractImage

from people.content.django_versions import task
from people.content.records.record import Record
from people.portraits import make_renditions_and_return_failures

# One for phones, and one for wide screens and those with twice the pixels.
SPECS: Final = tuple(f"max-{width}x{width}|format-webp" for width in (720, 1440))


@dataclass(frozen=True)
class ResultPicture:
    """The picture of an area's result, for templates: URL, width, height and srcset."""

    url: str
    width: int
    height: int
    srcset: str


def make_result_renditions_of_area(area: Record) -> None:
    """Create the missing renditions of the area's picture. Never raises; failures are logged."""
    if area.result_picture is not None:
        make_result_renditions_of_image(area.result_picture)


def make_result_renditions_of_image(image: AbstractImage) -> None:
    made = {row.filter_spec for row in image.renditions.filter(filter_spec__in=SPECS)}
    make_renditions_and_return_failures(image, [spec for spec in SPECS if spec not in made])


@task
def make_result_renditions_in_background(image_pk: int) -> None:
    """Create the missing renditions of an image, if it still exists. Logs failures."""
    image = get_image_model().objects.filter(pk=image_pk).first()
    if image is not None:
        make_result_renditions_of_image(image)


def result_picture(area: Any) -> ResultPicture | None:
    """Return the picture of the area's result; None if it has no picture or no renditions."""
    made = result_renditions(area)
    if not made:
        return None
    narrowest = made[0]
    srcset = ", ".join(f"{row.url} {row.width}w" for row in made)
    return ResultPicture(narrowest.url, narrowest.width, narrowest.height, srcset)


def result_renditions(area: Any) -> list[Any]:
    """Return the existing renditions of the area's picture, narrowest first; empty without one."""
    if area.result_picture is None:
        return []
    made = [row for row in area.result_picture.renditions.all() if row.filter_spec in SPECS]
    # Small pictures are not enlarged, so both can have the same width.
    return [row for _width, row in sorted({row.width: row for row in made}.items())]
