"""What is below a list of publications, by its path there; `PublicationIndexPage.route` resolves it."""

from django.urls import path

from research.publication_pages import views

urlpatterns = [
    path("bibtex/", views.files_of_list, {"file_format": "bibtex"}),
    path("ris/", views.files_of_list, {"file_format": "ris"}),
    path("csl-json/", views.files_of_list, {"file_format": "csl-json"}),
    path("<slug:cite_key>/", views.publication),
    path("<slug:cite_key>/pdf/", views.pdf_of_publication),
    path("<slug:cite_key>/bibtex/", views.file_of_publication, {"file_format": "bibtex"}),
    path("<slug:cite_key>/ris/", views.file_of_publication, {"file_format": "ris"}),
    path("<slug:cite_key>/csl-json/", views.file_of_publication, {"file_format": "csl-json"}),
]
