"""Wagtail's table columns adapted to small screens, where each row is a block with labels."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.middleware.csrf import get_token
from django.utils.formats import date_format
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column, NumberColumn, StatusTagColumn, TitleColumn

TABLE: Final = "listing groupsite-committee"
# Numbers and moments: their hyphens are no place to break a line.
WHOLE: Final = "groupsite-committee__whole"
TEMPLATES: Final = "groupsite_vacancies/admin/committee"
NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"


class Text(Column):
    cell_template_name = f"{TEMPLATES}/cell.html"


class Number(NumberColumn):
    cell_template_name = f"{TEMPLATES}/cell.html"


class Tag(StatusTagColumn):
    cell_template_name = f"{TEMPLATES}/tag_cell.html"


class Title(TitleColumn):
    """Column with a link to the row's view, and below it the row's `note`, if any."""

    cell_template_name = f"{TEMPLATES}/title_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "note": getattr(instance, "note", "")}


class Act(Column):
    """Column with an action: a link, or with `sends` a button that posts the row's key.

    `name` says of the row what a screen reader hears behind the act. No address, no button.
    """

    cell_template_name = f"{TEMPLATES}/act_cell.html"

    def __init__(
        self,
        act: Any,
        url: Callable[[Any], str],
        name: Callable[[Any], str],
        *,
        sends: bool = False,
    ) -> None:
        super().__init__(
            "act",
            label=pgettext_lazy("column of a table", "Actions"),
            accessor=lambda row: getattr(row, "pk", ""),
        )
        self.act, self.sends = act, sends
        self._url, self._name = url, name

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context |= {"url": self._url(instance), "which": self._name(instance)}
        # Wagtail renders a cell outside the request's own context, where nothing knows the token.
        context["csrf_token"] = get_token(context["request"])
        return context


def short_moment(moment: datetime, zone: str) -> str:
    """Format a moment for a column: "20 May 2025, 14:07 CEST"."""
    there = moment.astimezone(ZoneInfo(zone))
    letters = there.tzname() or ""
    # Many zones have no letters of their own, only an offset: "-03".
    if not letters.isalpha():
        letters = f"UTC{there:%:z}".replace("-", "\N{MINUS SIGN}")
    text = f"{date_format(there, 'SHORT_DATETIME_FORMAT')} {letters}"
    return text.replace(", ", "\0").replace(" ", NO_BREAK_SPACE).replace("\0", ", ")
