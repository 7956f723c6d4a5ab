"""How large a picture may be, and what an editor is told of one that is larger."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm


class ImageForm(BaseImageForm):
    """Wagtail's own counts pixels one by one in its message, and does not say what to do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            megapixels = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
            file.error_messages["file_too_many_pixels"] = (
                # Translators: %(megapixels)s is a whole number; 8192 × 6144 is what many telephones take.
                _(
                    "This picture has more than %(megapixels)s megapixels (8192 × 6144 fit). "
                    "Save it with fewer pixels, and choose that file."
                )
                % {"megapixels": megapixels}
            )
