"""The columns of the list of applications, on the screen and in its exported file."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.content.admin.columns import (
    NO_WRAP_CLASS,
    ExportOnlyColumn,
    NumberColumn,
    StatusColumn,
    TextColumn,
    TitleColumnWithNote,
)
from vacancies.applications.committee_url import committee_url
from vacancies.committee.base_views import url_with_unpaged_list_query
from vacancies.posting import documents, wording

NO_BREAK_SPACE: Final = "\N{NO-BREAK SPACE}"


class ApplicantColumn(TitleColumnWithNote):
    """Column of applicants' names, as links that keep the search and order of the list."""

    def get_link_url(self, instance: Any, parent_context: Any) -> str:
        url = committee_url("application", instance.application.vacancy_id, instance.pk)
        return url_with_unpaged_list_query(parent_context["request"], url)


# The values are attributes of `application_rows.ApplicationRow`.
APPLICATION_COLUMNS: Final[list[Any]] = [
    ApplicantColumn("name", label=_("Name"), sort_key="name", export=False),
    TextColumn("number", label=_("Receipt number"), sort_key="number", classname=NO_WRAP_CLASS),
    ExportOnlyColumn("family", label=_("Family name"), accessor="application.family_name"),
    ExportOnlyColumn("given", label=_("Given name"), accessor="application.given_name"),
    ExportOnlyColumn("email", label=_("E-mail address"), accessor="application.email"),
    ExportOnlyColumn("phone", label=_("Phone"), accessor="application.phone"),
    TextColumn(
        "received",
        label=pgettext_lazy("application", "Received"),
        sort_key="received",
        classname=NO_WRAP_CLASS,
    ),
    StatusColumn(
        "completeness",
        label=_("Completeness"),
        sort_key="complete",
        primary=lambda row: not row.problems,
    ),
    NumberColumn("files", label=_("Files"), sort_key="files", accessor=lambda row: len(row.files)),
    TextColumn(
        "size",
        label=_("Size"),
        sort_key="size",
        accessor=lambda row: documents.size_text(row.total_file_size) if row.files else "",
        export=False,
    ),
    ExportOnlyColumn("bytes", label=_("Size in bytes"), accessor="total_file_size"),
    ExportOnlyColumn(
        "same_address",
        label=_("Also sent with this address"),
        accessor=lambda row: ", ".join(row.same_address),
    ),
]


def columns_with_answers(rows: Iterable[Any]) -> list[Any]:
    """Return the columns, and one for each question that an applicant was asked, for an export."""
    wordings = dict.fromkeys(one.wording.text for row in rows for one in row.answers)
    return [
        *APPLICATION_COLUMNS,
        *(
            ExportOnlyColumn(
                f"answer-{number}",
                label=wording,
                accessor=lambda row, wording=wording: answer_in_row(row, wording),
            )
            for number, wording in enumerate(wordings)
        ),
    ]


def answer_in_row(row: Any, wording: str) -> str:
    """Return the answer of an `ApplicationRow` to the question with this wording; empty if none."""
    return next((one.text for one in row.answers if one.wording.text == wording), "")


def short_date_and_time_text(at: datetime, time_zone: str) -> str:
    """Return a time as the columns show it: "20 May 2025, 14:07 CEST"."""
    there = at.astimezone(ZoneInfo(time_zone))
    text = f"{date_format(there, 'SHORT_DATETIME_FORMAT')} {wording.zone_abbreviation(there)}"
    return text.replace(", ", "\0").replace(" ", NO_BREAK_SPACE).replace("\0", ", ")
