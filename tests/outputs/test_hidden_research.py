"""R45: no public answer of the site has a trace of what is hidden of publications and projects.

Every link is followed from both home pages, and the search, the sitemap and the API are asked.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from groupsite.api.router import api_router
from people.models import Person
from research.models import (
    Authorship,
    Keyword,
    Project,
    ProjectMember,
    Publication,
    PublicationIndexPage,
    PublicationVersion,
    ResearchArea,
)
from tests.factories import NOW, AreaFactory, PersonFactory, VacancyFactory
from tests.made_once import made_once
from tests.research.inbox.works import make_candidate, make_work
from tests.research.news_items import add_indexes, add_item
from tests.research.project_items import add_project, make_project
from tests.research.publication_items import linked, make_publication, publication_indexes
from tests.sites import GroupSite

pytestmark = [pytest.mark.django_db, pytest.mark.indexes]

SECRET: Final = "Zanzibar"
ORCID: Final = "0000-0002-1825-0097"
SEARCHES: Final = ("/en/search/", "/sv/sok/", "/en/search/suggestions/", "/sv/sok/forslag/")
LINK: Final = re.compile(r'<(?:a|link)\b[^>]*\bhref="([^"#]+)|<loc>([^<]+)')
OTHERS: Final = ("/static/", "/media/", "/admin/")
LATE: Final = date(2099, 1, 1)


@dataclass(frozen=True)
class Scene:
    """What is public: a person, an area and a project, and a publication that belongs to them."""

    site: GroupSite
    alice: Person
    area: ResearchArea
    project: Project
    paper: Publication

    def rows(self, **others: Any) -> dict[str, Any]:
        return {"areas": [self.area], "projects": [self.project], **others}


@pytest.fixture
@made_once
def scene(group_site: GroupSite, at: object) -> Scene:
    alice, area = PersonFactory(), AreaFactory()
    group_site.add(alice, title="Alice Ek")
    group_site.add(area, title="Coding")
    project = make_project(leads=[alice], areas=[area], funded=True)
    add_project(group_site, project, title="Wide waves")
    group_site.add(VacancyFactory(areas=[area], projects=[project]), title="PhD student")
    publication_indexes(group_site)
    add_item(add_indexes(group_site)["en"], "News", people=[alice], areas=[area])
    rows = {"areas": [area], "projects": [project]}
    paper = make_publication(people=[alice], rows=rows, selected=True)
    return Scene(group_site, alice, area, project, paper)


def a_publication(scene: Scene, **facts: Any) -> Publication:
    """Everything about it is a secret, and it would be on every page of the scene."""
    one = make_publication(
        title=f"{SECRET} waves",
        people=[scene.alice],
        rows=scene.rows(),
        venue=SECRET,
        year=1987,
        doi=f"10.1000/{SECRET.lower()}",
        selected=True,
        **facts,
    )
    one.keywords.add(Keyword.objects.create(name=SECRET))
    one.save()
    return one


def draft_publication(scene: Scene) -> None:
    a_publication(scene, draft=True)


def unpublished_publication(scene: Scene) -> None:
    a_publication(scene).unpublish()


def newest_draft_of_a_public_one(scene: Scene) -> None:
    draft = scene.paper.draft()
    draft.title, draft.venue, draft.abstract = SECRET, SECRET, SECRET
    draft.abstract_public, draft.doi = True, f"10.1000/{SECRET.lower()}"
    draft.authorships.add(Authorship(family=SECRET, sort_order=9))
    draft.save_revision()


def candidate(scene: Scene) -> None:
    make_candidate(NOW, make_work(title=f"{SECRET} waves that last", venue=SECRET))


def lists_behind_a_login(scene: Scene) -> None:
    a_publication(scene)
    for page in PublicationIndexPage.objects.all():
        PageViewRestriction.objects.create(page=page, restriction_type="login")


def unpublished_person(scene: Scene) -> None:
    """Who has written the paper under another name, leads the project, and has pages."""
    person = PersonFactory(given_name=SECRET, orcid=ORCID, draft=True)
    scene.site.add(person, title=SECRET)
    (row,) = linked([person])
    row.given, row.orcid, row.selected = "K.", "", True
    make_publication(title="Paper of others", rows=scene.rows(authorships=[row]))
    ProjectMember.objects.create(project=scene.project, person=person, role="leads", sort_order=1)


def embargoed_versions(scene: Scene) -> None:
    file = ContentFile(b"%PDF-1.4", f"{SECRET}.pdf")
    document = get_document_model().objects.create(title=SECRET, file=file)
    address = f"https://example.org/{SECRET}"
    versions = [
        PublicationVersion(kind="accepted", document=document, public_from=LATE),
        PublicationVersion(kind="preprint", url=address, public_from=LATE, sort_order=1),
        PublicationVersion(
            kind="published", doi=f"10.1000/{SECRET}", public_from=LATE, sort_order=2
        ),
    ]
    people = linked([scene.alice])
    make_publication(title="Later", rows=scene.rows(authorships=people, versions=versions))


def private_abstract(scene: Scene) -> None:
    make_publication(title="Short", people=[scene.alice], abstract=SECRET, abstract_public=False)


def author_who_is_not_printed(scene: Scene) -> None:
    rows = [*linked([scene.alice]), Authorship(family=SECRET, printed=False, sort_order=1)]
    make_publication(title="By a collaboration", rows=scene.rows(authorships=rows))


def draft_area_and_draft_project(scene: Scene) -> None:
    area = AreaFactory(name=SECRET, draft=True)
    scene.site.add(area, title=SECRET)
    project = make_project(
        name=SECRET, acronym=SECRET, leads=[scene.alice], areas=[scene.area], draft=True
    )
    add_project(scene.site, project, title=SECRET, summary=SECRET)
    make_publication(
        title="Elsewhere", people=[scene.alice], rows={"areas": [area], "projects": [project]}
    )
    scene.site.add(VacancyFactory(projects=[project]), title="Postdoc")


def internal_names(scene: Scene) -> None:
    ResearchArea.objects.update(name=SECRET)
    Project.objects.update(name=SECRET)


HIDING = (
    draft_publication,
    unpublished_publication,
    newest_draft_of_a_public_one,
    candidate,
    lists_behind_a_login,
    unpublished_person,
    embargoed_versions,
    private_abstract,
    author_who_is_not_printed,
    draft_area_and_draft_project,
    internal_names,
)


def answers(client: Client) -> Iterator[tuple[str, str]]:
    """Every address that a visitor or a machine can come to, with what is sent, headers included."""
    api = [f"/api/v2/{name}/?fields=*&locale={code}" for name in api_router._endpoints
           for code in ("en", "sv")]  # fmt: skip
    waiting = ["/en/", "/sv/", "/sitemap.xml", "/robots.txt", *api]
    waiting += [f"{address}?q={SECRET[:4]}" for address in SEARCHES]
    seen: set[str] = set()
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith(OTHERS) or "?word=" in path:
            continue
        seen.add(path)
        response = client.get(path)
        body = response.getvalue().decode("utf-8", "replace")
        yield path, f"{response.headers}{body}"
        waiting += links(response, body, path)


def links(response: Any, body: str, path: str) -> Iterator[str]:
    """The addresses on this site that an answer leads to; of the API, those of its items."""
    if path.startswith("/api/"):
        items = response.json().get("items", [])
        yield from (f"{urlsplit(path).path}{item['id']}/?fields=*" for item in items)
        return
    for found in LINK.findall(body):
        full = urlsplit(urljoin(f"http://localhost{path}", "".join(found).replace("&amp;", "&")))
        if full.netloc == "localhost" and full.scheme == "http":
            yield full._replace(scheme="", netloc="", fragment="").geturl()


def traces(client: Client, *secrets: str) -> list[str]:
    return [
        path
        for path, text in answers(client)
        if any(secret.lower() in unquote(f"{path} {text}").lower() for secret in secrets)
    ]


@pytest.mark.table
@pytest.mark.parametrize("hide", HIDING, ids=lambda hide: hide.__name__)
def test_no_trace(client: Client, scene: Scene, hide: Any) -> None:
    before = set(Person.objects.values_list("key", flat=True))
    hide(scene)
    keys = set(Person.objects.values_list("key", flat=True)) - before
    assert traces(client, SECRET, ORCID, *map(str, keys)) == []


PLACES: Final = (
    *("/en/publications/", "/sv/publikationer/", "/en/people/alice", "/sv/personer/alice"),
    *("/en/research/coding", "/sv/forskning/coding", "/en/projects/wide", "/sv/projekt/wide"),
    *("/en/search/?", "/sv/sok/?", "/en/search/suggestions/", "/sv/sok/forslag/", "/sitemap"),
    *("/api/v2/publications/?", "/en/publications/bibtex/", "/sv/publikationer/ris/"),
    *("/en/publications/csl-json/", "/en/publications/?person=", "/sv/publikationer/?area="),
    *("/en/publications/?project=", "/en/publications/ek1987zanzibar/"),
    *("/sv/publikationer/ek1987zanzibar/bibtex/", "/en/publications/ek1987zanzibar/ris/"),
)


def test_what_is_public_is_found_in_every_place(client: Client, scene: Scene) -> None:
    """Else the tests above would pass on answers that nobody has asked for."""
    a_publication(scene)
    found = traces(client, SECRET)
    assert [place for place in PLACES if not any(one.startswith(place) for one in found)] == []
