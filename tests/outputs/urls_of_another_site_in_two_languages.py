"""A site in two languages with the lines that the guides give, and Wagtail's pages."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [
    path("", include("people.sitemap.urls")),
    path("open-data/", include("vacancies.open_data.urls")),
    *i18n_patterns(
        path("feeds/", include("vacancies.feeds.urls")),
        path("alerts/", include("vacancies.alerts.urls")),
        path("", include(wagtail_urls)),
    ),
]
