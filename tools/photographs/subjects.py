"""What is photographed: every page of every type, and the states that no page's address shows."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Page

from tools.photographs.scenes import Listed

LANGUAGES: Final = ("en", "sv")
WIDTHS: Final = (320, 768, 1440)
SHEETS: Final = {
    "HomePage": "home",
    "PersonIndexPage": "people",
    "PersonPage": "person",
    "ResearchIndexPage": "research",
    "ResearchAreaPage": "area",
    "VacancyIndexPage": "vacancies",
    "VacancyPage": "vacancy",
    "PlainPage": "plain",
}
INDEXES: Final = {
    "people": {"en": "/en/people/", "sv": "/sv/personer/"},
    "research": {"en": "/en/research/", "sv": "/sv/forskning/"},
    "vacancies": {"en": "/en/vacancies/", "sv": "/sv/lediga-tjanster/"},
    "search": {"en": "/en/search/", "sv": "/sv/sok/"},
}
ERRORS: Final = ("400", "403", "403_csrf", "404", "500", "503")


@dataclass(frozen=True)
class Subject:
    """One page or state: its contact sheet, its name there, its address by language.

    `as_editor`: only who is signed in sees it. `is_ours`: every part of it is, and so it is held to
    what our pages must do; Wagtail's screens have a few parts of ours. `status`: how it answers.
    `then`: what is done there before it is photographed.
    """

    sheet: str
    name: str
    paths: dict[str, str]
    as_editor: bool = False
    widths: tuple[int, ...] = WIDTHS
    is_ours: bool = True
    status: int = 200
    then: Callable[[Page], None] | None = None


def of_pages(pages: Iterable[Listed]) -> list[Subject]:
    """Each page with its translations; one that does not answer yet as its preview."""
    families: dict[str, list[Listed]] = {}
    for page in pages:
        families.setdefault(page.key, []).append(page)
    return [_of_family(family) for family in families.values()]


def _of_family(family: list[Listed]) -> Subject:
    first = next((page for page in family if page.language == "en"), family[0])
    sheet = SHEETS.get(first.type, first.type.lower())
    name = re.sub(r"[^\w-]", "", first.path.strip("/").rpartition("/")[2]) or "home"
    if first.answers:
        return Subject(sheet, name, {page.language: page.path for page in family})
    paths = {page.language: f"/admin/pages/{page.pk}/view_draft/" for page in family}
    return Subject(sheet, name, paths, as_editor=True)


def of_states() -> list[Subject]:
    """Choices, missing translations, search and errors."""
    vacancies = INDEXES["vacancies"]
    return [
        Subject("vacancies", "chosen", _with(vacancies, "?kind=postdoc")),
        Subject("vacancies", "missing", _with(vacancies, "?missing=1")),
        *(
            Subject("search", name, _with(INDEXES["search"], query))
            for name, query in (
                ("nothing-asked", ""),
                ("hits", "?q=information"),
                ("nobody", "?q=xyzzy"),
            )
        ),
        *(
            Subject(
                "error",
                name,
                {code: f"/{code}/gallery/errors/{name}/" for code in LANGUAGES},
                status=int(name[:3]),
            )
            for name in ERRORS
        ),
        Subject("gallery", "gallery", {code: f"/{code}/gallery/" for code in LANGUAGES}),
    ]


def of_scene(scene: str) -> list[Subject]:
    """The indexes and the home page, where little or nothing is to be listed."""
    home = {code: f"/{code}/" for code in LANGUAGES}
    if scene == "nothing-open":
        vacancies = INDEXES["vacancies"]
        no_match = Subject("vacancies", "no-match", _with(vacancies, "?kind=faculty"))
        return [Subject("home", scene, home), Subject("vacancies", scene, vacancies), no_match]
    indexes = [Subject(name, scene, paths) for name, paths in INDEXES.items() if name != "search"]
    return [Subject("home", scene, home), *indexes]


def _with(paths: dict[str, str], query: str) -> dict[str, str]:
    return {code: path + query for code, path in paths.items()}
