"""Columns of the admin's lists, on the screen and in the exported file.

On a narrow screen each row is a block, and each cell repeats the label of its column.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from django.db import models
from django.middleware.csrf import get_token
from django.template import Context
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui import tables
from wagtail.admin.ui.tables import Column

LISTING_TEMPLATE_FOLDER: Final = "groupsite_people/admin/listing"
# For cells with numbers or times, in which a line must not break at a hyphen.
NO_WRAP_CLASS: Final = "groupsite-list__unbroken"


class ExportableColumn(tables.Column):
    """A column of a list that can be exported.

    The exported value is the one on the screen, unless `export` is a function of the row that
    returns another value. With `export=False` the column is left out of the file.
    """

    def __init__(
        self, name: str, *, export: Callable[[Any], Any] | bool = True, **kwargs: Any
    ) -> None:
        super().__init__(name, **kwargs)
        self.export = self.get_value if export is True else export


class TextColumn(ExportableColumn):
    """A column of plain text."""

    cell_template_name = f"{LISTING_TEMPLATE_FOLDER}/cell.html"


class ExportOnlyColumn(TextColumn):
    """A column that appears only in the exported file."""


class NumberColumn(ExportableColumn, tables.NumberColumn):
    """A column of numbers."""

    cell_template_name = f"{LISTING_TEMPLATE_FOLDER}/cell.html"


class StatusColumn(ExportableColumn, tables.StatusTagColumn):
    """A column with a status tag."""

    cell_template_name = f"{LISTING_TEMPLATE_FOLDER}/status_cell.html"


class TitleColumn(ExportableColumn, tables.TitleColumn):
    """The title of a row, as a link to the row's edit or detail screen."""


class TitleColumnWithNote(TitleColumn):
    """A title with the row's `note` below it, if it has one."""

    cell_template_name = f"{LISTING_TEMPLATE_FOLDER}/noted_title_cell.html"

    def get_cell_context_data(
        self, instance: models.Model, parent_context: Context
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return {**context, "note": getattr(instance, "note", "")}


class PictureColumn(tables.Column):
    """Column with a small decorative picture of the row; the next column has the title."""

    def __init__(self, template: str) -> None:
        super().__init__("picture", label="", accessor=lambda row: row)
        self.cell_template_name = template


class ActionColumn(tables.Column):
    """Column with a link or, with `posts`, a button that posts the row's id as `user`.

    The id is posted as `user`. `get_row_name` returns the row's name, which screen readers hear after the
    action. A row without a URL has no action.
    """

    cell_template_name = f"{LISTING_TEMPLATE_FOLDER}/action_cell.html"

    def __init__(
        self,
        action: str | Promise,
        get_url: Callable[[Any], str],
        get_row_name: Callable[[Any], str],
        *,
        posts: bool = False,
    ) -> None:
        super().__init__(
            "action",
            label=pgettext_lazy("column of a table", "Actions"),
            accessor=lambda row: getattr(row, "pk", ""),
        )
        self.action, self.posts = action, posts
        self._url, self._name = get_url, get_row_name

    def get_cell_context_data(
        self, instance: models.Model, parent_context: Context
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        context |= {"url": self._url(instance), "row_name": self._name(instance)}
        # Wagtail renders a cell without the request's context, which holds the CSRF token.
        context["csrf_token"] = get_token(context["request"])
        return context


def columns_on_screen(columns: Iterable[Column]) -> list[Any]:
    """Return the columns that appear on the screen, without those that are only exported."""
    return [column for column in columns if not isinstance(column, ExportOnlyColumn)]


def iter_export_headings_and_rows(
    columns: Iterable[Column], rows: Iterable[object]
) -> Iterator[list[Any]]:
    """Yield the headings of the exported columns, then the values of each row."""
    exported = [column for column in columns if getattr(column, "export", False)]
    yield [column.label for column in exported]
    for row in rows:
        yield [column.export(row) for column in exported]
