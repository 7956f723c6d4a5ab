"""The site's addresses, and the uploaded files that in production another server hands out."""

from django.conf import settings
from django.urls import path
from django.views.static import serve

from groupsite.urls import handler500
from groupsite.urls import urlpatterns as site

__all__ = ["handler500", "urlpatterns"]

urlpatterns = [
    path("media/<path:path>", serve, {"document_root": settings.MEDIA_ROOT}),
    *site,
]
