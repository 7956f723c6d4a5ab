"""URL patterns of the committee's views, below the admin's."""

from typing import Any

from django.urls import include, path

from vacancies.applications.committee_urls import NAMESPACE
from vacancies.committee import (
    access_log_views,
    application,
    application_list,
    export_views,
    readers,
    retention_views,
    vacancy_list,
)

ONE: list[Any] = [
    path("", application.ApplicationView.as_view(), name="application"),
    path("files.zip", export_views.ArchiveView.as_view(), name="archive"),
    path("files/<int:file>/", export_views.FileView.as_view(), name="file"),
    path("everything.zip", export_views.PersonView.as_view(), {"ending": "zip"}, name="person_zip"),
    path(
        "everything.json", export_views.PersonView.as_view(), {"ending": "json"}, name="person_json"
    ),
]
OF_VACANCY: list[Any] = [
    path("", application_list.ApplicationListView.as_view(), name="list"),
    path(
        "results/",
        application_list.ApplicationListView.as_view(results_only=True),
        name="list_results",
    ),
    path(
        "list.csv",
        application_list.ApplicationListExportView.as_view(),
        {"ending": "csv"},
        name="list_csv",
    ),
    path(
        "list.xlsx",
        application_list.ApplicationListExportView.as_view(),
        {"ending": "xlsx"},
        name="list_xlsx",
    ),
    path("all.zip", export_views.AllView.as_view(), name="all"),
    path("keeping/", retention_views.RetentionView.as_view(), name="keeping"),
    path("readers/", readers.ReaderListView.as_view(), name="readers"),
    path("readers/add/", readers.AddReaderView.as_view(), name="reader_add"),
    path(
        "readers/add/results/",
        readers.AddReaderView.as_view(results_only=True),
        name="reader_add_results",
    ),
    path("readers/<int:reader>/remove/", readers.RemoveReaderView.as_view(), name="reader_remove"),
    path("<int:application>/", include(ONE)),
]
urlpatterns: list[Any] = [
    path("", vacancy_list.ReadableVacancyListView.as_view(), name="index"),
    path(
        "results/",
        vacancy_list.ReadableVacancyListView.as_view(results_only=True),
        name="index_results",
    ),
    path("log/", access_log_views.AccessLogView.as_view(), name="log"),
    path(
        "log/results/",
        access_log_views.AccessLogView.as_view(results_only=True),
        name="log_results",
    ),
    path("log/list.csv", access_log_views.AccessLogExportView.as_view(), name="log_csv"),
    path("keeping/", retention_views.RuleView.as_view(), name="rule"),
    path("<int:vacancy>/", include(OF_VACANCY)),
]


def admin_urls() -> Any:
    """Return the patterns in their namespace, for Wagtail's hook `register_admin_urls`."""
    return path("applications/", include((urlpatterns, NAMESPACE), namespace=NAMESPACE))
