"""The editor's screens in Swedish: what our templates, forms and messages say has a translation."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, Site
from wagtail.users.models import UserProfile

from groupsite.models import GuidePage, HomePage, PlainPage
from people.models import Organisation, Person, PersonIndexPage, PersonPage, Role
from people.models.countries import country_choices
from research.bibliography.work import Name, Note
from research.inbox.decisions import Decision
from research.inbox.merging import merge_candidate
from research.models import Keyword, ResearchArea, ResearchAreaPage, ResearchIndexPage
from tests.marking import EDGES, content, marked_swedish, unmarked
from tests.people.content.test_admin import words
from tests.research.inbox.works import make_candidate, make_work
from tests.research.publication_items import make_publication
from vacancies.models import DocumentKind, Vacancy, VacancyIndexPage, VacancyPage

pytestmark = pytest.mark.table

# What Wagtail 8.0 says in English whatever the language, or without one.
WAGTAILS = {"Wagtail", "Home", "Snippets", "Actions", "None"}
LANGUAGES = {"English", "Svenska"}
# What stands in the inbox as a source has written it, and the names of sources.
TYPED_INTO_THE_INBOX = (
    "Journal of Waves",
    "Anna Ek",
    "Li",
    "ptitle",
    "Crossref",
    "10.5555",
    "@broken",
)
PAGES = [
    HomePage,
    PlainPage,
    GuidePage,
    PersonIndexPage,
    PersonPage,
    ResearchIndexPage,
    ResearchAreaPage,
    VacancyIndexPage,
    VacancyPage,
]


@pytest.fixture(autouse=True)
def _marks() -> Iterator[None]:
    with marked_swedish(knows_all=True):
        yield


@pytest.fixture
def editor(client: Client, demo: object) -> Client:
    """An administrator whose own language is Swedish."""
    user = get_user_model().objects.create_superuser("ada", "ada@example.org", "secret")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "sv"
    profile.save()
    client.force_login(user)
    return client


def bare(editor: Client, url: str) -> set[str]:
    """What stands on the screen without a translation, and is neither content nor Wagtail's."""
    response = editor.get(url, follow=True)
    assert response.status_code == 200
    assert "⟦" in response.text
    return bare_in(response.text)


def bare_in(html: str) -> set[str]:
    zones = {zone for _, zone in Vacancy._meta.get_field("time_zone").flatchoices}
    with override("sv"):
        countries = {name.strip(EDGES) for _, name in country_choices()}
    words = f"{content(for_editors=True)} ¦ ada ¦ Root ¦ Communication Systems"
    return set(unmarked(html, words)) - WAGTAILS - LANGUAGES - zones - countries


def address(model: Any, screen: str, *args: object) -> str:
    return reverse(model.snippet_viewset.get_url_name(screen), args=args)


@pytest.mark.parametrize("model", [Vacancy, Person, ResearchArea])
@pytest.mark.parametrize("screen", ["list", "add", "edit", "copy", "delete", "history"])
def test_record(editor: Client, model: type[Model], screen: str) -> None:
    args = [] if screen in {"list", "add"} else [model._default_manager.first().pk]
    assert bare(editor, address(model, screen, *args)) == set()


@pytest.mark.parametrize("model", [Organisation, Role, Keyword, DocumentKind])
@pytest.mark.parametrize("screen", ["list", "add", "edit"])
def test_vocabulary(editor: Client, model: type[Model], screen: str) -> None:
    args = [model._default_manager.first().pk] if screen == "edit" else []
    assert bare(editor, address(model, screen, *args)) == set()


@pytest.mark.parametrize("model", PAGES)
def test_page(editor: Client, model: type[Page]) -> None:
    page = model.objects.get(pk=model.objects.first().pk)
    assert bare(editor, reverse("wagtailadmin_pages:edit", args=[page.pk])) == set()


@pytest.mark.parametrize("is_live", [True, False])
def test_page_whose_facts_differ_or_are_not_enough(editor: Client, is_live: bool) -> None:
    """The strip, its hints, and the panel of facts with everything it can say."""
    page = VacancyPage.objects.first()
    vacancy = page.vacancy
    vacancy.organisation, vacancy.salary, vacancy.deadline_on = None, "", None
    vacancy.contacts.set([])
    vacancy.save_revision()
    Vacancy.objects.filter(pk=vacancy.pk).update(live=is_live)
    assert bare(editor, reverse("wagtailadmin_pages:edit", args=[page.pk])) == set()
    assert bare(editor, address(Vacancy, "edit", vacancy.pk)) == set()


def test_missing_language(editor: Client) -> None:
    page = PersonPage.objects.filter(locale__language_code="sv").first()
    person = page.person
    page.delete()
    assert bare(editor, address(Person, "start_language", person.pk, "sv")) == set()


def test_refusal_to_publish(editor: Client) -> None:
    page = VacancyPage.objects.first()
    Vacancy.objects.filter(pk=page.vacancy_id).update(live=False)
    vacancy = page.vacancy.draft()
    vacancy.organisation, vacancy.salary = None, ""
    vacancy.save_revision()
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    response = editor.post(url, {**words(page), "lead": page.lead, "action-publish": "1"})
    assert "⟦Choose the organisation where the work is done.⟧" in response.text
    assert bare_in(response.text) == set()


def test_settings_and_explorer(editor: Client) -> None:
    site = Site.objects.get(is_default_site=True)
    args = ["groupsite_people", "peoplesettings", site.pk]
    assert bare(editor, reverse("wagtailsettings:edit", args=args)) == set()
    index = VacancyIndexPage.objects.first()
    hosts = {"Memo page", "Project page"}  # types of a test site, among the filters
    assert bare(editor, reverse("wagtailadmin_explore", args=[index.pk])) <= hosts


def test_inbox_of_publications(editor: Client, at: datetime) -> None:
    """The forms, what was recognised, each verdict with its reason, and the list of merges."""
    wei = Name(given="Wei", family="Li")
    Person.objects.create(given_name="Wei", family_name="Li")
    known = make_publication(title="ptitle", doi="10.5555/known", venue="pvenue", rows={})
    text = "@broken{x\n10.5555/doi\nwhat\n@misc{y, title={ptitle}, author={Li, Wei}, year=2016}"
    work = make_work(title="ptitle", doi="10.5555/known", volume="8", names=(wei,))
    merged = make_candidate(at, work, source="crossref")
    assert bare_inbox(editor, "index") == []
    merge_candidate(merged, known, ["volume"], Decision(None, at))
    notes = (Note("cut", "ptitle"), Note("formula", "ptitle"))
    make_candidate(at, make_work(title="ptitle pvenue", doi="10.5555/n", notes=notes))
    added = editor.post(reverse("groupsite_research_inbox:add"), {"text": text}, follow=True)
    assert untyped(bare_in(added.text)) == []
    for view in ("index", "accept_new", "merged", "add"):
        assert bare_inbox(editor, view) == []
    refused = editor.post(reverse("groupsite_research_inbox:add"), {"text": ""})
    assert untyped(bare_in(refused.text)) == []


def bare_inbox(editor: Client, view: str) -> list[str]:
    return untyped(bare(editor, reverse(f"groupsite_research_inbox:{view}")))


def untyped(texts: set[str]) -> list[str]:
    own = texts - {"BibTeX"}
    return [one for one in own if not any(word in one for word in TYPED_INTO_THE_INBOX)]
