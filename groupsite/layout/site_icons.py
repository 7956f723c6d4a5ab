"""The icons of the site for browser tabs and home screens, and its web app manifest.

The mark is drawn as in `static/groupsite/favicon.svg`, in the colours of the link previews.
"""

import io
from functools import lru_cache
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe
from PIL import Image, ImageDraw

from groupsite.layout.navigation import Navigation
from groupsite.page_cache.declarations import public_view
from people import conf
from people.wording import without_soft_hyphens

UNITS: Final = 32  # of the view box
LINE: Final = 3
# The signal of the mark: M4 22 h5 V10 h7 v12 h5 V10 h7
POINTS: Final = ((4, 22), (9, 22), (9, 10), (16, 10), (16, 22), (21, 22), (21, 10), (28, 10))
SUPERSAMPLING: Final = 4
TOUCH_ICON_SIZE: Final = 180
MANIFEST_SIZES: Final = (192, 512)
FAVICON_SIZES: Final = ((16, 16), (32, 32), (48, 48))
kept_for_a_day = cache_control(public=True, max_age=86400)


@require_safe
@kept_for_a_day
@conditional_page
def favicon(request: HttpRequest) -> HttpResponse:
    """Serve /favicon.ico, which browsers request without being told."""
    return HttpResponse(_ico(_colours()), content_type="image/x-icon")


@require_safe
@kept_for_a_day
@conditional_page
def icon(request: HttpRequest, size: int = TOUCH_ICON_SIZE) -> HttpResponse:
    """Serve the icon as PNG for home screens; 404 for a size that nothing links to."""
    if size not in (TOUCH_ICON_SIZE, *MANIFEST_SIZES):
        raise Http404
    return HttpResponse(_png(size, _colours()), content_type="image/png")


@require_safe
@public_view
def web_app_manifest(request: HttpRequest) -> HttpResponse:
    """Serve the manifest of the site in one language."""
    navigation, colours = Navigation(request, None), conf.link_preview_colours()
    name = without_soft_hyphens(navigation.group_name)
    return JsonResponse(
        {
            "name": name,
            "short_name": name,
            "lang": get_language(),
            "start_url": navigation.home_url,
            "display": "browser",
            "background_color": colours["ground"],
            "theme_color": colours["accent"],
            "icons": [
                {
                    "src": reverse("groupsite_icon", args=[size]),
                    "sizes": f"{size}x{size}",
                    "type": "image/png",
                }
                for size in MANIFEST_SIZES
            ],
        },
        content_type="application/manifest+json",
    )


def _colours() -> tuple[str, str]:
    colours = conf.link_preview_colours()
    return colours["accent"], colours["ground"]


@lru_cache(maxsize=16)
def _png(size: int, colours: tuple[str, str]) -> bytes:
    stored = io.BytesIO()
    _icon_image(size, colours).save(stored, "PNG", optimize=True)
    return stored.getvalue()


@lru_cache(maxsize=4)
def _ico(colours: tuple[str, str]) -> bytes:
    stored = io.BytesIO()
    _icon_image(48, colours).save(stored, "ICO", sizes=FAVICON_SIZES)
    return stored.getvalue()


def _icon_image(size: int, colours: tuple[str, str]) -> Image.Image:
    """Draw the mark on the whole square: home screens cut the corners themselves."""
    ground, line = colours
    side = size * SUPERSAMPLING
    scale = side / UNITS
    image = Image.new("RGB", (side, side), ground)
    points = [(x * scale, y * scale) for x, y in POINTS]
    ImageDraw.Draw(image).line(points, fill=line, width=round(LINE * scale))
    _fill_corners(image, points, line, LINE * scale / 2)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def _fill_corners(
    image: Image.Image, points: list[tuple[float, float]], colour: str, half: float
) -> None:
    """Fill the corners between the lines, as SVG does by default."""
    draw = ImageDraw.Draw(image)
    for x, y in points[1:-1]:
        draw.rectangle((x - half, y - half, x + half - 1, y + half - 1), fill=colour)
