"""Views of downloads: one file, archives, all data about one applicant (R40, R41, R74).

Responses are attachments that browsers do not run, cache or sniff. Permissions are checked before
any other query, and so before middleware of a host could add an ETag.
"""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from people.content import spreadsheets
from people.content.admin.columns import iter_export_headings_and_rows
from vacancies.applications.committee_url import committee_url
from vacancies.applications.files import downloads
from vacancies.applications.files.zip_stream import ArchiveEntry, archive_entry_of_bytes, stream_zip
from vacancies.choices import ScanState
from vacancies.committee import application_rows
from vacancies.committee.application_columns import columns_with_answers
from vacancies.committee.archives import archive_contents, subject_access
from vacancies.committee.archives.archive_names import UsedFileNames, applicant_folder_name
from vacancies.committee.base_views import OfficerRequiredMixin, ReaderRequiredMixin
from vacancies.models import AccessAction, Application, ApplicationFile, Vacancy
from vacancies.posting.documents import text_safe_for_file_name

ZIP_TYPE: Final = "application/zip"
JSON_TYPE: Final = "application/json"


class DownloadView(View):
    """Base of views whose response is a download."""

    def set_attachment_headers(self, response: HttpResponseBase, file_name: str) -> Any:
        """Add the headers that make the response a download, and return the response."""
        for header, value in downloads.HEADERS.items():
            response[header] = value
        response["Content-Disposition"] = content_disposition_header(True, file_name)
        return response

    def zip_response(self, name: str, entries: Iterable[ArchiveEntry]) -> Any:
        """Return a streaming response with a ZIP archive; entries are read while it is sent.

        Views log the access afterwards: `entries` cannot be made while the storage is away.
        """
        answer = StreamingHttpResponse(stream_zip(entries), content_type=ZIP_TYPE)
        return self.set_attachment_headers(answer, f"{name}.zip")

    def attachment_response(self, file_name: str, content_type: str, content: bytes) -> Any:
        return self.set_attachment_headers(
            HttpResponse(content, content_type=content_type), file_name
        )


class FileDownloadView(ReaderRequiredMixin, WagtailAdminTemplateMixin, DownloadView):
    """View to download one file as uploaded, or to say why it may not be opened."""

    header_icon = "warning"
    template_name = "groupsite_vacancies/admin/committee/file_unavailable.html"
    is_inline = False
    logged_action = AccessAction.DOWNLOADED_FILE

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        wanted = get_object_or_404(self.application.files, pk=self.kwargs["file"])
        named = self.application.files_with_names()
        file, self.name = next((file, name) for file, name in named if file.pk == wanted.pk)
        if not file.may_be_opened:
            return self.file_unavailable_response(
                file_cannot_be_opened_sentence(file), HTTPStatus.CONFLICT
            )
        try:
            response = downloads.pdf_response(file, self.name, is_inline=self.is_inline)
        except FileNotFoundError:
            gone = gettext("The file is not there any more. Please tell an administrator.")
            return self.file_unavailable_response(gone, HTTPStatus.GONE)
        self.log_access(self.logged_action, file.kind.name().text)
        return response

    def file_unavailable_response(self, text: str, status: HTTPStatus) -> HttpResponse:
        back = committee_url("application", self.vacancy.pk, self.application.pk)
        context = self.get_context_data(text=text, back=back)
        return TemplateResponse(self.request, self.template_name, context, status=status)

    def get_page_title(self) -> str:
        return self.name

    def parent_breadcrumbs(self) -> list[tuple[str, str]]:
        where = committee_url("application", self.vacancy.pk, self.application.pk)
        return [*super().parent_breadcrumbs(), (where, self.application.full_name)]


class FileOpenView(FileDownloadView):
    """View to open one file inline, in the browser's own viewer; logged as reading.

    See decision 0015.
    """

    is_inline = True
    logged_action = AccessAction.READ


class ApplicationArchiveView(ReaderRequiredMixin, DownloadView):
    """View to download all files of one application as a ZIP archive."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        packed = archive_contents.list_archive_files_and_refusals(
            [(self.application, self.application.files_with_names())]
        )
        response = self.zip_response(
            application_export_name(self.application),
            archive_contents.archive_entries(
                packed, self._answers(), self.request_time_in_vacancy_zone
            ),
        )
        self.log_access(AccessAction.DOWNLOADED_ONE)
        return response

    def _answers(self) -> list[ArchiveEntry]:
        """Return an entry with the answers to the vacancy's questions, if there are any."""
        answers = application_rows.application_row(self.application).answers
        entry = archive_contents.entry_listing_answers(answers, self.request_time_in_vacancy_zone)
        return [entry] if any(one.text for one in answers) else []


class AllApplicationsArchiveView(ReaderRequiredMixin, DownloadView):
    """View to download all applications as a ZIP archive: a folder for each, and their list."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        listed = application_rows.application_rows(self.vacancy)
        by_name = application_rows.sort_application_rows(listed, "name")
        packed = archive_contents.list_archive_files_and_refusals(
            application_rows.iter_applications_with_named_files(self.vacancy, by_name)
        )
        name, table = (
            vacancy_export_name(self.vacancy),
            list(iter_export_headings_and_rows(columns_with_answers(by_name), by_name)),
        )
        extra = [
            archive_entry_of_bytes(
                f"{name}.csv", self.request_time_in_vacancy_zone, spreadsheets.csv_bytes(table)
            ),
            archive_entry_of_bytes(
                f"{name}.xlsx",
                self.request_time_in_vacancy_zone,
                spreadsheets.xlsx_bytes(table, name),
            ),
        ]
        response = self.zip_response(
            name, archive_contents.archive_entries(packed, extra, self.request_time_in_vacancy_zone)
        )
        self.log_access(AccessAction.DOWNLOADED_ALL)
        return response


class ApplicantDataDownloadView(OfficerRequiredMixin, DownloadView):
    """View to download all data about one application: JSON, or a ZIP with its files, by the URL's ending."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        text = subject_access.applicant_json(self.application)
        name = application_export_name(self.application)
        if self.kwargs["ending"] == "json":
            response = self.attachment_response(f"{name}.json", JSON_TYPE, text)
        else:
            response = self._archive_response(name, text)
        self.log_access(AccessAction.EXPORTED_PERSON)
        return response

    def _archive_response(self, name: str, text: bytes) -> Any:
        packed = archive_contents.list_archive_files_and_refusals(
            [(self.application, self.application.files_with_names())]
        )
        extra = [
            archive_entry_of_bytes("application.json", self.request_time_in_vacancy_zone, text)
        ]
        return self.zip_response(
            name, archive_contents.archive_entries(packed, extra, self.request_time_in_vacancy_zone)
        )


def file_cannot_be_opened_sentence(file: ApplicationFile) -> str:
    """Return the sentence on what the virus scan says of a file that may not be opened."""
    if file.scan == ScanState.PENDING:
        return gettext(
            "This file is being checked for viruses. You can open it once it has been found "
            "clean. Please come back in a few minutes."
        )
    if file.scan == ScanState.INFECTED:
        return gettext(
            "A virus was found in this file, so it cannot be opened. Please ask the applicant for "
            "another one."
        )
    return gettext(
        "This file could not be checked for viruses, so it cannot be opened. Please tell an "
        "administrator."
    )


def application_export_name(application: Application) -> str:
    name = applicant_folder_name(
        application.family_name, application.given_name, application.number or ""
    )
    return UsedFileNames().reserve(name)


def vacancy_export_name(vacancy: Vacancy) -> str:
    """Return the name of a vacancy's archive or list: "Applications, PhD student in coding"."""
    name = gettext("Applications, %(vacancy)s") % {"vacancy": vacancy}
    return UsedFileNames().reserve(text_safe_for_file_name(name).replace(".", " "))
