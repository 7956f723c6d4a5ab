"""The gallery shows every part that a page includes, and every token."""

import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from groupsite.demo.gallery import design_tokens
from groupsite.demo.gallery.specimens import FILE, Component, components_of_module
from groupsite.demo.gallery.views import EXAMPLES
from tests.sources import ROOT, template_files

INCLUDED = re.compile(r'{% include "([^"]+)"')
# Made by a tag, or shown by every page as well as by this one.
ELSEWHERE = {
    "groupsite/colophon_units.html",
    "groupsite/head_metadata.html",
    "groupsite_people/link_preview.html",  # metadata too
    "groupsite_people/monogram.html",
    "groupsite_vacancies/alerts_link.html",  # only on a site with alerts
    "groupsite_people/portrait.html",
    "groupsite_research/publication_metadata.html",  # only in the <head>
}
# Whole pages and what they extend; what is empty but for links of stylesheets.
PAGES = re.compile(
    r"(^|/)(\w+_page|publication|layout|stylesheet|standalone|search|gallery\w*|base|\d{3}\w*)\.html$"
)
# The screens of an applicant, and what they extend.
SCREENS = {
    f"groupsite_vacancies/apply/{name}.html"
    for name in (
        "applicant",
        "message",
        "documents",
        "ended",
        "base",
        "from_elsewhere",
        "resend_link",
        "link_sent",
        "no_such_link",
        "receipt",
        "submit",
        "start",
        "too_slow",
        "unavailable",
        "withdraw",
        "withdrawn",
    )
}
# The screens of e-mail alerts, and what they extend.
SCREENS |= {
    f"groupsite_vacancies/alerts/{name}.html"
    for name in (
        *("base", "gone", "manage", "saved", "sent"),
        *("subscribe", "unsubscribe", "unsubscribed"),
    )
}
TOKEN = re.compile(r"--(size-)?([\w-]+):")


def components() -> list[Component]:
    at = datetime(2025, 5, 20, 10, tzinfo=UTC)
    return [component for examples in EXAMPLES for component in components_of_module(examples, at)]


def name_of(path) -> str:
    return path.as_posix().rpartition("/templates/")[2]


def parts() -> dict[str, str]:
    """By template name: the source of each part of a page of ours."""
    found = {
        name_of(path): path.read_text(encoding="utf-8")
        for path in template_files()
        if "tools" not in path.relative_to(ROOT).parts  # pages of other hosts
    }
    return {
        name: source
        for name, source in found.items()
        if not PAGES.search(name)
        and name not in SCREENS
        and "admin/" not in name
        and "/mail/" not in name  # letters, which no page includes
        and "/feeds/" not in name  # nor these: feed readers and search engines show them
        and "/structured_data/" not in name
        and "/blocks/" not in name  # Wagtail's block chooser shows them, made of what is shown here
        and not name.startswith("wagtail")
    }


def with_what_they_include(names: set[str], sources: dict[str, str]) -> set[str]:
    seen, waiting = set(), list(names)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += INCLUDED.findall(sources.get(name, ""))
    return seen


@pytest.mark.django_db  # making a page asks for its content type
@pytest.mark.urls("groupsite.demo.gallery.urls")
def test_every_part_of_a_page_is_shown() -> None:
    sources = parts()
    shown = {specimen.template for one in components() for specimen in one.specimens}
    assert len(sources) > 60
    missing = set(sources) - with_what_they_include(shown, sources) - ELSEWHERE
    assert not missing, sorted(missing)


@pytest.mark.django_db  # making a page asks for its content type
@pytest.mark.urls("groupsite.demo.gallery.urls")
def test_no_example_has_a_template_that_is_gone() -> None:
    shown = {specimen.template for one in components() for specimen in one.specimens}
    assert sorted(shown - set(parts())) == []


@pytest.mark.django_db  # making a page asks for its content type
@pytest.mark.urls("groupsite.demo.gallery.urls")
def test_every_description_is_of_a_component_that_is_shown() -> None:
    described = tomllib.loads(FILE.read_text(encoding="utf-8"))
    assert [one.name for one in components()] == [one["name"] for one in described.values()]


def declared() -> Iterator[tuple[str, str]]:
    sheet = ROOT / "groupsite/static/groupsite/css/tokens.css"
    yield from TOKEN.findall(sheet.read_text(encoding="utf-8").partition("@media")[0])


def test_every_size_and_space_is_shown() -> None:
    sizes = {name for size, name in declared() if size}
    spaces = {name for size, name in declared() if not size and re.match(r"s\d|gap-", name)}
    assert (set(design_tokens.SIZES), set(design_tokens.SPACES)) == (sizes, spaces)


def test_every_colour_is_shown() -> None:
    sheet = ROOT / "groupsite/static/groupsite/css/tokens.css"
    light = sheet.read_text(encoding="utf-8").partition("@media")[0]
    assert set(design_tokens.COLOURS) == set(re.findall(r"--([\w-]+): #", light))


def test_the_styles_of_the_gallery_know_every_token() -> None:
    css = (ROOT / "groupsite/static/groupsite/css/gallery.css").read_text(encoding="utf-8")
    for kind, names in (
        ("swatch", design_tokens.COLOURS),
        ("size", design_tokens.SIZES),
        ("space", design_tokens.SPACES),
    ):
        assert set(re.findall(rf"\.{kind}--([\w-]+) {{", css)) == set(names)
