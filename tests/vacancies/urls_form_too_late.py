"""A host that writes our line below Wagtail's."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [
    path("", include(wagtail_urls)),
    path("apply/", include("vacancies.urls")),
]
