"""The URLs of a host: the API as the how-to guide registers it, Wagtail's own endpoints, no group's site."""

from typing import Any

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.api.v3.urls import api

from tests.docs.pages import DOCS, fences

CODE = [fence.code for fence in fences(DOCS / "how-to" / "headless.md")]
_guide: dict[str, Any] = {"urlpatterns": []}
CODE_OF_ONE_MODULE = "\n".join(CODE[:2]).replace("from lab.api import api_router", "")
exec(CODE_OF_ONE_MODULE, _guide)  # noqa: S102 — our own documentation

wagtails_router = WagtailAPIRouter("wagtails")
wagtails_router.register_endpoint("pages", PagesAPIViewSet)

urlpatterns = [
    *_guide["urlpatterns"],
    path("wagtails/", wagtails_router.urls),
    path("api/v3/", api.urls),
    path("admin/", include(wagtailadmin_urls)),
    *i18n_patterns(path("", include(wagtail_urls))),
]
