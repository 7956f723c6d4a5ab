"""The PDF of a publication below its page: Google Scholar reads none from elsewhere on the site."""

from contextlib import closing
from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from research.models import PublicationVersion
from tests.research.publication_items import make_publication, publication_indexes

PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture(autouse=True)
def indexes(group_site, at):
    return publication_indexes(group_site)


@pytest.fixture(autouse=True)
def files_on_disk(settings, tmp_path):
    """Wagtail sends files from disk."""
    settings.MEDIA_ROOT = tmp_path
    on_disk = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = settings.STORAGES | {"default": on_disk}


def a_file(name, **facts):
    document = get_document_model().objects.create(title=name, file=ContentFile(PDF, name))
    return PublicationVersion(**{"kind": "accepted"} | facts, document=document)


def page_of(*versions, **facts):
    return f"/en/publications/{make_publication(rows={'versions': versions}, **facts).cite_key}/"


def named_pdfs(client, page):
    head = BeautifulSoup(client.get(page).content, "lxml").head
    return [tag["content"] for tag in head.select('meta[name="citation_pdf_url"]')]


def test_is_named_and_sent_below_the_page_of_the_publication(client):
    page = page_of(a_file("Vågor.pdf"))
    (address,) = named_pdfs(client, page)
    assert address == f"http://localhost{page}pdf/"
    with closing(client.get(address)) as response:
        assert (response["Content-Type"], response.getvalue()) == ("application/pdf", PDF)
        assert "X-Robots-Tag" not in response


def test_is_not_named_where_one_must_sign_in_to_open_it(client):
    private = Collection.get_first_root_node().add_child(name="Private")
    restriction = CollectionViewRestriction.LOGIN
    CollectionViewRestriction.objects.create(collection=private, restriction_type=restriction)
    version = a_file("Vågor.pdf")
    version.document.collection = private
    version.document.save()
    page = page_of(version)
    assert named_pdfs(client, page) == []
    assert client.get(f"{page}pdf/").status_code == 404
    assert "Accepted" in client.get(page).text  # editors can sign in and open it


def test_is_the_first_file_that_is_a_pdf(client):
    elsewhere = PublicationVersion(kind="published", url="https://example.org/published.pdf")
    page = page_of(elsewhere, a_file("waves.docx"), a_file("waves.PDF"))
    with closing(client.get(f"{page}pdf/")) as response:
        assert "waves.PDF" in response["Content-Disposition"]


@pytest.mark.parametrize(
    "versions",
    [
        list,
        lambda: [PublicationVersion(kind="accepted", url="https://example.org/waves.pdf")],
        lambda: [a_file("waves.docx")],
        lambda: [a_file("waves.pdf", public_from=date(2099, 1, 1))],
    ],
    ids=["nothing", "elsewhere", "another type", "under embargo"],
)
def test_is_neither_named_nor_sent_without_a_public_one(client, versions):
    page = page_of(*versions())
    assert named_pdfs(client, page) == []
    assert client.get(f"{page}pdf/").status_code == 404


def test_the_file_of_a_draft_is_not_sent(client):
    assert client.get(f"{page_of(a_file('waves.pdf'), draft=True)}pdf/").status_code == 404
