"""Base of the dashboard panels: a few rows with links."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest
from django.template import Context
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from people.content.records.base_record import BaseRecord
from people.content.request_time import received_at
from people.content.types import User

MAX_ROWS: Final = 8


@dataclass(frozen=True)
class PanelLink:
    """A link in a row of a dashboard panel, besides the link of its title."""

    label: Any
    url: str


@dataclass(frozen=True)
class PanelRow:
    """A row of a dashboard panel: a record or page, with links and a note."""

    title: str
    url: str | None = None
    kind: Any = ""  # the kind of record, such as "person"
    note: Any = ""
    tabs: Sequence[Any] = ()  # `LanguageTab`s of people.content.languages.tabs
    links: Sequence[PanelLink] = ()
    changed_at: datetime | None = None
    note_url: str = ""
    language: str = ""  # the language of the title, if it is a page's title


@dataclass(frozen=True)
class PanelRows:
    """The rows that a dashboard panel shows, and what to say if there are more."""

    rows: list[PanelRow] = field(default_factory=list)
    more: Any = ""  # shown below the rows if there are more than these
    more_url: str = ""


class DashboardPanel(Component):
    """Dashboard panel. Set `name`, `order`, `heading` and, for a text without rows, `empty`."""

    name = ""
    order = 100
    heading: Any = ""
    empty: Any = ""
    template_name = "groupsite_people/admin/dashboard/panel.html"

    class Media:
        css = {"all": ["groupsite_people/css/admin-dashboard.css"]}

    def is_shown_without_rows(self, user: User) -> bool:
        """Whether to show the panel's `empty` text to a user for whom there are no rows."""
        return True

    def get_rows(self, request: HttpRequest, at: datetime) -> PanelRows:
        """Return a few rows of records that the user may see, in a constant number of queries."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Context | None = None) -> dict[str, Any]:
        request = (parent_context or Context())["request"]
        found = self.get_rows(request, received_at(request))
        is_shown = bool(found.rows) or (
            bool(self.empty) and self.is_shown_without_rows(request.user)
        )
        return {"panel": self, "found": found, "is_shown": is_shown}


def model_verbose_name(record: BaseRecord | Page) -> Any:
    """Return the verbose name of the model of a record or page, such as "person"."""
    return type(record)._meta.verbose_name
