"""The site's addresses, and the pictures that in production another server hands out."""

from pathlib import Path

from django.conf import settings
from django.urls import path
from django.views.static import serve

from groupsite.public_media_folders import PICTURES
from groupsite.urls import handler500
from groupsite.urls import urlpatterns as site

__all__ = ["handler500", "urlpatterns"]

urlpatterns = [
    *(
        path(
            f"media/{folder}/<path:path>",
            serve,
            {"document_root": Path(settings.MEDIA_ROOT, folder)},
        )
        for folder in PICTURES
    ),
    *site,
]
