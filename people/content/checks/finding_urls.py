"""Links from a finding to the screen and the field where it can be fixed."""

from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.db.models import ForeignObjectRel
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page

from people.content.findings.finding import Finding
from people.content.languages.tabs import language_editor_url, record_or_page_of
from people.content.publishing.states import LanguageState
from people.content.records.base_record import BaseRecord
from people.content.records.permissions import may_change
from people.content.records.urls import edit_url
from people.content.types import User

# Wagtail's URL fragment for a field: its script opens the tab and scrolls to the field.
CONTENT_PATH_FRAGMENT: Final = "#:w:contentpath="


class FindingUrls:
    """URLs of findings for one user; permissions are checked once per screen."""

    def __init__(self, user: User, owner: BaseRecord | Page) -> None:
        self.user, self.owner = user, owner
        self._urls: dict[Any, str | None] = {}

    def url_for(self, finding: Finding) -> str | None:
        """Return the URL where the finding can be fixed; None without a screen that the user may open.

        Also None for a finding without a screen.
        """
        screen = finding.screen
        if screen is None:
            return None
        key = (type(screen), getattr(screen, "pk", None) or id(screen))
        if key not in self._urls:
            self._urls[key] = self._screen_url(screen)
        url = self._urls[key]
        return url and url + field_url_suffix(screen, finding.field)

    def _screen_url(self, screen: models.Model | LanguageState) -> str | None:
        """Return the URL of the screen; None if the user may not open it."""
        if isinstance(screen, LanguageState):
            return language_editor_url(self.owner, screen, self.user)
        if isinstance(screen, BaseRecord):
            return edit_url(screen) if may_change(self.user, screen) else None
        if not isinstance(screen, Page):
            return AdminURLFinder(self.user).get_edit_url(screen)
        if screen.permissions_for_user(self.user).can_edit():
            return reverse("wagtailadmin_pages:edit", args=[screen.pk])
        return None


def field_url_suffix(screen: models.Model | LanguageState, field: str) -> str:
    """Return the URL suffix that opens a field or, for a language, its first changed section."""
    if isinstance(screen, LanguageState):
        return screen.first_change_url_suffix
    if not field:
        return ""
    try:
        found = type(screen)._meta.get_field(field)
    except FieldDoesNotExist:
        return CONTENT_PATH_FRAGMENT + field
    if isinstance(found, ForeignObjectRel):
        return f"#id_{field}-FORMS"  # child rows have no content path of their own
    return CONTENT_PATH_FRAGMENT + field


def finding_screen_name(screen: models.Model | LanguageState) -> str | Promise:
    """Return the name of the tab of a record or page, empty without tabs; of other objects, the type.

    For an object that the facts refer to, such as an organisation, return the name of its type.
    """
    if isinstance(screen, BaseRecord):
        return _("Facts")
    if not isinstance(screen, Page | LanguageState):
        return capfirst(screen._meta.verbose_name or "")
    return screen.locale.get_display_name() if record_or_page_of(screen) else ""
