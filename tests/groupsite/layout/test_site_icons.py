"""The icons that browsers and home screens ask for, and the manifest in each language."""

import io
import re

import pytest
from PIL import Image

from groupsite.layout.site_icons import POINTS
from tests.sources import ROOT


@pytest.mark.parametrize(
    ("path", "kind", "size"),
    [
        ("/favicon.ico", "image/x-icon", (48, 48)),
        ("/apple-touch-icon.png", "image/png", (180, 180)),
        ("/icon-192.png", "image/png", (192, 192)),
        ("/icon-512.png", "image/png", (512, 512)),
    ],
)
def test_an_icon_is_small_and_kept(client, path, kind, size):
    response = client.get(path)
    assert response.headers["Content-Type"] == kind
    assert "max-age=86400" in response.headers["Cache-Control"]
    assert Image.open(io.BytesIO(response.content)).size == size
    assert len(response.content) < 10 * 1024
    again = client.get(path, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


@pytest.mark.django_db
def test_no_other_size_is_drawn(client):
    """Otherwise anybody could have the server draw icons of any size."""
    assert client.get("/icon-5000.png").status_code == 404


def test_the_drawing_is_that_of_the_svg():
    svg = (ROOT / "groupsite/static/groupsite/favicon.svg").read_text(encoding="utf-8")
    path = re.search(r' d="([^"]+)"', svg)[1]
    x = y = 0
    points = []
    for command, number, other in re.findall(r"([MhvHV])(-?\d+)(?: (\d+))?", path):
        if command == "M":
            x, y = int(number), int(other)
        elif command in "hH":
            x = int(number) + (x if command == "h" else 0)
        else:
            y = int(number) + (y if command == "v" else 0)
        points.append((x, y))
    assert tuple(points) == POINTS


@pytest.mark.parametrize(("language", "name"), [("en", "Waves"), ("sv", "Vågor")])
def test_the_manifest_is_in_the_language_of_the_page(client, group_site, language, name):
    page = client.get(f"/{language}/").content.decode()
    address = re.search(r'<link rel="manifest" href="([^"]+)">', page)[1]
    response = client.get(address)
    assert response.headers["Content-Type"] == "application/manifest+json"
    manifest = response.json()
    assert (manifest["name"], manifest["lang"]) == (name, language)
    assert manifest["start_url"] == f"/{language}/"
    for icon in manifest["icons"]:
        assert client.get(icon["src"]).status_code == 200
    policy = client.get(f"/{language}/").headers["Content-Security-Policy"]
    assert "manifest-src 'self'" in policy
