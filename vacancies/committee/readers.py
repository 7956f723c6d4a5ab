"""Views and functions to appoint and remove readers of a vacancy's applications.

For recruitment officers only.
"""

from datetime import datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import ModelChoiceField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from people.content.admin.columns import ActionColumn, StatusColumn, TextColumn
from people.content.search_text import fold_text, query_matcher
from people.content.types import User
from vacancies.applications import access_log
from vacancies.applications.committee_url import committee_url
from vacancies.committee.application_columns import short_date_and_time_text
from vacancies.committee.base_views import CommitteeListView, OfficerRequiredMixin
from vacancies.emails.to_readers import user_email
from vacancies.models import AccessAction, Vacancy, VacancyReader

ADMIN_PERMISSION = "wagtailadmin.access_admin"


@transaction.atomic
def add_reader(vacancy: Vacancy, user: User, added_by: User, at: datetime) -> VacancyReader:
    """Appoint a reader, log it, and return the row; return an existing row unchanged."""
    reader, is_new = VacancyReader.objects.get_or_create(
        vacancy=vacancy, user_id=user.pk, defaults={"added_by_id": added_by.pk, "added_at": at}
    )
    if is_new:
        access_log.log_access(
            AccessAction.ADDED_READER, vacancy, added_by, at, detail=user.get_username()
        )
    return reader


@transaction.atomic
def remove_reader(reader: VacancyReader, removed_by: User, at: datetime) -> None:
    """Remove a reader and log it; they lose access with their next request (R38)."""
    name = reader.user.get_username()
    access_log.log_access(AccessAction.REMOVED_READER, reader.vacancy, removed_by, at, detail=name)
    reader.delete()


def can_enter_admin(user: User) -> bool:
    """Whether the account is active and has access to the Wagtail admin."""
    return bool(user.is_active and user.has_perm(ADMIN_PERMISSION))


def user_label(user: User) -> str:
    """Return the user's name and account name: "Alice Ek (alice)"."""
    name, account = get_user_display_name(user), user.get_username()
    return f"{name} ({account})" if name != account else account


def account_access_text(user: User) -> str:
    """Return whether the user can sign in, as text: "Can sign in", "Account is closed"."""
    if not user.is_active:
        return gettext("Account is closed")
    return (
        gettext("Can sign in") if can_enter_admin(user) else gettext("Cannot sign in to the admin")
    )


class ReaderListView(OfficerRequiredMixin, CommitteeListView):
    """View of the users who have been appointed to read the applications of a vacancy."""

    page_title = _("Readers")
    header_icon = "group"
    empty_messages = (
        _("There are no readers yet: only recruitment officers can read these applications."),
    )

    def get_queryset(self) -> Any:
        readers = VacancyReader.objects.filter(vacancy=self.vacancy)
        return readers.select_related("user", "added_by").order_by("added_at", "pk")

    @cached_property
    def columns(self) -> list[Any]:
        return [
            TextColumn("user", label=_("Name"), accessor=lambda row: user_label(row.user)),
            TextColumn(
                "email", label=_("E-mail address"), accessor=lambda row: user_email(row.user)
            ),
            StatusColumn(
                "door",
                label=_("Access to the admin"),
                accessor=lambda row: account_access_text(row.user),
                primary=lambda row: can_enter_admin(row.user),
            ),
            TextColumn("added", label=_("Appointed"), accessor=self._appointment_text),
            ActionColumn(
                _("Remove"),
                lambda row: committee_url("reader_remove", self.vacancy.pk, row.pk),
                lambda row: user_label(row.user),
            ),
        ]

    def _appointment_text(self, reader: VacancyReader) -> str:
        when = short_date_and_time_text(reader.added_at, self.vacancy.time_zone)
        if reader.added_by is None:
            return when
        by = {"when": when, "user": user_label(reader.added_by)}
        return gettext("%(when)s, by %(user)s") % by

    def get_index_url(self) -> str:
        return committee_url("readers", self.vacancy.pk)

    def intro_text(self) -> str:
        text = gettext(
            "These people may read the applications for “%(vacancy)s”, and so may every "
            "recruitment officer. Being a supervisor, an editor or the owner of a page does not "
            "give this right."
        )
        return text % {"vacancy": self.vacancy}

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        url = committee_url("reader_add", self.vacancy.pk)
        return [HeaderButton(gettext("Add a reader"), url, icon_name="plus")]


class AddReaderView(OfficerRequiredMixin, CommitteeListView):
    """View to appoint one of the active users who are not yet readers of the vacancy."""

    page_title = _("Add a reader")
    header_icon = "group"
    verbose_name_plural = _("users")
    empty_messages = (_("Everybody with an account is already a reader."),)
    no_results_message = _("No other active account has this name.")
    is_searchable = True
    paginate_by = 20

    def get_queryset(self) -> list[Any]:
        named = VacancyReader.objects.filter(vacancy=self.vacancy).values("user")
        users = get_user_model()._default_manager.filter(is_active=True).exclude(pk__in=named)
        matches = query_matcher(self.search_query)
        found = [user for user in users if matches(user_label(user), user_email(user))]
        return sorted(found, key=lambda user: fold_text(user_label(user)))

    @cached_property
    def columns(self) -> list[Any]:
        return [
            TextColumn("user", label=_("Name"), accessor=user_label),
            TextColumn("email", label=_("E-mail address"), accessor=user_email),
            StatusColumn(
                "door",
                label=_("Access to the admin"),
                accessor=account_access_text,
                primary=can_enter_admin,
            ),
            ActionColumn(
                _("Add"),
                lambda user: committee_url("reader_add", self.vacancy.pk),
                user_label,
                posts=True,
            ),
        ]

    def get_index_url(self) -> str:
        return committee_url("reader_add", self.vacancy.pk)

    def get_index_results_url(self) -> str:
        return committee_url("reader_add_results", self.vacancy.pk)

    def parent_breadcrumbs(self) -> list[tuple[str, str]]:
        readers = committee_url("readers", self.vacancy.pk), gettext("Readers")
        return [*super().parent_breadcrumbs(), readers]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        user = _get_active_user_or_404(request.POST.get("user", ""))
        add_reader(self.vacancy, user, request.user, self.at)
        values = {"user": user_label(user)}
        messages.success(request, gettext("%(user)s may now read the applications.") % values)
        if not can_enter_admin(user):
            text = gettext(
                "%(user)s cannot yet sign in to the admin, where the applications are. An "
                "administrator can add the account to a group that has access."
            )
            messages.warning(request, text % values)
        return redirect(committee_url("readers", self.vacancy.pk))


class RemoveReaderView(OfficerRequiredMixin, WagtailAdminTemplateMixin, TemplateView):
    """View that asks for confirmation and removes a reader."""

    page_title = _("Remove a reader")
    header_icon = "group"
    template_name = "groupsite_vacancies/admin/committee/remove_reader.html"

    @cached_property
    def reader(self) -> VacancyReader:
        readers = VacancyReader.objects.filter(vacancy=self.vacancy).select_related("user")
        return get_object_or_404(readers, pk=self.kwargs["reader"])

    def parent_breadcrumbs(self) -> list[tuple[str, str]]:
        readers = committee_url("readers", self.vacancy.pk), gettext("Readers")
        return [*super().parent_breadcrumbs(), readers]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        back = committee_url("readers", self.vacancy.pk)
        who = user_label(self.reader.user)
        return super().get_context_data(who=who, about=self.vacancy, back=back, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        values = {"user": user_label(self.reader.user)}
        remove_reader(self.reader, request.user, self.at)
        messages.success(
            request, gettext("%(user)s can no longer read these applications.") % values
        )
        return redirect(committee_url("readers", self.vacancy.pk))


def _get_active_user_or_404(pk: str) -> Any:
    """Return the active user with this primary key. Raises Http404 if there is none."""
    users = get_user_model()._default_manager.filter(is_active=True)
    try:
        return ModelChoiceField(users).clean(pk)
    except ValidationError as error:
        raise Http404 from error
