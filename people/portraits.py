"""Portraits: one crop for every face, made when the person is published, never for a visitor."""

from typing import Any

# 4 to 5 around the focal point, in widths for lists and for a person's own page.
RATIO = 1.25
WIDTHS = (208, 400, 640)
FORMATS = ("avif", "webp", "jpeg")
FILTERS = {
    (form, width): f"fill-{width}x{round(width * RATIO)}-c60|format-{form}"
    for form in FORMATS
    for width in WIDTHS
}


def make_renditions(image: Any) -> None:
    """Makes every rendition that the templates use; those that exist are left alone."""
    image.get_renditions(*FILTERS.values())


def sources(image: Any) -> dict[str, list[tuple[int, Any]]]:
    """By format: the renditions that exist, narrow first. Makes none and, where the image's
    `renditions` are prefetched, asks no query. Empty: draw a monogram.
    """
    made = {rendition.filter_spec: rendition for rendition in image.renditions.all()}
    found: dict[str, list[tuple[int, Any]]] = {}
    for (form, width), spec in FILTERS.items():
        if spec in made:
            found.setdefault(form, []).append((width, made[spec]))
    return found if "jpeg" in found else {}
