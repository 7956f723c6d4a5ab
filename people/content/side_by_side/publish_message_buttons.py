"""Buttons of the message after publishing: to the public page, and to the next step."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page
from wagtail.permissions import policy_registry

from people.content.languages.tabs import LanguageTab, record_of, tabs_for_instance
from people.content.publishing.states import PageState
from people.content.records.base_record import BaseRecord
from people.content.records.permissions import ACTIONS_THAT_IMPLY_VIEWING
from people.content.records.urls import list_url
from people.content.types import User

UNFINISHED_STATES = (
    PageState.MISSING,
    PageState.DRAFT,
    PageState.OUT_OF_DATE,
    PageState.LIVE_DRAFT,
)


def public_page_button(page: Page) -> Any:
    """Return a button that leads to the public page."""
    return messages.button(page.full_url, page.full_url, new_window=True)


def next_step_button(page: Page, user: User) -> Any | None:
    """Return a button to a language that needs work, else to the list of records, else None."""
    if tab := _unfinished_language_tab(page, user):
        return messages.button(
            tab.url, _("Next: %(language)s") % {"language": f"{tab.name} ({tab.label})"}
        )
    if (record := record_of(page)) is None:
        return None
    sees = policy_registry.get(record).user_has_any_permission(user, ACTIONS_THAT_IMPLY_VIEWING)
    return _record_list_button(record) if sees else None


def _unfinished_language_tab(page: Page, user: User) -> LanguageTab | None:
    """Return the tab of the first other language that needs work and that the user may open."""
    others = [
        tab
        for tab in tabs_for_instance(page, user)
        if tab.language and not tab.is_current and tab.url
    ]
    return next((tab for tab in others if tab.state in UNFINISHED_STATES), None)


def _record_list_button(record: BaseRecord) -> Any:
    """Return a button to the list of records."""
    names = str(record._meta.verbose_name_plural)
    return messages.button(list_url(type(record)), _("All %(records)s") % {"records": names})
