"""A host that includes `vacancies.alerts.urls` after Wagtail's pages."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [
    path("", include(wagtail_urls)),
    path("alerts/", include("vacancies.alerts.urls")),
]
