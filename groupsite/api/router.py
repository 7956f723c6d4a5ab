"""The endpoints of this site's API, and the URLs at which they are."""

from typing import Any, Final

from wagtail.api.v2.filters import SearchFilter
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.utils.urlpatterns import decorate_urlpatterns

from groupsite.api.responses import public_api_view
from people.api import PeopleAPIViewSet
from people.content.api.openapi import openapi_document
from people.content.api.page_viewset import VisiblePagesAPIViewSet
from research.api import ProjectsAPIViewSet, PublicationsAPIViewSet, ResearchAreasAPIViewSet
from vacancies.api import VacanciesAPIViewSet
from vacancies.open_data import urls as open_data

API_URL: Final = "/api/v2"


class PagesWithoutSearchAPIViewSet(VisiblePagesAPIViewSet):
    """The endpoint of pages, without searches: each costs more than a page (decision 32).

    Wagtail's setting for it would take them from the API of the admin too.
    """

    filter_backends = [one for one in VisiblePagesAPIViewSet.filter_backends if one != SearchFilter]
    known_query_parameters = VisiblePagesAPIViewSet.known_query_parameters - {
        "search",
        "search_operator",
    }


api_router: Final = WagtailAPIRouter("groupsite_api")
api_router.register_endpoint("pages", PagesWithoutSearchAPIViewSet)
api_router.register_endpoint("people", PeopleAPIViewSet)
api_router.register_endpoint("research-areas", ResearchAreasAPIViewSet)
api_router.register_endpoint("projects", ProjectsAPIViewSet)
api_router.register_endpoint("publications", PublicationsAPIViewSet)
api_router.register_endpoint("vacancies", VacanciesAPIViewSet)


def api_urls() -> Any:
    """Return the URL patterns of the API with their namespace, for `path`."""
    patterns, app_name, namespace = api_router.urls
    return decorate_urlpatterns(patterns, public_api_view), app_name, namespace


def open_data_urls() -> Any:
    """Return the URL patterns of the open data with their namespace, for `path`."""
    patterns = decorate_urlpatterns(list(open_data.urlpatterns), public_api_view)
    return patterns, open_data.app_name, open_data.app_name


def openapi_description() -> dict[str, Any]:
    """Return the description of the API in OpenAPI 3.1; `manage.py describe_api` prints it."""
    return openapi_document(api_router, "The site of a research group", API_URL)
