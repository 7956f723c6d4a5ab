"""R37, R59: what somebody uploads as a document is handed out, and never opened, by the site."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import resolve, reverse
from django.urls.exceptions import Resolver404
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction

from groupsite import public_media_folders

Document = get_document_model()
EVIL = b"<script>document.title = 'stolen'</script>"
REFUSED = (
    *("html", "htm", "xhtml", "shtml", "mht", "svg", "svgz", "xml", "xsl", "js", "mjs", "css"),
    *("swf", "exe", "bat", "msi", "jar", "hta", "docm", "xlsm", "doc", "iso", "py", "php"),
)
ACCEPTED = (
    *("csv", "docx", "key", "odp", "ods", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"),
)


@pytest.fixture(autouse=True)
def on_disk(settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    }


def document(name: str, collection: Collection | None = None) -> Document:
    where = collection or Collection.get_first_root_node()
    file = ContentFile(EVIL, name=name)
    made = Document.objects.create(title="Evil", file=file, collection=where)
    made.file.close()
    return made


def upload(client: Client, door: str, name: str, there: Document) -> None:
    """Through every door that takes a document."""
    file = ContentFile(EVIL, name=name)
    collection = Collection.get_first_root_node().pk
    typed = {"title": "New", "collection": collection, "file": file}
    if door == "add":
        client.post(reverse("wagtaildocs:add"), typed)
    elif door == "edit":
        client.post(reverse("wagtaildocs:edit", args=[there.pk]), typed)
    elif door == "chooser":
        prefixed = {f"document-chooser-upload-{key}": value for key, value in typed.items()}
        client.post(reverse("wagtaildocs_chooser:create"), prefixed)
    else:
        client.post(
            reverse("wagtaildocs:add_multiple"),
            {"title": "New", "collection": collection, "files[]": file},
            headers={"X-Requested-With": "XMLHttpRequest"},
        )


DOORS = ("add", "edit", "chooser", "several")


@pytest.mark.table(every="ending")
@pytest.mark.parametrize(
    ("door", "ending"),
    [*(("add", ending) for ending in REFUSED), *((door, "html") for door in DOORS[1:])],
)
def test_what_is_refused(admin_client: Client, door: str, ending: str) -> None:
    there = document("there.pdf")
    upload(admin_client, door, f"evil.{ending}", there)
    assert [kept.filename for kept in Document.objects.all()] == ["there.pdf"]


@pytest.mark.parametrize(
    ("door", "ending"),
    [*(("add", ending) for ending in ACCEPTED), *((door, "pdf") for door in DOORS[1:])],
)
def test_what_is_accepted(admin_client: Client, door: str, ending: str) -> None:
    there = document("there.pdf")
    upload(admin_client, door, f"good.{ending.upper()}", there)
    assert f"good.{ending.upper()}" in [kept.filename for kept in Document.objects.all()]


@pytest.mark.django_db
@pytest.mark.parametrize("ending", [*ACCEPTED, *REFUSED])
def test_a_document_is_a_download(client: Client, ending: str) -> None:
    """Also one that was uploaded when its ending was accepted."""
    answer = client.get(document(f"paper.{ending}").url)
    assert b"".join(answer) == EVIL
    answer.close()
    assert answer["Content-Disposition"] == f'attachment; filename="paper.{ending}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'"


@pytest.mark.django_db
def test_a_private_collection_stays_private(client: Client, admin_client: Client) -> None:
    private = Collection.get_first_root_node().add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    hidden = document("hidden.pdf", private)
    answer = client.get(hidden.url)
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("wagtailcore_login"))
    shown = admin_client.get(hidden.url)
    assert b"".join(shown) == EVIL
    shown.close()


@pytest.fixture
def developers_urls(settings) -> ModuleType:
    settings.DEBUG = True
    from groupsite import urls

    yield importlib.reload(urls)
    settings.DEBUG = False
    importlib.reload(urls)


@pytest.mark.parametrize("folder", public_media_folders.PICTURES)
def test_the_developers_server_serves_pictures(developers_urls, folder: str) -> None:
    assert resolve(f"/media/{folder}/a.jpg", developers_urls)


@pytest.mark.parametrize("path", ["documents/evil.html", "original_images/a.jpg", "a.jpg"])
def test_and_no_other_file(developers_urls, path: str) -> None:
    with pytest.raises(Resolver404):
        resolve(f"/media/{path}", developers_urls)


@pytest.mark.parametrize("path", ["images/a.jpg", "documents/evil.html"])
def test_production_serves_no_file_itself(path: str) -> None:
    with pytest.raises(Resolver404):
        resolve(f"/media/{path}")
