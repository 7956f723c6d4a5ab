"""Dashboard panel of the pages with sections that have changed in another language."""

from collections.abc import Iterator
from datetime import datetime
from itertools import chain, islice
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.coreutils import get_content_languages
from wagtail.models import Page
from wagtail.permissions import policy_registry

from people.content.admin.filters import language_filter_name
from people.content.dashboard.components import (
    MAX_ROWS,
    DashboardPanel,
    PanelRow,
    PanelRows,
    model_verbose_name,
)
from people.content.dashboard.dashboard_records import DashboardRecords, dashboard_records
from people.content.dashboard.scope import (
    may_edit_pages_of_others,
    non_record_models_beside_original,
    possibly_permitted_pages_without_record,
)
from people.content.languages.tabs import LanguageTab, language_tab_note
from people.content.publishing.states import (
    LanguageState,
    PageState,
    language_states_by_translation_key,
)
from people.content.records.base_record import BaseRecord
from people.content.records.permissions import ACTIONS_THAT_IMPLY_VIEWING, may_see_draft
from people.content.types import User


class OutdatedPagesPanel(DashboardPanel):
    """Dashboard panel of pages that are out of date and that the user may edit."""

    name = "groupsite-translations"
    order = 130
    heading = _("Translations out of date")
    empty = _("All published translations are up to date.")

    def is_shown_without_rows(self, user: User) -> bool:
        return len(get_content_languages()) > 1 and may_edit_pages_of_others(user)

    def get_rows(self, request: HttpRequest, at: datetime) -> PanelRows:
        outdated = chain(
            outdated_languages_of_records(dashboard_records(request, at), request.user),
            outdated_pages_without_record(request.user),
        )
        found = list(islice(outdated, MAX_ROWS + 1))
        rows = [_panel_row(*each, request.user) for each in found[:MAX_ROWS]]
        if len(found) <= MAX_ROWS:
            return PanelRows(rows)
        return PanelRows(
            rows, _("See the full list"), _outdated_list_url(*found[MAX_ROWS], request.user)
        )


def outdated_languages_of_records(
    shown: DashboardRecords, user: User
) -> Iterator[tuple[BaseRecord, LanguageState]]:
    """Yield (record, language state) for each outdated language that the user may edit."""
    for record in shown.needing_translations:
        for state in shown.states[record]:
            if state.state == PageState.OUT_OF_DATE and _may_edit_or_translate_page(
                user, state.page
            ):
                yield record, state


def outdated_pages_without_record(user: User) -> Iterator[tuple[None, LanguageState]]:
    """Yield (None, language state) for outdated pages without a record that the user may edit."""
    for model in non_record_models_beside_original():
        reach = possibly_permitted_pages_without_record(user, model, "change").filter(live=True)
        for states in language_states_by_translation_key(reach).values():
            for state in states:
                if state.state == PageState.OUT_OF_DATE and _may_edit_or_translate_page(
                    user, state.page
                ):
                    yield None, state


def _may_edit_or_translate_page(user: User, page: Page) -> bool:
    return bool(page.permissions_for_user(user).can_edit())


def _panel_row(record: BaseRecord | None, state: LanguageState, user: User) -> PanelRow:
    """Return the row of an outdated page; its title is the record's if the user may see that draft."""
    page: Any = state.page
    url = reverse("wagtailadmin_pages:edit", args=[page.pk]) + state.first_change_url_suffix
    language = state.locale.language_code
    tab = LanguageTab(
        name=state.locale.get_display_name(),
        state=str(state.state.value),
        label=str(state.state.label),
        url=url,
        is_current=False,
        hint=state.out_of_date_reason,
        language=language,
        note=language_tab_note(state),
    )
    if record is not None and may_see_draft(user, record):
        title, language = str(record), ""
    else:
        title = page.title
    return PanelRow(
        title,
        url,
        model_verbose_name(record or page),
        state.out_of_date_reason,
        [tab],
        note_url=url,
        language=language,
    )


def _outdated_list_url(record: BaseRecord | None, state: LanguageState, user: User) -> str:
    """Return the URL of the list of records outdated in this language; empty if not allowed."""
    if record is None:
        return ""
    model = type(record)
    if not policy_registry.get_by_type(model).user_has_any_permission(
        user, ACTIONS_THAT_IMPLY_VIEWING
    ):
        return ""
    address = reverse(model.snippet_viewset.get_url_name("list"))
    return f"{address}?{language_filter_name(state.locale.language_code)}={PageState.OUT_OF_DATE.value}"
