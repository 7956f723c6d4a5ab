"""Pages are compressed for whom can read that; what is no page keeps its length."""

import gzip

import pytest
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from groupsite.middleware.compression import CompressedPages

HTML = "<p>Sändning över radio.</p>" * 40


def answer(response: HttpResponse | FileResponse, accepted: str = "gzip, br") -> HttpResponse:
    request = RequestFactory().get("/en/", headers={"accept-encoding": accepted})
    return CompressedPages(lambda _request: response)(request)


def test_a_page_is_sent_compressed():
    response = answer(HttpResponse(HTML))
    assert response["Content-Encoding"] == "gzip"
    assert response["Vary"] == "Accept-Encoding"
    assert int(response["Content-Length"]) == len(response.content) < len(HTML.encode()) / 3
    assert gzip.decompress(response.content).decode() == HTML


def test_whoever_cannot_read_it_gets_the_page_itself():
    response = answer(HttpResponse(HTML), accepted="identity")
    assert "Content-Encoding" not in response
    assert response.content.decode() == HTML
    assert response["Vary"] == "Accept-Encoding"


@pytest.mark.parametrize("kind", ["application/pdf", "application/json", "text/plain"])
def test_what_is_no_page_goes_as_it_is(kind, tmp_path):
    file = tmp_path / "statement"
    file.write_text(HTML, encoding="utf-8")
    # Closed here and not by the response, which would tell Django that a request has ended.
    with file.open("rb") as opened:
        response = answer(FileResponse(opened, content_type=kind))
        assert "Content-Encoding" not in response
        assert int(response["Content-Length"]) == file.stat().st_size
        assert b"".join(response.streaming_content).decode() == HTML
