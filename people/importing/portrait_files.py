"""Checks and saves a picture from a file as if an editor had uploaded it in the admin.

Nothing is fetched from the network, and no name leads out of the folder of the import.
"""

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.template.defaultfilters import filesizeformat
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection

from people.content.importing.source_rows import UnreadableFileError, file_in_folder
from people.models import Person

DEFAULT_MAX_BYTES = 10 * 1024 * 1024  # Wagtail's own default


def picture_in_folder(folder: Path, name: str) -> Path:
    """Return the file at this path in the folder. Raises ValidationError if missing, outside or a URL."""
    if "://" in name or name.startswith("//"):
        raise ValidationError("Pictures are not fetched from the web. Save the file, and name it.")
    try:
        return file_in_folder(folder, name)
    except UnreadableFileError as error:
        raise ValidationError(str(error)) from error


def read_picture(path: Path) -> bytes:
    """Return the content of the file. Raises ValidationError if it is larger than an upload may be."""
    limit = getattr(settings, "WAGTAILIMAGES_MAX_UPLOAD_SIZE", DEFAULT_MAX_BYTES)
    size = path.stat().st_size
    if limit is not None and size > limit:
        raise ValidationError(
            f"“{path.name}” is too big ({filesizeformat(size)}). The maximum is {filesizeformat(limit)}."
        )
    return path.read_bytes()


def is_same_picture(image: Any | None, content: bytes) -> bool:
    """Whether the image on the site has exactly this content."""
    digest = hashlib.sha1(content, usedforsecurity=False).hexdigest()
    return image is not None and image.get_file_hash() == digest


class PortraitUpload:
    """A picture that an editor could upload in the admin, with the title and collection given."""

    def __init__(self, path: Path, content: bytes, title: str, collection: Collection) -> None:
        """Check the picture with the form of the admin. Raises ValidationError."""
        file = SimpleUploadedFile(path.name, content)
        self._form = get_image_form(get_image_model())(
            {"title": title[:255], "collection": collection.pk}, {"file": file}
        )
        self._saved: Any = None
        if not self._form.is_valid():
            raise ValidationError(
                [
                    f"{path.name}: {text}" if name == "file" else f"{name} of the image: {text}"
                    for name, texts in self._form.errors.items()
                    for text in texts
                ]
            )

    def save_file_for(self, record: Person) -> None:
        record.portrait = self._saved = self._form.save()

    def delete(self) -> None:
        if self._saved is not None:
            self._saved.file.delete(save=False)
