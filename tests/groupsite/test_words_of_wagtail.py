"""Words of Wagtail that this site says otherwise in Swedish: each exists, and each is said."""

import re
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import reverse

from tests.catalogues import entries_of
from tests.factories import PersonFactory

NEIGHBOURS = ("wagtail", "wagtail_localize", "taggit")
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w+\}|</?\w+>")
SCREENS = {
    "dashboard": "/admin/",
    "explorer": "/admin/pages/",
    "snippets": "/admin/snippets/",
    "facts": "/admin/snippets/groupsite_people/person/edit/{person}/",
    "page": "/admin/pages/{page}/edit/",
    "history": "/admin/reports/site-history/",
}
# What an editor who reads Swedish saw on them.
ENGLISH = re.compile(
    r"- Select an option -|Autosave is|Minimap|Side panels?\b|Edit account avatar|Exploring|Date updated"
    r"|\bPublicera och\b|minutes ago|Actions \(footer\)|Show issue"
)
BAD_SWEDISH = re.compile(r"[Ss]nuttar\b(?<!Textsnuttar)|Marknadsför|[Ss]ajt|och Publicera")


def catalogue(path: Path):
    with path.open("rb") as file:
        return entries_of(read_po(file))


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_each_is_a_word_of_wagtail(domain):
    """Fails when an upgrade has changed or dropped one: then ours is nowhere to be seen."""
    theirs = {
        entry.key
        for package in NEIGHBOURS
        for path in Path(str(files(package))).rglob(f"locale/en/LC_MESSAGES/{domain}.po")
        for entry in catalogue(path)
    }
    [folder] = settings.LOCALE_PATHS
    ours = list(catalogue(folder / f"sv/LC_MESSAGES/{domain}.po"))
    assert ours
    assert [str(entry) for entry in ours if entry.key not in theirs] == []
    for entry in ours:
        english, swedish = (
            set(PLACEHOLDER.findall(text)) for text in (entry.english[0], entry.swedish[0])
        )
        assert swedish <= english


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_is_swedish(screen, admin_client, group_site, at):
    person = PersonFactory()
    group_site.add(person)
    numbers = {"person": person.pk, "page": person.pages.first().pk}
    url = SCREENS[screen].format(**numbers)
    html = admin_client.get(url, headers={"accept-language": "sv"}).text
    soup = BeautifulSoup(html, "lxml")
    for script in soup.select("script, style"):
        script.decompose()
    text = soup.get_text(" ")
    assert ENGLISH.findall(text) == []
    assert BAD_SWEDISH.findall(text) == []


def test_scripts_say_what_they_do(admin_client):
    """Wagtail's own Swedish has these two the wrong way round."""
    script = admin_client.get(
        reverse("wagtailadmin_javascript_catalog"), headers={"accept-language": "sv"}
    ).text
    said = dict(re.findall(r'"(Collapse all|Expand all)": "([^"]+)"', script))
    assert said["Collapse all"].encode().decode("unicode_escape") == "Fäll ihop alla"
    assert said["Expand all"].encode().decode("unicode_escape") == "Fäll ut alla"
