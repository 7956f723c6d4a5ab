"""A site in one language, below /en/, with the lines that the guides give, and Wagtail's pages."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [
    path("", include("people.sitemap.urls")),
    path("open-data/", include("vacancies.open_data.urls")),
    path("en/feeds/", include("vacancies.feeds.urls")),
    path("en/alerts/", include("vacancies.alerts.urls")),
    path("en/", include(wagtail_urls)),
]
