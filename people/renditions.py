"""Makes renditions without metadata, such as the place where a phone took the picture."""

import logging
from collections.abc import Iterable
from io import BytesIO
from typing import Any

from django.core.files import File
from wagtail.images.image_operations import FilterOperation
from wagtail.images.models import AbstractImage, Filter

logger = logging.getLogger("groupsite")


class RemoveMetadataOperation(FilterOperation):
    """Image operation that removes metadata, such as the place where a phone took the picture."""

    def construct(self) -> None:
        """Take no arguments, unlike other operations."""

    def run(self, willow: Any, image: AbstractImage, env: dict[str, Any]) -> None:
        profile = willow.image.info.get("icc_profile")
        willow.image.info = {"icc_profile": profile} if profile else {}


class FilterWithoutMetadata(Filter):
    """Rendition filter that keeps the colour profile and no other metadata."""

    @property
    def filter_operations(self) -> list[FilterOperation]:
        return [*super().filter_operations, RemoveMetadataOperation("without_metadata")]


def make_missing_renditions(image: AbstractImage, specs: Iterable[str]) -> set[str]:
    """Create these renditions; return the specs that could not be made. Never raises; logs failures.

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
    refused = {spec for spec in specs if not _is_made(image, spec, picture_bytes)}
    if refused:
        logger.error("Image %s could not be written as %s.", image.pk, ", ".join(sorted(refused)))
    return refused


def _is_made(image: AbstractImage, spec: str, picture_bytes: bytes) -> bool:
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
