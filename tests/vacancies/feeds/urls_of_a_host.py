"""A host in one language, with the two lines of the guides."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [
    path("positions/", include("vacancies.feeds.urls")),
    path("", include("people.sitemap.urls")),
    path("", include(wagtail_urls)),
]
