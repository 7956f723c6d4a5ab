"""The addresses of the committee's screens, below the admin's."""

from typing import Any

from django.urls import include, path

from vacancies.committee import downloads, keeping, log, overview, readers, reading, received
from vacancies.committee_urls import NAMESPACE

ONE: list[Any] = [
    path("", reading.ApplicationView.as_view(), name="application"),
    path("files.zip", downloads.ArchiveView.as_view(), name="archive"),
    path("files/<int:file>/", downloads.FileView.as_view(), name="file"),
    path("everything.zip", downloads.PersonView.as_view(), {"ending": "zip"}, name="person_zip"),
    path("everything.json", downloads.PersonView.as_view(), {"ending": "json"}, name="person_json"),
]
OF_VACANCY: list[Any] = [
    path("", received.ReceivedView.as_view(), name="list"),
    path("results/", received.ReceivedView.as_view(results_only=True), name="list_results"),
    path("list.csv", downloads.ListView.as_view(), {"ending": "csv"}, name="list_csv"),
    path("list.xlsx", downloads.ListView.as_view(), {"ending": "xlsx"}, name="list_xlsx"),
    path("all.zip", downloads.AllView.as_view(), name="all"),
    path("keeping/", keeping.RetentionView.as_view(), name="keeping"),
    path("readers/", readers.ReadersView.as_view(), name="readers"),
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
    path("", overview.OverviewView.as_view(), name="index"),
    path("results/", overview.OverviewView.as_view(results_only=True), name="index_results"),
    path("log/", log.LogView.as_view(), name="log"),
    path("log/results/", log.LogView.as_view(results_only=True), name="log_results"),
    path("log/list.csv", log.LogExportView.as_view(), name="log_csv"),
    path("keeping/", keeping.RuleView.as_view(), name="rule"),
    path("<int:vacancy>/", include(OF_VACANCY)),
]


def mounted() -> Any:
    """What Wagtail's hook for addresses wants: all of them, under one namespace."""
    return path("applications/", include((urlpatterns, NAMESPACE), namespace=NAMESPACE))
