"""The demo shows the site's own 404 page, although DEBUG is on (S6)."""

import importlib

import pytest
from django.conf import settings as configured

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["/en/no-such-page/", "/sv/ansok/999/", "/sv/finns-inte/"])
def test_the_demo_shows_the_sites_own_page(
    client, group_site, settings, monkeypatch, tmp_path, address
) -> None:
    monkeypatch.setenv("GROUPSITE_DATA", str(tmp_path))
    demo = importlib.import_module("groupsite.settings.dev")
    settings.DEBUG = True
    settings.MIDDLEWARE = [*configured.MIDDLEWARE, demo.MIDDLEWARE[-1]]
    response = client.get(address)
    assert response.status_code == 404
    assert "URLconf" not in response.text
    assert 'class="colophon"' in response.text
