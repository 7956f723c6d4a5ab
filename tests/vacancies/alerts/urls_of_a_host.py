"""A host with one language: the documented line, before Wagtail's pages."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [
    path("alerts/", include("vacancies.alerts.urls")),
    path("", include(wagtail_urls)),
]
