"""Base classes of the committee's views, which also check who may read applications.

Users without permission get 404, also for URLs that exist (R37). The check comes before any other
query, so that a response never reveals what exists.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.views import View
from wagtail.admin.views.generic.base import BaseListingView

from people.content.admin import listing
from people.content.request_time import received_at
from people.content.types import User
from vacancies.applications import access_log, permissions
from vacancies.applications.committee_url import committee_url
from vacancies.models import AccessAction, Application, Vacancy

CACHE_CONTROL: Final = "private, no-store"
TABLE_CSS_CLASSES: Final = "listing groupsite-list groupsite-list--plain"


def url_with_unpaged_list_query(request: HttpRequest, url: str) -> str:
    """Return the URL with the list's search, filters and order, taken from the request's query."""
    query = request.GET.copy()
    for name in (BaseListingView.page_kwarg, "_w_filter_fragment"):
        query.pop(name, None)
    return f"{url}?{query.urlencode()}".rstrip("?")


class CommitteeView(View):
    """Base view that raises Http404 unless `is_allowed`. Put it first among the bases."""

    http_method_names = ["get", "head", "post", "options"]
    breadcrumbs_items: Any
    get_page_title: Callable[[], str]  # of the view that this class is mixed into
    at: datetime

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        self.at = received_at(request)
        if not self.is_allowed(request.user):
            raise Http404
        self._load_url_objects()
        response: Any = super().dispatch(request, *args, **kwargs)
        response["Cache-Control"] = CACHE_CONTROL
        return response

    def is_allowed(self, user: User) -> bool:
        raise NotImplementedError

    def _load_url_objects(self) -> None:
        """Load the vacancy and application in the URL. Raises Http404 for unknown ids (R44)."""
        if "vacancy" in self.kwargs:
            self.vacancy  # noqa: B018 — raises Http404
        if "application" in self.kwargs:
            self.application  # noqa: B018 — raises Http404

    @cached_property
    def is_officer(self) -> bool:
        """Whether the user is a recruitment officer, checked anew on each request (R38)."""
        return permissions.is_officer(self.request.user)

    @cached_property
    def vacancy(self) -> Vacancy:
        """Return the vacancy in the URL. Raises Http404 unless the user may read its applications."""
        mine = permissions.readable_vacancies(self.request.user, self.at)
        found: Vacancy = get_object_or_404(mine, pk=self.kwargs["vacancy"])
        return found

    @cached_property
    def application(self) -> Application:
        """Return the submitted application in the URL. Raises Http404 if not of this vacancy.

        See R44.
        """
        sent = Application.objects.received().filter(vacancy=self.vacancy)
        found: Application = get_object_or_404(sent, pk=self.kwargs["application"])
        found.vacancy = self.vacancy
        return found

    @property
    def request_time_in_vacancy_zone(self) -> datetime:
        """Return the time of the request in the vacancy's time zone."""
        return self.at.astimezone(ZoneInfo(self.vacancy.time_zone))

    def log_access(self, action: AccessAction, detail: str = "") -> None:
        """Log this action of the user on the vacancy or application in the URL."""
        number = (self.application.number or "") if "application" in self.kwargs else ""
        user = self.request.user
        access_log.log_access(
            action, self.vacancy, user, self.at, receipt_number=number, detail=detail
        )

    def parent_breadcrumbs(self) -> list[tuple[str, str]]:
        """Return (URL, label) of each view between the list of vacancies and this one."""
        if "vacancy" not in self.kwargs:
            return []
        return [(committee_url("list", self.vacancy.pk), str(self.vacancy))]

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        overview, here = (committee_url("index"), gettext("Applications")), self.get_page_title()
        steps = [overview, *self.parent_breadcrumbs(), ("", here)]
        return [*self.breadcrumbs_items, *({"url": url, "label": label} for url, label in steps)]


class CommitteeListView(BaseListingView):
    """Base of the committee's lists. Put a mixin that checks the permission before it."""

    template_name = listing.TEMPLATE
    results_template_name = listing.RESULTS_TEMPLATE
    table_classname = TABLE_CSS_CLASSES
    empty_messages: Sequence[Any] = ()


class AnyReaderRequiredMixin(CommitteeView):
    """Mixin that raises Http404 unless the user may read applications of some vacancy."""

    def is_allowed(self, user: User) -> bool:
        return permissions.may_read_some_applications(user, self.at)


class ReaderRequiredMixin(CommitteeView):
    """Mixin that raises Http404 unless the user may read the applications of this vacancy."""

    def is_allowed(self, user: User) -> bool:
        return permissions.may_read_applications(user, self.vacancy, self.at)


class OfficerRequiredMixin(CommitteeView):
    """Mixin that raises Http404 unless the user is a recruitment officer."""

    def is_allowed(self, user: User) -> bool:
        return permissions.is_officer(user)


class AdministratorRequiredMixin(CommitteeView):
    """Mixin that raises Http404 unless the user is an administrator of the site."""

    def is_allowed(self, user: User) -> bool:
        return bool(user.is_active and user.is_superuser)
