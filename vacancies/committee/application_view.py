"""The view of one application: who sent it, when, and its files."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import get_language_info, gettext, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin.ui.tables import Table
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button, HeaderButton

from people.content.admin.columns import (
    NO_WRAP_CLASS,
    NumberColumn,
    StatusColumn,
    TextColumn,
    TitleColumn,
)
from vacancies.applications.committee_url import committee_url
from vacancies.committee import application_rows
from vacancies.committee.application_columns import short_date_and_time_text
from vacancies.committee.base_views import (
    TABLE_CSS_CLASSES,
    ReaderRequiredMixin,
    url_with_unpaged_list_query,
)
from vacancies.committee.neighbouring_applications import neighbouring_applications_in_list
from vacancies.models import AccessAction, ApplicationFile
from vacancies.posting import documents, wording


@dataclass(frozen=True)
class ApplicationFileRow:
    """A row in the table of an application's files; `name` is the generated file name.

    The URLs are empty if the file may not be opened.
    """

    file: ApplicationFile
    name: str
    open_url: str
    download_url: str
    received: str

    @property
    def size_text(self) -> str:
        return documents.size_text(self.file.size)

    @property
    def scan_status(self) -> str:
        return str(self.file.get_scan_display())


class FileNameColumn(TitleColumn):
    """Column of file names; each file's checksum opens below its name on request."""

    cell_template_name = "groupsite_vacancies/admin/committee/file_name_cell.html"


class FileActionsColumn(TextColumn):
    """Column of the links *Open* and *Download*, for files that may be opened.

    The template gets the row as `instance`.
    """

    cell_template_name = "groupsite_vacancies/admin/committee/file_actions_cell.html"


COLUMNS = [
    FileNameColumn("name", label=_("File"), id_accessor="name"),
    TextColumn("size", label=_("Size"), accessor="size_text"),
    NumberColumn("pages", label=_("Pages"), accessor="file.pages"),
    TextColumn("received", label=_("Uploaded"), classname=NO_WRAP_CLASS),
    StatusColumn(
        "scan",
        label=_("Virus scan"),
        accessor="scan_status",
        primary=lambda shown: shown.file.may_be_opened,
    ),
    FileActionsColumn(
        "actions", label=pgettext_lazy("column of a table", "Actions"), accessor="name"
    ),
]


class ApplicationView(ReaderRequiredMixin, WagtailAdminTemplateMixin, TemplateView):
    header_icon = "mail"
    template_name = "groupsite_vacancies/admin/committee/application.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        self.log_access(AccessAction.READ)
        return response

    def get_page_title(self) -> str:
        return self.application.full_name

    @cached_property
    def header_buttons(self) -> list[Any]:
        if not self.files:
            return []
        archive = committee_url("archive", self.vacancy.pk, self.application.pk)
        return [HeaderButton(gettext("Download all files"), archive, icon_name="download")]

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        if not self.is_officer:
            return []
        where = self.vacancy.pk, self.application.pk
        return [
            Button(
                gettext("All data about this person (ZIP)"),
                committee_url("applicant_data_zip", *where),
            ),
            Button(
                gettext("All data about this person (JSON)"),
                committee_url("applicant_data_json", *where),
            ),
            Button(
                gettext("Erase this application"),
                committee_url("application_erase", *where),
                icon_name="bin",
            ),
        ]

    @cached_property
    def row(self) -> application_rows.ApplicationRow:
        return application_rows.application_row(self.application)

    @cached_property
    def files(self) -> list[ApplicationFileRow]:
        where = self.vacancy.pk, self.application.pk
        return [
            ApplicationFileRow(
                file,
                name,
                committee_url("file_open", *where, file.pk) if file.may_be_opened else "",
                committee_url("file", *where, file.pk) if file.may_be_opened else "",
                short_date_and_time_text(file.accepted_at, self.vacancy.time_zone),
            )
            for file, name in self.application.files_with_names()
        ]

    def parent_breadcrumbs(self) -> list[tuple[str, str]]:
        steps = super().parent_breadcrumbs()
        return [(url_with_unpaged_list_query(self.request, url), label) for url, label in steps]

    def facts(self) -> list[tuple[str, str]]:
        """Return (label, text) for the facts about the application that have a text."""
        who, row = self.application, self.row
        received = wording.timestamp_text(who.received_at or self.at, self.vacancy.time_zone)
        facts = [
            (gettext("Name"), who.full_name),
            (gettext("Receipt number"), row.number),
            (pgettext("application", "Received"), received),
            (gettext("Completeness"), row.completeness),
            (gettext("E-mail address"), who.email),
            (gettext("Phone"), who.phone),
            (gettext("Language of the form"), language_name_or_code(who.language)),
            (gettext("Sent twice"), row.note),
        ]
        return [(label, text) for label, text in facts if text]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        unclean = sum(not shown.file.may_be_opened for shown in self.files)
        table = Table(COLUMNS, self.files, classname=TABLE_CSS_CLASSES) if self.files else None
        return super().get_context_data(
            facts=self.facts(),
            answers=self.row.answers,
            table=table,
            unclean=unclean,
            neighbours=neighbouring_applications_in_list(self.application, self.request),
            **kwargs,
        )


def language_name_or_code(code: str) -> str:
    """Return the language's name in the active language; an unknown code unchanged."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
