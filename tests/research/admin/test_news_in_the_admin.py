"""How editors add news: a list of their own, and a form that asks for little."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from research.models import NewsPage
from tests.accounts import make_accounts
from tests.research.news_items import add_indexes, add_item

LIST = "groupsite_research_news:index"


@pytest.fixture
def indexes(group_site: Any) -> Any:
    return add_indexes(group_site)


@pytest.fixture
def editor(client: Any, group_site: Any) -> Any:
    client.force_login(make_accounts("editor")["editor"])
    return client


def soup(client: Any, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "lxml")


def add_url(index: Any) -> str:
    return reverse("wagtailadmin_pages:add", args=["groupsite_research", "newspage", index.pk])


def test_the_list_has_a_button_for_each_language(editor: Any, indexes: Any) -> None:
    add_item(indexes["sv"], "Svensk nyhet")
    page = soup(editor, reverse(LIST))
    buttons = {link.get_text(strip=True): link["href"] for link in page.select("header a")}
    assert buttons.get("New item in English") == add_url(indexes["en"])
    assert buttons.get("New item in Swedish") == add_url(indexes["sv"])
    table = page.select_one("main table").get_text()
    assert "Svensk nyhet" in table
    assert "1 March 2026" in table


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("exists", [True, False])
def test_the_menu_leads_there_where_there_is_news(
    editor: Any, group_site: Any, exists: bool
) -> None:
    if exists:
        add_indexes(group_site)
    menu = editor.get(reverse("wagtailadmin_home")).content.decode()
    assert (f'"{reverse(LIST)}"' in menu) == exists


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("role", ["member", "translator", "officer"])
def test_others_have_no_list(client: Any, indexes: Any, role: str) -> None:
    client.force_login(make_accounts(role)[role])
    assert client.get(reverse(LIST)).status_code in (302, 403)
    assert client.get(add_url(indexes["en"])).status_code in (302, 403)
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert f'"{reverse(LIST)}"' not in menu


def test_a_title_is_enough(editor: Any, indexes: Any) -> None:
    form = soup(editor, add_url(indexes["en"])).select_one("#page-edit-form")
    fields = {
        one["name"]: one.get("value", "")
        for one in form.select("input[name]")
        if one.get("type") not in ("checkbox", "submit") and "__prefix__" not in one["name"]
    }
    fields |= {"title": "A new member", "slug": "a-new-member", "body": "null"}
    response = editor.post(add_url(indexes["en"]), fields | {"action-publish": "1"})
    assert response.status_code == 302
    item = NewsPage.objects.get()
    assert item.live
    assert str(item.date) == fields["date"]
