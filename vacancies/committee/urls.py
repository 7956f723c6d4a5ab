"""URL patterns of the committee's views, below the admin's."""

from typing import Any

from django.urls import include, path

from vacancies.applications.committee_url import COMMITTEE_URL_NAMESPACE
from vacancies.committee.access_log_views import AccessLogExportView, AccessLogView
from vacancies.committee.application_list_views import (
    ApplicationListExportView,
    ApplicationListView,
)
from vacancies.committee.application_view import ApplicationView
from vacancies.committee.base_views import CommitteeListView
from vacancies.committee.download_views import (
    AllApplicationsArchiveView,
    ApplicantDataDownloadView,
    ApplicationArchiveView,
    FileDownloadView,
    FileOpenView,
)
from vacancies.committee.erase_application_view import EraseApplicationView
from vacancies.committee.readers import AddReaderView, ReaderListView, RemoveReaderView
from vacancies.committee.retention_views import OutcomeAndRetentionView, SiteRetentionRuleView
from vacancies.committee.vacancy_list_view import ReadableVacancyListView


def _listing_urls(route: str, view: type[CommitteeListView], name: str) -> list[Any]:
    """Return the URLs of a list: the page, and its rows alone for Wagtail's search script."""
    return [
        path(route, view.as_view(), name=name),
        path(f"{route}results/", view.as_view(results_only=True), name=f"{name}_results"),
    ]


APPLICATION_URLS: list[Any] = [
    path("", ApplicationView.as_view(), name="application"),
    path("erase/", EraseApplicationView.as_view(), name="application_erase"),
    path("files.zip", ApplicationArchiveView.as_view(), name="archive"),
    path("files/<int:file>/", FileDownloadView.as_view(), name="file"),
    path("files/<int:file>/open/", FileOpenView.as_view(), name="file_open"),
    path(
        "everything.zip",
        ApplicantDataDownloadView.as_view(),
        {"ending": "zip"},
        name="applicant_data_zip",
    ),
    path(
        "everything.json",
        ApplicantDataDownloadView.as_view(),
        {"ending": "json"},
        name="applicant_data_json",
    ),
]
VACANCY_URLS: list[Any] = [
    *_listing_urls("", ApplicationListView, "list"),
    path("list.csv", ApplicationListExportView.as_view(), {"ending": "csv"}, name="list_csv"),
    path("list.xlsx", ApplicationListExportView.as_view(), {"ending": "xlsx"}, name="list_xlsx"),
    path("all.zip", AllApplicationsArchiveView.as_view(), name="all_applications"),
    path("keeping/", OutcomeAndRetentionView.as_view(), name="retention"),
    path("readers/", ReaderListView.as_view(), name="readers"),
    *_listing_urls("readers/add/", AddReaderView, "reader_add"),
    path("readers/<int:reader>/remove/", RemoveReaderView.as_view(), name="reader_remove"),
    path("<int:application>/", include(APPLICATION_URLS)),
]
urlpatterns: list[Any] = [
    *_listing_urls("", ReadableVacancyListView, "index"),
    *_listing_urls("log/", AccessLogView, "access_log"),
    path("log/list.csv", AccessLogExportView.as_view(), name="access_log_csv"),
    path("keeping/", SiteRetentionRuleView.as_view(), name="retention_rule"),
    path("<int:vacancy>/", include(VACANCY_URLS)),
]


def committee_url_pattern() -> Any:
    """Return one URL pattern that includes all committee views, below the admin's."""
    return path(
        "applications/",
        include((urlpatterns, COMMITTEE_URL_NAMESPACE), namespace=COMMITTEE_URL_NAMESPACE),
    )
