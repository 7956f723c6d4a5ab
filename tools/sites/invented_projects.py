"""Projects of the invented group, in each language, marked in their titles; from `invented_projects.toml`."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from wagtail.models import Page

from groupsite.demo import factories, records
from groupsite.demo.content.files import ByLanguage, read_toml
from groupsite.demo.content.markup import markdown_to_rich_text
from groupsite.demo.factories import set_sort_order
from groupsite.demo.page_tree import publish_in_all_languages
from groupsite.models import HomePage
from people.models import OrganisationKind
from research.models import (
    Project,
    ProjectFunder,
    ProjectIndexPage,
    ProjectMember,
    ProjectPage,
)

FILE: Final = read_toml(Path(__file__).with_name("invented_projects.toml"))
MARK: Final[ByLanguage[str]] = {"en": "invented", "sv": "påhittat"}  # ett projekt
RICH_TEXTS: Final = ("body", "outcome")


def add(
    found: Mapping[str, records.Found], prefix: str, day: date, marked: Callable[..., str]
) -> records.Found:
    """Add the list of projects below the home pages, and its projects; return these by key."""
    home = HomePage.objects.get(locale__language_code="en")
    index = publish_in_all_languages(home, lambda code: ProjectIndexPage(**FILE["list"][code]))
    funder = factories.build_organisation_with_texts(
        OrganisationKind.FUNDER, FILE["organisations"]["funder"]
    )
    organisations = found["organisations"] | {"funder": records.save_and_publish(funder)}
    made = {}
    for key, own in FILE["projects"].items():
        people = {row["person"]: found["people"][prefix + row["person"]] for row in own["members"]}
        project = _project(own, day, people, organisations)
        project.areas = [found["areas"][area] for area in own["areas"]]
        made[key] = records.save_and_publish(project)
        publish_in_all_languages(index, _page_builder(made[key], prefix + key, own, marked))
    return made


def _project(
    own: Mapping[str, Any], day: date, people: Mapping[str, Any], organisations: Mapping[str, Any]
) -> Project:
    members = [
        ProjectMember(person=people[row["person"]], role=row["role"], **_dates(row, day))
        for row in own["members"]
    ]
    funders = [
        ProjectFunder(**{**row, "organisation": organisations[row["organisation"]]})
        for row in own["funders"]
    ]
    return Project(
        name=f"Invented: {own['en']['title']}",
        acronym=own["acronym"],
        **_dates(own, day),
        members=set_sort_order(members),
        funders=set_sort_order(funders),
    )


def _dates(row: Mapping[str, Any], day: date) -> dict[str, date]:
    """Return the first and the last day, of those that the row has, in days from `day`."""
    names = {"begins": "begins_on", "ends": "ends_on"}
    return {field: day + timedelta(row[name]) for name, field in names.items() if name in row}


def _page_builder(
    project: Project, slug: str, own: Mapping[str, Any], marked: Callable[..., str]
) -> Callable[[str], Page]:
    def build(code: str) -> Page:
        texts = own[code]
        rich = {name: markdown_to_rich_text(texts.get(name, "")) for name in RICH_TEXTS}
        return ProjectPage(
            project=project,
            title=marked(texts["title"], code, MARK),
            slug=slug,
            summary=texts["summary"],
            **rich,
        )

    return build
