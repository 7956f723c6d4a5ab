"""Everything has another path than in the tutorial, and pages are below one."""

from django.apps import apps
from django.conf import settings
from django.urls import include, path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

form = [path("bewerben/", include("vacancies.urls"))] if apps.is_installed("vacancies") else []
urlpatterns = [
    *form,
    path("verwaltung/", include(wagtailadmin_urls)),
    path("dateien/", include(wagtaildocs_urls)),
    path("ablage/<path:path>", serve, {"document_root": settings.BASE_DIR / "ablage"}),
    path("seiten/", include(wagtail_urls)),
]
