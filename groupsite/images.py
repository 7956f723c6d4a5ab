"""Image form that names the limit on pixels; removal of metadata from renditions."""

from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm
from willow.plugins.pillow import PillowImage
from willow.registry import registry

# Metadata that Pillow would copy into the rendition. The place of the picture is in `exif`.
METADATA: Final = ("exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop")


class ImageFormWithPixelLimitMessage(BaseImageForm):
    """Wagtail's image form; its message about too many pixels names the limit in megapixels."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            megapixels = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
            file.error_messages["file_too_many_pixels"] = (
                # Translators: %(megapixels)s is a whole number; 8192 × 6144 is what many telephones take.
                _(
                    "This picture has more than %(megapixels)s megapixels (8192 × 6144 is "
                    "accepted). Save it at a lower resolution, and choose the new file."
                )
                % {"megapixels": megapixels}
            )


def register_rendition_metadata_removal() -> None:
    """Replace Willow's `auto_orient`, so that all renditions lose their metadata.

    Wagtail rotates a picture by its metadata before any other operation and does not need it
    afterwards. See https://willow.wagtail.org (Extending) for how to register an operation.
    """
    registry.register_operation(PillowImage, "auto_orient", _auto_orient_and_remove_metadata)


def _auto_orient_and_remove_metadata(picture: Any) -> Any:
    turned = PillowImage.auto_orient(picture)
    for key in METADATA:
        turned.image.info.pop(key, None)
    return turned
