"""The folders of uploads that a web server may serve directly: only those of processed images.

Documents can be of any type: a Wagtail view serves them, checks permissions and sends them as
attachments. Original pictures may contain the place where they were taken. So neither has a URL
below /media/.
"""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.conf.urls.static import static
from django.urls import URLPattern

# Below MEDIA_ROOT: renditions of images, and avatars of the admin's users.
PICTURES: Final = ("images", "avatar_images")


def development_media_urls() -> list[URLPattern]:
    """Return URL patterns that serve these folders if DEBUG is on. In production the web server does."""
    return [
        pattern
        for folder in PICTURES
        for pattern in static(
            f"{settings.MEDIA_URL}{folder}/", document_root=Path(settings.MEDIA_ROOT, folder)
        )
    ]
