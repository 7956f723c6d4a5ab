"""Which screen a finding leads to, and which field there."""

from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignObjectRel
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from people.content.findings.finding import Finding
from people.content.languages.tabs import language_url, record_of
from people.content.publishing.states import LanguageState
from people.content.records.permissions import may_change
from people.content.records.record import Record
from people.content.records.urls import edit_url

# Wagtail's own way to name a field in an address: its script opens the tab and scrolls there.
FIELD: Final = "#:w:contentpath="


class Addresses:
    """For one user: each screen is asked for once, however many findings lead to it."""

    def __init__(self, user: Any, record: Any) -> None:
        self.user, self.record = user, record
        self._urls: dict[Any, str | None] = {}

    def of(self, finding: Finding) -> str | None:
        """None where the user may not open the screen, or where there is none to open."""
        screen = finding.screen
        if screen is None:
            return None
        key = (type(screen), getattr(screen, "pk", None) or id(screen))
        if key not in self._urls:
            self._urls[key] = self._screen(screen)
        url = self._urls[key]
        return url and url + anchor(screen, finding.field)

    def _screen(self, screen: Any) -> str | None:
        if isinstance(screen, LanguageState):
            return language_url(self.record, screen, self.user)
        if isinstance(screen, Record):
            return edit_url(screen) if may_change(self.user, screen) else None
        if screen.permissions_for_user(self.user).can_edit():
            return reverse("wagtailadmin_pages:edit", args=[screen.pk])
        return None


def anchor(screen: Any, field: str) -> str:
    """The end of an address that opens the tab of a field and leads to it."""
    if not field:
        return ""
    try:
        found = type(screen)._meta.get_field(field)
    except FieldDoesNotExist:
        return FIELD + field
    if isinstance(found, ForeignObjectRel):
        return f"#id_{field}-FORMS"  # child rows have no content path of their own
    return FIELD + field


def screen_name(screen: Any) -> str | Promise:
    """What the strip calls the screen: "Facts", "English"."""
    if isinstance(screen, Record):
        return _("Facts")
    return screen.locale.get_display_name() if record_of(screen) else ""
