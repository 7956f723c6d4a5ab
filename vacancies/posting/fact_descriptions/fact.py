"""Classes that describe a vacancy's facts: their fields, texts, and where they are shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from vacancies.protocols import VacancyFacts

type Label = str | Promise
type TextGetter = Callable[[VacancyFacts], str]


@dataclass(frozen=True)
class SidebarRowDescription:
    """How the posting's sidebar shows a fact; the row is left out if its text is empty."""

    label: Label
    text: TextGetter
    note: TextGetter | None = None  # shown in brackets
    is_long: bool = False


@dataclass(frozen=True)
class FactDescription:
    """Describes one fact of a vacancy: its fields, its text, and where it is shown.

    The sidebar does not show people, areas, places and programmes from here: they are links, which its
    template renders itself.
    """

    key: str  # its key in log entries of the history
    label: Label
    fields: tuple[str, ...]  # fields and child relations of the model
    text: TextGetter  # its complete text
    short: TextGetter | None = None  # the text in the summary, if shorter
    is_in_summary: bool = True
    # Its name in "Also changed: …". For other facts the history shows old and new values.
    mention: Label = ""
    # Overrides the data that is compared and stored in the history; default: the fields.
    data: Callable[[VacancyFacts], Any] | None = None
    sidebar_rows: tuple[SidebarRowDescription, ...] = ()
    # Its column in the exported list, unless the list itself has one (`admin/listing/columns.py`).
    export: TextGetter | None = None
    not_copied: tuple[str, ...] = ()  # fields of one year's posting
