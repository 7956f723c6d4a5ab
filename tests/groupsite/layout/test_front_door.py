"""The address without a language leads to the reader's, and remembers nothing about them."""

import pytest


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("sv-SE,sv;q=0.9,en;q=0.8", "/sv/"),
        ("sv", "/sv/"),
        ("en-GB,en;q=0.9,sv;q=0.1", "/en/"),
        ("de-DE,de;q=0.9", "/en/"),
        ("nonsense;;;=", "/en/"),
        ("", "/en/"),
    ],
)
def test_the_root_leads_to_the_reader_s_language(client, pages, asked, language):
    response = client.get("/", headers={"accept-language": asked})
    assert (response.status_code, response["Location"]) == (302, language)
    assert "Accept-Language" in response["Vary"]
    assert not response.cookies


@pytest.mark.parametrize("path", ["/en/", "/sv/"])
def test_an_address_with_a_language_is_the_same_for_everybody(client, pages, path):
    for asked in ("sv", "en", "de"):
        response = client.get(path, headers={"accept-language": asked})
        assert response.status_code == 200
        assert f'<html lang="{path[1:3]}">' in response.text


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example", "/%2F/evil.example/"])
def test_the_root_leads_nowhere_else(client, pages, path):
    """R55."""
    response = client.get(path)
    assert "evil.example" not in response.get("Location", "").partition("?")[0].split("/")[0:3]
    assert not response.get("Location", "").startswith(("//", "http"))
