"""The page of all components: it shows the same in every language, and changes nothing."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from groupsite.demo.scenes.people import CROWD

ERRORS = {"400": 400, "403": 403, "403_csrf": 403, "404": 404, "500": 500, "503": 503, "full": 503}
pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.groupsite.gallery.urls")]


@pytest.mark.table
@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.usefixtures("demo")
def test_looking_at_the_gallery_writes_nothing(client: Client, language: str) -> None:
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(f"/{language}/gallery/")
    assert answer.status_code == 200
    assert answer.content.decode().count('class="specimen"') > 150
    verbs = {query["sql"].split()[0] for query in captured.captured_queries}
    assert verbs <= {"SELECT"}


@pytest.mark.parametrize(("name", "status"), ERRORS.items())
def test_an_error_page_is_sent_with_its_status(client: Client, name: str, status: int) -> None:
    assert client.get(f"/en/gallery/errors/{name}/").status_code == status


def test_a_face_is_drawn_for_those_who_have_one(client: Client) -> None:
    faces = {one.key: one.face for one in CROWD}
    key = next(key for key, face in faces.items() if face)
    other = next(key for key, face in faces.items() if not face)
    drawn = client.get(f"/en/gallery/faces/{key}-208.webp")
    assert (drawn.status_code, drawn["Content-Type"]) == (200, "image/webp")
    for nothing in (f"{other}-208.webp", f"{key}-209.webp", f"{key}-208.png"):
        assert client.get(f"/en/gallery/faces/{nothing}").status_code == 404
