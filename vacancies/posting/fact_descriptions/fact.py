"""The classes that describe a fact."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from vacancies.types import VacancyFacts

type Label = str | Promise
type Read = Callable[[VacancyFacts], str]


@dataclass(frozen=True)
class BoxRow:
    """A row of the facts box beside a posting; left out if its text is empty."""

    label: Label
    text: Read
    note: Read | None = None  # stands in brackets, less prominent
    is_long: bool = False


@dataclass(frozen=True)
class Fact:
    """One fact: the fields it is made of, how its value reads, and where it is shown.

    People, areas, places and programmes are links, so the template of the box has their rows itself.
    """

    key: str  # what entries of the history call it
    label: Label
    fields: tuple[str, ...]  # fields of the model, and kinds of rows
    text: Read  # all that may change
    short: Read | None = None  # what the summary says, where that is less
    is_in_summary: bool = True
    # Its name in "Also changed: …". The history says from what to what the others were changed.
    mention: Label = ""
    # Where its fields alone are not what is compared, and what the history stores.
    data: Callable[[VacancyFacts], Any] | None = None
    box: tuple[BoxRow, ...] = ()
    # Its column in the exported list, unless it has one in the list itself (`admin/listing/columns.py`).
    export: Read | None = None
    not_copied: tuple[str, ...] = ()  # the fields that belong to one year's posting
