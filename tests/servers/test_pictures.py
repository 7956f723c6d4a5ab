"""Pictures of a bucket: those that visitors may see, and nothing else in it."""

from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from groupsite import public_media_folders, urls
from tools.servers.s3 import S3Server

pytestmark = pytest.mark.django_db
CONTENT = b"RIFF....WEBPVP8 and so on"
PICTURE = "images/portrait.2e16d0ba.fill-200x200.webp"


def use(settings: Any, server: S3Server, name: str) -> None:
    """Serve the site as `groupsite.urls` does if its settings name this bucket."""
    backend = "groupsite.servers.buckets.bucket_storages.MediaBucket"
    entry = {"BACKEND": backend, "OPTIONS": server.options(name)}
    settings.STORAGES = {**settings.STORAGES, "default": entry}
    site = ModuleType("site_with_a_bucket")
    pictures = public_media_folders.bucket_media_urls()
    vars(site).update(vars(urls), urlpatterns=[*pictures, *urls.urlpatterns])
    settings.ROOT_URLCONF = site


@pytest.fixture
def media(s3: S3Server, bucket: Callable[[str], str], settings: Any) -> None:
    use(settings, s3, bucket("media"))


def test_a_picture_is_served_to_anybody_and_can_do_nothing(media: None, client: Client) -> None:
    default_storage.save(PICTURE, ContentFile(CONTENT))
    response = client.get(f"/media/{PICTURE}")
    assert response.getvalue() == CONTENT
    expected = {
        "Content-Type": "image/webp",
        "Content-Length": str(len(CONTENT)),
        "Cache-Control": "public, max-age=3600",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    assert {name: response.headers[name] for name in expected} == expected
    assert "Set-Cookie" not in response.headers


@pytest.mark.table
@pytest.mark.parametrize(
    "name",
    [
        "original_images/portrait.webp",  # with the place where it was taken
        "documents/minutes.pdf",
        "images/page.html",
        "images/drawing.svg",
        "images/below/portrait.webp",
        "portrait.webp",
        "avatar_images/page.html",
    ],
)
def test_nothing_else_in_the_bucket_is(media: None, client: Client, name: str) -> None:
    default_storage.save(name, ContentFile(CONTENT))
    assert client.get(f"/media/{name}").status_code == 404


@pytest.mark.table
@pytest.mark.parametrize(
    "path", ["images/missing.webp", "images/..%2Foriginal_images%2Fa.webp", "images/%00.webp"]
)
def test_what_is_not_there_is_not_found(media: None, client: Client, path: str) -> None:
    default_storage.save("original_images/a.webp", ContentFile(CONTENT))
    assert client.get(f"/media/{path}").status_code == 404


def test_an_avatar_is_served_with_capital_letters_in_its_type(media: None, client: Client) -> None:
    default_storage.save("avatar_images/Ek.JPG", ContentFile(CONTENT))
    response = client.get("/media/avatar_images/Ek.JPG")
    assert (response.getvalue(), response.headers["Content-Type"]) == (CONTENT, "image/jpeg")


def test_it_is_read_only(media: None, client: Client) -> None:
    default_storage.save(PICTURE, ContentFile(CONTENT))
    assert client.head(f"/media/{PICTURE}").status_code == 200
    assert client.post(f"/media/{PICTURE}").status_code == 405
    assert client.delete(f"/media/{PICTURE}").status_code == 405


def test_while_the_bucket_is_away_the_site_says_when_to_try_again(
    closed_port: int, settings: Any, client: Client
) -> None:
    use(settings, S3Server(closed_port), "media")
    client.raise_request_exception = False
    response = client.get(f"/media/{PICTURE}")
    assert response.status_code == 503
    assert response.headers["Retry-After"]
    assert "public" not in response.headers.get("Cache-Control", "")
