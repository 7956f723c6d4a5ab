"""A host in one language, without the group's own URLs: the lines of the guides, and Wagtail's."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("", include("people.sitemap.urls")),
    path("en/", include(wagtail_urls)),
]
