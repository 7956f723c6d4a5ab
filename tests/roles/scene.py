"""A site in two languages with secrets in it, and somebody of every role.

Whatever nobody but editors may know of carries SECRET in its name, title and texts.
"""

from dataclasses import dataclass
from typing import Any, Final, Self

from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Locale, Page, PageViewRestriction

from groupsite.models import PlainPage
from people.content import localize
from people.content.publishing.actions import create_record_with_page
from people.content.sections import section_confirmation
from people.models import Person
from tests.accounts import GROUPS, make_accounts
from tests.factories import NOW, AreaFactory, PersonFactory, VacancyFactory, add_page
from tests.people.content.translating import write_in
from tests.research.inbox.works import make_candidate, make_work
from tests.research.project_items import add_project, make_project
from tests.research.publication_items import make_publication, publication_indexes
from tests.sites import make_site
from vacancies.models import VacancyReader

SECRET: Final = "Zqorp"
CANDIDATE: Final = f"{SECRET} candidate"  # it waits in the inbox of publications
PAPER: Final = f"{SECRET} paper"  # a draft publication, which has no page
INSIDE: Final = (*GROUPS, "administrator")
# Who edits everything, and who does not.
DESK: Final = ("editor", "administrator")
OTHERS: Final = tuple(role for role in INSIDE if role not in DESK)


@dataclass
class Scene:
    """`own` is the member's page, `area` that of the area they belong to, `target` the same in Swedish
    (a draft); `project` is the page of a public project; `closed` is the English page of a draft
    vacancy, `closed_target` its Swedish page. `about` is a page without a record; it and the draft
    `plain` are translated in wagtail-localize's pieces: `about_target`, `plain_target`."""

    own: Page
    area: Page
    project: Page
    target: Page
    closed: Page
    closed_target: Page
    person: Page  # a draft person's
    waits: Page  # live, of draft facts
    about: Page
    about_target: Page
    plain: Page  # a draft
    plain_target: Page
    private: Page  # live, behind a view restriction

    def read_again(self) -> Self:
        return type(self)(
            **{name: type(page).objects.get(pk=page.pk) for name, page in vars(self).items()}
        )

    def client(self, role: str) -> Client:
        client = Client()
        if role != "anonymous":
            client.force_login(self.user(role))
        return client

    def user(self, role: str) -> Any:
        return get_user_model().objects.get(username=role)

    @property
    def secrets(self) -> list[Page]:
        names = ("closed", "closed_target", "person", "waits", "plain", "plain_target", "private")
        return [getattr(self, name) for name in names]


def make_scene() -> Scene:
    site = make_site()
    publication_indexes(site)
    users = make_accounts(*GROUPS)
    member = PersonFactory(given_name="Mia", family_name="Member", user=users["member"])
    own = add_page(member, site.people["en"], "Mia Member")
    area = AreaFactory(name="Coding", members=[member])
    area.save_revision()
    vacancy = VacancyFactory(name="Open position")
    site.add(vacancy)
    VacancyReader.objects.create(
        vacancy=vacancy, user=users["reader"], added_by=users["officer"], added_at=NOW
    )
    area_page = add_page(area, site.research["en"], "Coding theory", summary="What can be said.")
    return Scene(
        own=_saved(own),
        area=_saved(area_page),
        project=_saved(add_project(site, make_project(name="Open project"))["en"]),
        target=_begun(area_page, users["editor"]),
        **_about(site),
        **_secrets(site, users["editor"]),
    )


def _about(site: Any) -> dict[str, Page]:
    about = PlainPage(title="About us", slug="about", lead="Who we are.")
    about.locale = site.home["en"].locale
    site.home["en"].add_child(instance=about)
    return {"about": _saved(about), "about_target": _in_pieces(about)}


def _secrets(site: Any, editor: Any) -> dict[str, Page]:
    vacancy = VacancyFactory.build(name=f"{SECRET} position", live=False, organisation=None)
    closed = create_record_with_page(vacancy, site.vacancies["en"], f"{SECRET} title", editor)
    person = PersonFactory.build(given_name=SECRET, family_name="Person", live=False)
    area = AreaFactory(name=f"{SECRET} area", draft=True)
    area.save_revision()
    make_publication(title="Open paper")
    make_publication(title=PAPER, draft=True, people=list(Person.objects.exclude(user=None)))
    make_candidate(NOW, make_work(title=CANDIDATE, doi="10.5555/secret"))
    plain = PlainPage(title=f"{SECRET} plain", slug="plain", live=False)
    private = PlainPage(title=f"{SECRET} private", slug="private")
    for page in (plain, private):
        page.locale = site.home["en"].locale
        site.home["en"].add_child(instance=page)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    return {
        "closed": closed,
        "closed_target": _begun(closed, editor),
        "person": create_record_with_page(person, site.people["en"], f"{SECRET} Person", editor),
        "waits": _saved(add_page(area, site.research["en"], f"{SECRET} waits")),
        "plain": _saved(plain),
        "plain_target": _in_pieces(plain),
        "private": _saved(private),
    }


def _saved(page: Page) -> Page:
    page.save_revision(clean=False)
    return page


def _begun(page: Any, editor: Any) -> Any:
    """The Swedish page of its record, a draft that an editor has begun beside it."""
    made = write_in(page, "sv", editor, publish=False)
    section_confirmation.save_section_baseline(made, page, editor)
    return made


def _in_pieces(page: Any) -> Page:
    """The Swedish translation of a page without a record, begun by an editor."""
    swedish = Locale.objects.get(language_code="sv")
    localize.start_translations(page, [swedish])
    return page.get_translation(swedish)
