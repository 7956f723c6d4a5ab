"""A host with one language: the documented line, before Wagtail's pages."""

from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("alerts/", include("vacancies.alerts.urls")),
    path("", include(wagtail_urls)),
]
