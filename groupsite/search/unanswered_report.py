"""The report of words that visitors have searched for in vain, in the *Reports* menu of the admin."""

from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from groupsite.search.unanswered import KEPT_MONTHS, SHOWN_FROM, counted_words
from people.content.language_names import language_name_capitalised
from people.content.request_time import received_at
from people.content.types import User

VIEW_PERMISSION = "groupsite.view_unansweredword"


def may_see_report(user: User) -> bool:
    return bool(user.has_perm(VIEW_PERMISSION))


class LanguageColumn(Column):
    def get_value(self, instance: Any) -> str:
        return language_name_capitalised(instance["language"])


class UnansweredWordsReport(ReportView):
    """Words that no public page contains, with the number of days on which they were searched for."""

    page_title = _("Searches without results")
    header_icon = "search"
    index_url_name = "groupsite_unanswered:words"
    index_results_url_name = "groupsite_unanswered:words_results"
    results_template_name = "groupsite/admin/unanswered_words.html"
    is_searchable = False
    list_export: ClassVar[list[str]] = ["word", "language", "days"]
    export_headings: ClassVar = {
        "word": _("Word"),
        "language": _("Language"),
        "days": _("Days"),
    }
    columns: ClassVar = [
        Column("word", label=_("Word"), accessor="word"),
        LanguageColumn("language", label=_("Language of the reader")),
        Column("days", label=_("Days"), accessor="days"),
    ]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see_report(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_base_queryset(self) -> Any:
        return counted_words(received_at(self.request))

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return {**context, "shown_from": SHOWN_FROM, "kept_months": KEPT_MONTHS}
