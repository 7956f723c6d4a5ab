"""R60: robots.txt and security.txt."""

from datetime import UTC, datetime, timedelta

import pytest


def test_robots_may_read_everything_but_the_admin(client):
    response = client.get("/robots.txt")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/plain")
    sitemap = "Sitemap: http://testserver/sitemap.xml"
    assert response.text == f"User-agent: *\nDisallow: /admin/\n{sitemap}\n"


def test_security_contact_has_an_end_within_a_year(client, settings):
    settings.GROUPSITE_SECURITY_CONTACT = "mailto:security@example.org"
    response = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in response.text.splitlines())
    assert fields["Contact"] == "mailto:security@example.org"
    assert fields["Canonical"] == "http://testserver/.well-known/security.txt"
    ends = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(days=30) < ends - datetime.now(UTC) < timedelta(days=365)


@pytest.mark.django_db
def test_without_a_contact_there_is_no_such_file(client):
    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize("path", ["/robots.txt", "/.well-known/security.txt"])
@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_odd_methods_are_refused(client, method, path):
    """R54."""
    assert getattr(client, method)(path).status_code == 405
