"""Draws a card: the texts on the left; on the right the portrait to the edge, the initials, or the figure."""

import io
import logging
from typing import Final

from PIL import Image, ImageDraw, ImageFilter, ImageOps, UnidentifiedImageError
from wagtail.images import get_image_model

from people import conf
from people.content.link_previews.card import LinkPreviewCard
from people.content.link_previews.figures import FigureImage
from people.content.link_previews.typesetting import (
    BOLD,
    REGULAR,
    Typeface,
    largest_fitting_lines,
    printable_text,
    shortened_line,
)

logger = logging.getLogger("groupsite")

WIDTH: Final = 1200
HEIGHT: Final = 630
MARGIN: Final = 72
GAP: Final = 56  # between the texts and what is on the right
MAX_BYTES: Final = 60 * 1024
PORTRAIT_WIDTH: Final = round(HEIGHT / 1.25)  # portraits are 4:5
FIGURE_SIDE: Final = 372
# (size, most lines), the largest first
TITLE_SIZES: Final = ((84, 2), (72, 3), (60, 4), (50, 5), (42, 6))
KIND_SIZE: Final = 30
FACT_SIZE: Final = 32
FACT_SIZES: Final = ((FACT_SIZE, 1), (29, 1), (26, 1), (23, 1))
NAME_SIZE: Final = 28
MAX_FACTS: Final = 3
LEADING: Final = 1.14
DESCENT: Final = 12  # of the last line of a title, above the facts
COLOURS_OF_DRAWING: Final = 48
JPEG_QUALITIES: Final = (86, 80, 74, 66, 58, 48, 36)
BLUR_RADII: Final = (0, 2, 8)  # of a portrait that needs more bytes even so


def draw_card(card: LinkPreviewCard) -> bytes:
    """Return the picture: a PNG, or a JPEG if it has a portrait; never more than MAX_BYTES."""
    image = Image.new("RGB", (WIDTH, HEIGHT), conf.link_preview_colours()["ground"])
    portrait = _open_portrait(card.portrait)
    width = _draw_right_side(image, card, portrait)
    _draw_texts(ImageDraw.Draw(image), card, width)
    return _as_jpeg(image) if portrait else _as_png(image)


def content_type(picture: bytes) -> str:
    """Return the media type of a picture that `draw_card` has made."""
    return "image/png" if picture.startswith(b"\x89PNG") else "image/jpeg"


def _draw_right_side(
    image: Image.Image, card: LinkPreviewCard, portrait: Image.Image | None
) -> int:
    """Draw what is on the right; return the width that is left for the texts."""
    colours = conf.link_preview_colours()
    if portrait:
        size = (PORTRAIT_WIDTH, HEIGHT)
        image.paste(ImageOps.fit(portrait, size, Image.Resampling.LANCZOS), (WIDTH - size[0], 0))
        return WIDTH - PORTRAIT_WIDTH - MARGIN - GAP
    if initials := printable_text(card.initials):
        _draw_initials(ImageDraw.Draw(image), initials)
        return WIDTH - PORTRAIT_WIDTH - MARGIN - GAP
    if card.figure:
        figure = FigureImage(FIGURE_SIDE, colours["ink-soft"], colours["accent"]).draw(card.figure)
        place = (WIDTH - MARGIN - FIGURE_SIDE, (HEIGHT - FIGURE_SIDE) // 2)
        image.paste(figure, place, figure)
        return WIDTH - 2 * MARGIN - FIGURE_SIDE - GAP
    return WIDTH - 2 * MARGIN


def _draw_initials(draw: ImageDraw.ImageDraw, initials: str) -> None:
    colours, typeface = conf.link_preview_colours(), Typeface(190, BOLD)
    left = WIDTH - PORTRAIT_WIDTH
    draw.rectangle((left, 0, WIDTH, HEIGHT), fill=colours["wash"])
    start = left + (PORTRAIT_WIDTH - typeface.width(initials)) / 2
    _draw_line(draw, (start, HEIGHT / 2 + 66), initials, typeface, colours["accent"])


def _draw_texts(draw: ImageDraw.ImageDraw, card: LinkPreviewCard, width: int) -> None:
    """Draw kind and title from the top, the name of the site at the foot, and the facts above it."""
    end = _draw_facts(draw, card, width, _draw_site_name(draw, card, width)) - DESCENT
    y, kinds = float(MARGIN), Typeface(KIND_SIZE, BOLD)
    if kind := printable_text(card.kind):
        line = shortened_line(kind, kinds, width)
        accent = conf.link_preview_colours()["accent"]
        _draw_line(draw, (MARGIN, y + KIND_SIZE), line, kinds, accent)
        y += KIND_SIZE + 30
    if title := printable_text(card.title):
        _draw_title(draw, title, width, y, end)


def _draw_title(draw: ImageDraw.ImageDraw, title: str, width: int, y: float, end: float) -> None:
    """Draw the title below `y`, as large as there is room above `end`."""
    sizes = [(size, min(most, int((end - y) / (size * LEADING)))) for size, most in TITLE_SIZES]
    typeface, lines = largest_fitting_lines(title, sizes, BOLD, width)
    for line in lines:
        y += typeface.size * LEADING
        ink = conf.link_preview_colours()["ink"]
        _draw_line(draw, (MARGIN, y - typeface.size * 0.14), line, typeface, ink)


def _draw_site_name(draw: ImageDraw.ImageDraw, card: LinkPreviewCard, width: int) -> float:
    """Draw the name of the site below a line; return the baseline of the text above it."""
    colours, names, y = conf.link_preview_colours(), Typeface(NAME_SIZE, BOLD), HEIGHT - MARGIN
    name = printable_text(card.site_name)
    if not name:
        return y
    _draw_line(draw, (MARGIN, y), shortened_line(name, names, width), names, colours["ink"])
    draw.line((MARGIN, y - 50, MARGIN + width, y - 50), fill=colours["rule"], width=2)
    return y - 78


def _draw_facts(
    draw: ImageDraw.ImageDraw, card: LinkPreviewCard, width: int, baseline: float
) -> float:
    """Draw the facts, the last one on this baseline; return where they begin."""
    colours = conf.link_preview_colours()
    facts = [(fact, REGULAR, colours["ink-soft"]) for fact in card.facts[:MAX_FACTS]]
    for text, weight, colour in reversed([(card.urgent_fact, BOLD, colours["signal"]), *facts]):
        if fact := printable_text(text):
            typeface, lines = largest_fitting_lines(fact, FACT_SIZES, weight, width)
            _draw_line(draw, (MARGIN, baseline), lines[0], typeface, colour)
            baseline -= FACT_SIZE * 1.35
    return baseline


def _draw_line(
    draw: ImageDraw.ImageDraw,
    baseline: tuple[float, float],
    text: str,
    typeface: Typeface,
    colour: str,
) -> None:
    x, y = baseline
    for font, part in typeface.runs(text):
        draw.text((x, y), part, font=font, fill=colour, anchor="ls")
        x += font.getlength(part)


def _open_portrait(name: str) -> Image.Image | None:
    """Return the portrait with this file name; None if there is none, or if it cannot be read."""
    if not name:
        return None
    renditions = get_image_model().get_rendition_model()
    storage = renditions._meta.get_field("file").storage
    try:
        with storage.open(name) as file:
            return Image.open(file).convert("RGB")
    except (OSError, ValueError, UnidentifiedImageError):
        logger.exception("The portrait %s cannot be read for a link preview.", name)
        return None


def _as_png(image: Image.Image) -> bytes:
    """Return a PNG with a palette: edges of letters and lines need few colours."""
    for colours in (COLOURS_OF_DRAWING, 24, 12, 6):
        stored = io.BytesIO()
        few = image.quantize(colours, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(stored, "PNG", optimize=True)
        if stored.tell() <= MAX_BYTES:
            break
    return stored.getvalue()


def _as_jpeg(image: Image.Image) -> bytes:
    """Return a JPEG: of lower quality if the portrait has many details, and with fewer details at last."""
    portrait = (WIDTH - PORTRAIT_WIDTH, 0, WIDTH, HEIGHT)
    for radius in BLUR_RADII:
        if radius:
            blurred = image.crop(portrait).filter(ImageFilter.GaussianBlur(radius))
            image.paste(blurred, portrait[:2])
        for quality in JPEG_QUALITIES:
            stored = io.BytesIO()
            image.save(stored, "JPEG", quality=quality, optimize=True, progressive=True)
            if stored.tell() <= MAX_BYTES:
                return stored.getvalue()
    return stored.getvalue()
