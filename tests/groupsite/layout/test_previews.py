"""The frame holds a page that is not saved yet, and one that was never published."""

import pytest

from groupsite.models import HomePage, PlainPage


@pytest.mark.parametrize("model", [HomePage, PlainPage])
def test_a_page_that_is_not_saved_yet_is_previewed(pages, model):
    page = model(title="New", locale=pages["/en/"].locale)
    response = page.make_preview_request()
    assert response.status_code == 200
    assert "<h1" in response.text
    assert "canonical" not in response.text
    assert "hreflang" not in response.text.split("</head>")[0]


def test_a_draft_is_previewed_without_being_linked(pages, client, admin_user):
    home = pages["/en/"]
    draft = home.add_child(instance=PlainPage(title="Draft", slug="draft", live=False))
    assert draft.make_preview_request().status_code == 200
    assert "/en/draft/" not in client.get("/en/").text


def test_a_page_without_words_is_still_a_page(pages, client):
    home = pages["/en/"]
    home.add_child(instance=PlainPage(title="Empty", slug="empty"))
    html = client.get("/en/empty/").text
    assert 'name="description"' not in html
    assert "<h1>Empty</h1>" in html
