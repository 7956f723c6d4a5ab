"""The folders of uploads that a web server may serve directly: those of images.

Documents can be anything. Wagtail's view serves them: it checks permissions, and sends attachments.
Originals of pictures can contain the place where they were taken. Neither has a URL below /media/.
"""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.conf.urls.static import static
from django.urls import URLPattern

# Below MEDIA_ROOT: renditions of images, and the pictures of the admin's accounts.
PICTURES: Final = ("images", "avatar_images")


def development_urls() -> list[URLPattern]:
    """Serve pictures while DEBUG is on. In production the web server does."""
    return [
        pattern
        for folder in PICTURES
        for pattern in static(
            f"{settings.MEDIA_URL}{folder}/", document_root=Path(settings.MEDIA_ROOT, folder)
        )
    ]
