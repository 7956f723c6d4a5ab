"""Pictures in texts: several sizes in AVIF, WebP and JPEG, which no visitor's request makes.

The editor chooses one of Wagtail's three formats. The first person to see a picture, mostly the editor
in the preview, gets what exists, and the sizes are made after that response or by the worker.
"""

from collections.abc import Iterator
from typing import Any, Final

from django.core.cache import cache
from django.tasks import task
from django.utils.html import format_html, format_html_join
from wagtail.images import formats, get_image_model
from wagtail.images.models import AbstractImage, AbstractRendition

from people.content.after_response import enqueue_after_response
from people.portraits import make_renditions_and_return_failures

# By the name of Wagtail's format: widths in pixels for ordinary and for dense screens, and `sizes`.
WIDTHS: Final = {"fullwidth": (400, 800, 1600), "left": (250, 500, 1000), "right": (250, 500, 1000)}
SIZES: Final = {
    "fullwidth": "(max-width: 50rem) 100vw, 800px",
    "left": "(max-width: 31rem) 100vw, 500px",
    "right": "(max-width: 31rem) 100vw, 500px",
}
FILE_FORMATS: Final = ("avif", "webp", "jpeg")
EXPANDED: Final = "data-embedtype"  # an attribute of pictures in the editor
RETRY_SECONDS: Final = 600  # for a picture that cannot be rendered


class ResponsiveImageFormat(formats.Format):
    """One of Wagtail's image formats, with `srcset`; only the editor and SVG render during a request."""

    def image_to_html(
        self, image: AbstractImage, alt_text: str, extra_attributes: dict[str, Any] | None = None
    ) -> str:
        if (extra_attributes and EXPANDED in extra_attributes) or image.is_svg():
            html: str = super().image_to_html(image, alt_text, extra_attributes)
            return html
        made = {row.filter_spec: row for row in image.renditions.all()}
        if any(spec not in made for spec in specs_of_format(self.name)):
            _enqueue_renditions(image)
        found = {
            one: [made[spec] for spec in specs_of_format(self.name, one) if spec in made]
            for one in FILE_FORMATS
        }
        return self._picture_html(image, alt_text, found, made.get(self.filter_spec))

    def _picture_html(
        self,
        image: AbstractImage,
        alt_text: str,
        found: dict[str, list[AbstractRendition]],
        stored: AbstractRendition | None,
    ) -> str:
        sources = format_html_join(
            "",
            '<source type="image/{}" srcset="{}" sizes="{}">',
            (
                (one, _srcset(found[one]), SIZES[self.name])
                for one in FILE_FORMATS[:-1]
                if found[one]
            ),
        )
        fallback = _middle(found[FILE_FORMATS[-1]]) or stored
        return format_html(
            '<picture>{}<img src="{}" width="{}" height="{}" alt="{}" class="{}" loading="lazy"></picture>',
            sources,
            fallback.url if fallback else image.file.url,
            fallback.width if fallback else image.width,
            fallback.height if fallback else image.height,
            alt_text,
            self.classname,
        )


def _srcset(rows: list[AbstractRendition]) -> str:
    """Return the `srcset` of these renditions, with each width once, the smallest first."""
    by_width = {row.width: row for row in rows}
    return ", ".join(f"{row.url} {width}w" for width, row in sorted(by_width.items()))


def _middle(rows: list[AbstractRendition]) -> AbstractRendition | None:
    return rows[len(rows) // 2] if rows else None


def specs_of_format(name: str, file_format: str = "") -> Iterator[str]:
    """Yield the rendition specs of a format, by width; in all file formats, or in one."""
    for one in [file_format] if file_format else FILE_FORMATS:
        for width in WIDTHS[name]:
            yield f"width-{width}|format-{one}"


def _enqueue_renditions(image: AbstractImage) -> None:
    """Enqueue the rendering of a picture, unless this has been done a short while ago."""
    if cache.add(f"groupsite.text_picture.{image.pk}.{image.file.name}", True, RETRY_SECONDS):
        enqueue_after_response(make_text_renditions, image.pk)


@task
def make_text_renditions(image_pk: int) -> None:
    """Create the missing renditions of a picture in a text, if it still exists. Logs failures."""
    image = get_image_model().objects.filter(pk=image_pk).first()
    if image is None:
        return
    made = set(image.renditions.values_list("filter_spec", flat=True))
    wanted = dict.fromkeys(spec for name in WIDTHS for spec in specs_of_format(name))
    make_renditions_and_return_failures(image, [spec for spec in wanted if spec not in made])


def register_responsive_image_formats() -> None:
    """Replace Wagtail's image formats by ours, which have the same names, labels and classes."""
    for one in list(formats.get_image_formats()):
        if one.name in WIDTHS and type(one) is formats.Format:
            formats.unregister_image_format(one)
            formats.register_image_format(
                ResponsiveImageFormat(one.name, one.label, one.classname, one.filter_spec)
            )
