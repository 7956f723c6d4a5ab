"""The editors' handbook: in both languages, whole, and in the admin for whoever may enter it."""

import re

import pytest
from django.urls import reverse
from django.utils import translation
from PIL import Image

from groupsite.handbook.chapters import PICTURES, handbook_chapters, heading_id
from tests.groupsite.handbook_words import meanings, terms
from tests.pages import Read

LANGUAGES = ("en", "sv")
CONTENTS = "/admin/handbook/"


def pictures_in(text):
    return re.findall(r"!\[([^\]]*)\]\(\.\./pictures/([\w-]+\.webp)\)", text)


def links_in(text):
    """The file and the heading of each: either may be empty."""
    return re.findall(r"(?<!!)\[[^\]]+\]\(([\w-]+\.md)?(?:#([^)]+))?\)", text)


def headings_in(text):
    return re.findall(r"^#{2,3} (.+)$", text, re.MULTILINE)


def each_chapter():
    return [
        pytest.param(language, chapter, id=f"{language}/{chapter.name}")
        for language in LANGUAGES
        for chapter in handbook_chapters(language)
    ]


def test_both_languages_have_the_same_chapters():
    names = [[chapter.name for chapter in handbook_chapters(language)] for language in LANGUAGES]
    assert names[0] == names[1]
    assert len(names[0]) >= 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_and_says_what_it_shows(language):
    shown = [
        found for chapter in handbook_chapters(language) for found in pictures_in(chapter.text)
    ]
    assert shown
    for alt, name in shown:
        assert len(alt) > 10, name
        assert name.endswith(f"-{language}.webp")
        with Image.open(PICTURES / name) as picture:
            assert picture.width >= 600


def test_no_picture_is_left_over():
    shown = {
        name
        for language in LANGUAGES
        for chapter in handbook_chapters(language)
        for _alt, name in pictures_in(chapter.text)
    }
    assert {file.name for file in PICTURES.iterdir()} == shown


def test_pictures_are_light():
    sizes = {file.name: file.stat().st_size for file in PICTURES.iterdir()}
    assert max(sizes.values()) <= 80_000
    assert sum(sizes.values()) < 2_000_000


@pytest.mark.parametrize(("language", "chapter"), each_chapter())
def test_links_lead_to_chapters_and_their_headings(language, chapter):
    found = {one.name: one for one in handbook_chapters(language)}
    for name, heading in links_in(chapter.text):
        target = found[name.removesuffix(".md")] if name else chapter
        if heading:
            assert heading in map(heading_id, headings_in(target.text))


@pytest.mark.table(every="language")
@pytest.mark.parametrize(("language", "chapter"), each_chapter())
def test_things_are_called_what_the_admin_calls_them(language, chapter):
    assert [term for term in terms(chapter.text) if not meanings(term, language)] == []


@pytest.mark.parametrize("place", range(7))
def test_both_languages_tell_the_same(place):
    """As many headings, the same pictures, links to the same chapters, and of the same things."""
    english, swedish = (handbook_chapters(language)[place] for language in LANGUAGES)
    assert len(headings_in(english.text)) == len(headings_in(swedish.text))
    assert [name.removesuffix("-en.webp") for _alt, name in pictures_in(english.text)] == [
        name.removesuffix("-sv.webp") for _alt, name in pictures_in(swedish.text)
    ]
    assert [name for name, _heading in links_in(english.text)] == [
        name for name, _heading in links_in(swedish.text)
    ]
    told = {
        language: {term: meanings(term, language) for term in terms(chapter.text)}
        for language, chapter in (("en", english), ("sv", swedish))
    }
    for language, other in (("en", "sv"), ("sv", "en")):
        meant = set().union(*told[other].values())
        assert [term for term, means in told[language].items() if means and not means & meant] == []


def test_a_link_to_a_heading_works_in_the_admin(admin_client):
    chapter = handbook_chapters("en")[0]
    page = Read.from_response(admin_client.get(chapter.url))
    ids = {heading["id"] for heading in page.one(".handbook-text").select("h2")}
    inside = [link["href"] for link in page.one(".handbook-text").select("a[href^='#']")]
    assert inside
    assert {href.removeprefix("#") for href in inside} <= ids


def test_another_language_gets_english():
    assert handbook_chapters("fr") == handbook_chapters("en")


@pytest.mark.parametrize("name", ["..", "chapters.py", "1-publish-a-vacancy.md", "missing.webp"])
def test_nothing_else_is_served_as_a_picture(admin_client, name):
    assert admin_client.get(f"{CONTENTS}pictures/{name}").status_code == 404


def test_a_chapter_that_does_not_exist(admin_client):
    assert admin_client.get(f"{CONTENTS}9-nothing/").status_code == 404


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_read_in_the_admin_in_the_reader_s_language(admin_client, admin_user, language):
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(admin_user)
    profile.preferred_language = language
    profile.save()
    contents = Read.from_response(admin_client.get(CONTENTS))
    first, second, *_others = handbook_chapters(language)
    assert [
        link.get_text()
        for link in contents.one(".handbook-contents").select("li > a.handbook-contents__chapter")
    ][:2] == [
        first.title,
        second.title,
    ]
    chapter = Read.from_response(admin_client.get(first.url))
    assert chapter.one("h1").get_text(strip=True) == first.title
    assert chapter.one(".handbook-following a")["href"] == second.url
    for image in chapter.one(".handbook-text").select("img"):
        answer = admin_client.get(image["src"])
        name = image["src"].rpartition("/")[2]
        assert b"".join(answer.streaming_content) == (PICTURES / name).read_bytes()


def test_help_leads_to_it(admin_client):
    with translation.override("en"):
        assert f'"{reverse("groupsite_handbook:contents")}"' in admin_client.get("/admin/").text


@pytest.mark.parametrize("address", [CONTENTS, f"{CONTENTS}pictures/x.webp"])
def test_strangers_are_asked_to_sign_in(client, db, address):
    answer = client.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/admin/login/")
