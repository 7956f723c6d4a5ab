"""Projects for tests, in the states that tests speak of, and the list that they are in.

make_project(leads=[alice])     running from 2024 to 2027
make_project(planned=True)      … ended, undated, draft
make_project(funded=True)       by the programme of `factories`, without a number of a grant
add_project(site, project, title="Waves")     its pages, in both languages
"""

from datetime import date
from typing import Any, Final

from wagtail.models import Page

from research.models import (
    Project,
    ProjectFunder,
    ProjectIndexPage,
    ProjectMember,
    ProjectRole,
)
from tests.factories import add_page, programme
from tests.sites import LANGUAGES, GroupSite, pages_in_both_languages

STATES: Final[dict[str, dict[str, Any]]] = {
    "planned": {"begins_on": date(2026, 1, 1), "ends_on": date(2028, 12, 31)},
    "ended": {"begins_on": date(2020, 1, 1), "ends_on": date(2023, 12, 31)},
    "undated": {"begins_on": None, "ends_on": None},
    "draft": {"live": False},
}


def make_project(
    *, leads: Any = (), members: Any = (), areas: Any = (), funded: bool = False, **chosen: Any
) -> Project:
    """Save a project; `rows` replaces rows by the name of their relation."""
    facts: dict[str, Any] = {
        "name": "internal name of a project",
        "acronym": "",
        "live": True,
        "begins_on": date(2024, 1, 1),
        "ends_on": date(2027, 12, 31),
    }
    for state, changes in STATES.items():
        facts |= changes if chosen.pop(state, False) else {}
    roles = [(person, ProjectRole.LEADS) for person in leads]
    roles += [(person, ProjectRole.MEMBER) for person in members]
    people = [
        ProjectMember(person=person, role=role, sort_order=place)
        for place, (person, role) in enumerate(roles)
    ]
    funders = [ProjectFunder(organisation=programme())] if funded else []
    rows = {"members": people, "funders": funders, "areas": list(areas)} | chosen.pop("rows", {})
    project = Project(**facts | chosen, **rows)
    project.save()
    return Project.objects.get(pk=project.pk)


def project_indexes(site: GroupSite) -> dict[str, Page]:
    """The list of projects in each language, which is made the first time."""
    found = {page.locale.language_code: page for page in ProjectIndexPage.objects.all()}
    words = (("Projects", "projects"), ("Projekt", "projekt"))
    return found or pages_in_both_languages(ProjectIndexPage, words, site.read_again().home)


def add_project(site: GroupSite, project: Project, **words: Any) -> dict[str, Page]:
    indexes = project_indexes(site)
    return {language: add_page(project, indexes[language], **words) for language in LANGUAGES}
