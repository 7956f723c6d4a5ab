"""A site with something hidden of every kind, and with everything public beside it.

Whatever nobody may learn carries SECRET in its name, title, slug and texts.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

from django.contrib.auth import get_user_model
from wagtail.models import Locale, Page, PageViewRestriction, Site

from groupsite.models import HomePage, PlainPage
from people.models import Person, PersonRole
from research.models import AreaMember, Authorship, PublicationVersion
from tests.applications import privacy_notice
from tests.factories import (
    NOW,
    AreaFactory,
    PersonFactory,
    VacancyFactory,
    add_page,
    role,
    unit,
)
from tests.research.news_items import add_indexes, add_item
from tests.research.project_items import add_project, make_project
from tests.research.publication_items import make_publication, publication_indexes
from tests.sites import GroupSite, make_site
from vacancies.models import Application, VacancyContact, VacancyReader, VacancySupervisor

SECRET: Final = "Zqorp"
SECRET_EMAIL: Final = f"{SECRET}@example.org"


@dataclass
class HostileScene:
    """IDs of what is hidden, by endpoint, and of what is public."""

    hidden: dict[str, list[int]]
    public: dict[str, list[int]]
    home: int
    hidden_parent: int  # restricted, with a page below it


def make_hostile_scene() -> HostileScene:
    site = make_site()
    alice = PersonFactory()
    _hidden_facts_of_public_person(alice)
    people = _hidden_people(site)
    areas, area = _areas(site, alice, people)
    vacancies, public_vacancies = _vacancies(site, alice, people, areas)
    projects, project = _projects(site, alice, people, areas)
    publication_indexes(site)
    publications, publication = _publications(people, [*areas, area], projects)
    pages, parent = _hidden_pages(site)
    alice_pages = list(site.add(alice, title="Alice Ek").values())
    _link_to_hidden_pages(alice_pages[0], pages)
    news = add_item(
        add_indexes(site)["en"],
        "News",
        people=[alice, *people],
        areas=[area, *areas],
        body="<p>.</p>",
    )
    records = [*people, *areas, *projects, *vacancies]
    hidden_pages = [
        *pages,
        *(page for record in records for page in record.pages.all()),
    ]
    return HostileScene(
        hidden={
            "people": [one.pk for one in people],
            "research-areas": [one.pk for one in areas],
            "projects": [one.pk for one in projects],
            "publications": [one.pk for one in publications],
            "vacancies": [one.pk for one in vacancies],
            "pages": [one.pk for one in hidden_pages],
        },
        public={
            "people": [alice.pk],
            "research-areas": [area.pk],
            "projects": [project.pk],
            "publications": [publication.pk],
            "vacancies": [one.pk for one in public_vacancies],
            "pages": [alice_pages[0].pk, news.pk],
        },
        home=site.home["en"].pk,
        hidden_parent=parent.pk,
    )


def _hidden_facts_of_public_person(person: Person) -> None:
    """An account, a role that has not begun, and a draft with another phone number."""
    person.user = get_user_model().objects.create_user(f"{SECRET}-account", SECRET_EMAIL)
    person.save()
    later = unit("company", f"{SECRET} Ltd", f"{SECRET} AB")
    PersonRole.objects.create(
        person=person, role=role("Postdoc"), organisation=later, begins_on="2026-01-01"
    )
    person.phone = f"{SECRET} phone"
    person.save_revision()
    person.phone = ""


def _hidden_people(site: GroupSite) -> list[Person]:
    """An unpublished person with a live page, one with a restricted page, one whose page is a draft."""
    draft, restricted, without = (
        PersonFactory(given_name=SECRET, family_name=f"{name}", email=SECRET_EMAIL, draft=True)
        for name in ("Draft", "Restricted", "Unpublished")
    )
    site.add(draft, title=f"{SECRET} Draft", introduction=f"{SECRET} text")
    for person in (restricted, without):
        Person.objects.filter(pk=person.pk).update(
            live=True, given_name="Known", email=SECRET_EMAIL
        )
    for page in site.add(restricted, title=f"{SECRET} Restricted").values():
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="x")
    add_page(without, site.people["en"], f"{SECRET} Unpublished", live=False)
    return [draft, restricted, without]


def _areas(site: GroupSite, alice: Person, people: list[Person]) -> tuple[list[Any], Any]:
    """A draft area, one with a page only on another site, and a public one led by a hidden person."""
    draft = AreaFactory(name=f"{SECRET} area", draft=True)
    site.add(draft, title=f"{SECRET} area", summary=f"{SECRET} text")
    elsewhere = AreaFactory(name=f"{SECRET} elsewhere")
    add_page(elsewhere, _other_site(), f"{SECRET} elsewhere")
    public = AreaFactory(name=f"{SECRET} internal name", lead=people[0], members=[alice])
    AreaMember.objects.create(area=public, person=people[0], sort_order=1)
    site.add(public, title="Coding")
    return [draft, elsewhere], public


def _projects(
    site: GroupSite, alice: Person, people: list[Person], areas: list[Any]
) -> tuple[list[Any], Any]:
    """A draft project, and a public one with hidden members and areas."""
    draft = make_project(name=f"{SECRET} project", acronym=SECRET, draft=True)
    add_project(site, draft, title=f"{SECRET} project", summary=f"{SECRET} text")
    public = make_project(
        name=f"{SECRET} internal", leads=[people[0]], members=[alice], areas=areas, funded=True
    )
    add_project(site, public, title="Waves")
    return [draft], public


def _publications(
    people: list[Person], areas: list[Any], projects: list[Any]
) -> tuple[list[Any], Any]:
    """A draft, and a public one with a hidden author, abstract, version, area and project."""
    draft = make_publication(title=f"{SECRET} paper", venue=SECRET, draft=True)
    version = PublicationVersion(
        kind="accepted", url=f"https://example.org/{SECRET}", public_from="2099-01-01"
    )
    author = Authorship(given="K.", family="Known", person=people[0], decided="editor")
    member = Authorship(family=SECRET, printed=False, sort_order=1)
    rows = {
        "authorships": [author, member],
        "versions": [version],
        "areas": areas,
        "projects": projects,
    }
    return [draft], make_publication(abstract=f"{SECRET} abstract", rows=rows)


def _vacancies(
    site: GroupSite, alice: Person, people: list[Person], areas: list[Any]
) -> tuple[list[Any], list[Any]]:
    """Hidden: a draft, and one that opens later. Public: one that is open, one that has ended."""
    draft = VacancyFactory(name=f"{SECRET} draft", draft=True)
    scheduled = VacancyFactory(name=f"{SECRET} scheduled", scheduled=True)
    opened = VacancyFactory(name=f"{SECRET} internal", areas=areas, supervisors=[alice])
    ended = VacancyFactory(
        name=f"{SECRET} ended", closed=True, by_email=True, application_email=SECRET_EMAIL
    )
    for vacancy in (draft, scheduled):
        site.add(vacancy, title=f"{SECRET} vacancy", lead=f"{SECRET} text")
    for vacancy in (opened, ended):
        site.add(vacancy, title="PhD student")
        VacancySupervisor.objects.create(vacancy=vacancy, person=people[0], sort_order=1)
        VacancyContact.objects.create(vacancy=vacancy, person=people[0], sort_order=2)
    _confidential(opened)
    return [draft, scheduled], [opened, ended]


def _confidential(vacancy: Any) -> None:
    """An application, and somebody who reads it."""
    user = get_user_model().objects.create_user(f"{SECRET}-reader", SECRET_EMAIL)
    VacancyReader.objects.create(vacancy=vacancy, user=user, added_by=user, added_at=NOW)
    Application.objects.create(
        vacancy=vacancy,
        start_key=uuid4(),
        language="en",
        given_name=SECRET,
        family_name=SECRET,
        email=SECRET_EMAIL,
        notice=privacy_notice(),
        started_at=NOW,
        changed_at=NOW,
    )


def _hidden_pages(site: GroupSite) -> tuple[list[Page], Page]:
    """Pages that no visitor can open: a draft, behind a login, below such a page, an alias, elsewhere."""
    home = site.home["en"]
    draft = _plain(home, "draft", live=False)
    restricted = _plain(home, "login")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    below = _plain(restricted, "below")
    expired = _plain(home, "expired", live=False, expired=True, expire_at=NOW - timedelta(days=1))
    scheduled = _plain(home, "later", live=False, go_live_at=NOW + timedelta(days=1))
    public = _plain(home, "public", title="Public", lead="", slug="public")
    alias = public.create_alias(update_slug=f"{SECRET}-alias".lower(), parent=home)
    other = _plain(_other_site(), "other")
    return [draft, restricted, below, expired, scheduled, alias, other], restricted


def _plain(parent: Page, word: str, **fields: Any) -> Page:
    texts = {
        "title": f"{SECRET} {word}",
        "lead": f"{SECRET} lead",
        "slug": f"{SECRET}-{word}".lower(),
    }
    page = PlainPage(**{**texts, **fields}, locale=parent.locale)
    parent = Page.objects.get(pk=parent.pk)
    return parent.add_child(instance=page)


def _other_site() -> Page:
    """The home page of another site."""
    found = HomePage.objects.filter(slug=f"{SECRET}-other").first()
    if found is None:
        english = Locale.objects.get(language_code="en")
        page = HomePage(title=f"{SECRET} other", slug=f"{SECRET}-other", locale=english)
        found = Page.get_first_root_node().add_child(instance=page)
        Site.objects.create(hostname="other.example", root_page=found)
    return found


def _link_to_hidden_pages(page: Any, hidden: list[Page]) -> None:
    links = "".join(f'<p><a linktype="page" id="{one.pk}">there</a></p>' for one in hidden[:5])
    page.biography = links
    page.save()
