"""A site in one language with the open data, by the line that the guide gives, and Wagtail's pages."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [
    path("open-data/", include("vacancies.open_data.urls")),
    path("en/", include(wagtail_urls)),
]
