"""The folders of uploads that a web server may serve directly: only those of processed images.

If uploads are in a bucket, the site serves these folders itself.

Documents can be of any type: a Wagtail view serves them, checks permissions and sends them as
attachments. Original pictures may contain the place where they were taken. So neither has a URL
below /media/.
"""

import re
from pathlib import Path
from typing import Final

from django.conf import settings
from django.conf.urls.static import static
from django.urls import URLPattern, re_path

from groupsite.servers.buckets.availability import uses_bucket
from groupsite.servers.buckets.pictures import picture

# Below MEDIA_ROOT: renditions of images, and avatars of the admin's users.
PICTURES: Final = ("images", "avatar_images")
TYPES: Final = "(?i:avif|gif|jpe?g|png|webp)"  # as in the configuration of the web server


def bucket_media_urls() -> list[URLPattern]:
    """Return the URL pattern of pictures if they are in a bucket, which is not public; none otherwise."""
    if not uses_bucket("default"):
        return []
    media = re.escape(settings.MEDIA_URL.lstrip("/"))
    return [re_path(rf"^{media}(?P<path>(?:{'|'.join(PICTURES)})/[^/]+\.{TYPES})$", picture)]


def development_media_urls() -> list[URLPattern]:
    """Return URL patterns that serve these folders if DEBUG is on. In production the web server does."""
    return [
        pattern
        for folder in PICTURES
        for pattern in static(
            f"{settings.MEDIA_URL}{folder}/", document_root=Path(settings.MEDIA_ROOT, folder)
        )
    ]
