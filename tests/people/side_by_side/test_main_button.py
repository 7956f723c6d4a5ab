"""*Publish* is the main button of a page when nothing is wrong, else *Save draft*."""

from bs4 import BeautifulSoup

from people.content.sections.texts import newest_draft
from tests.people.side_by_side.test_edit_form import post, screen


def main_button(soup):
    return soup.select_one("nav.footer__container button")


def test_publish_where_nothing_is_wrong(translated, admin_client):
    assert main_button(screen(admin_client, translated))["name"] == "action-publish"


def test_save_draft_where_something_is_missing(draft, admin_client):
    assert "action-save" in main_button(screen(admin_client, draft))["class"]


def test_it_changes_with_what_autosave_has_saved(draft, admin, admin_client):
    page = newest_draft(draft)
    page.required = "<ul><li>Matematik</li></ul>"
    page.save_revision(user=admin)
    soup = screen(admin_client, draft)
    assert "action-save" in main_button(soup)["class"]
    html = post(admin_client, draft, soup, lead="Ta reda på varför.").json()["html"]
    menu = html.partition("nav.footer__container")[2]
    assert main_button_of(menu)["name"] == "action-publish"


def test_the_buttons_are_not_drawn_again_for_nothing(translated, admin_client):
    html = post(admin_client, translated, lead="Andra ord.").json()["html"]
    assert "nav.footer__container" not in html


def main_button_of(html):
    return BeautifulSoup(html, "html.parser").select_one("button")
