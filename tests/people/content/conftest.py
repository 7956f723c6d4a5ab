"""A small site in two languages for the machinery of records and pages, made by hand."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import Locale, Page, Site

from groupsite.models import HomePage
from people.content import localize
from people.content.publishing.actions import create_record_with_page
from people.models import Organisation, Person
from tests.factories import ADDRESS, document_kind
from tests.made_once import made_once
from tests.people.content.translating import write_in
from vacancies.choices import PositionKind, SalaryKind
from vacancies.models import DocumentRule, Vacancy, VacancyIndexPage, VacancyPage


@pytest.fixture
def english(db):
    return Locale.objects.get(language_code="en")


@pytest.fixture
def swedish(english):
    return Locale.objects.get_or_create(language_code="sv")[0]


@pytest.fixture
@made_once
def home(english, swedish):
    root = Page.get_first_root_node()
    for page in root.get_children():
        page.delete()
    root = Page.get_first_root_node()
    page = root.add_child(instance=HomePage(title="Home", slug="home", locale=english))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=page, is_default_site=True)
    return page


@pytest.fixture
@made_once
def index(home):
    return home.add_child(instance=VacancyIndexPage(title="Vacancies", slug="vacancies"))


@pytest.fixture
@made_once
def swedish_index(index, swedish):
    localize.start_translations(index, [swedish])
    page = VacancyIndexPage.objects.get(locale=swedish)
    page.title, page.slug, page.live = "Lediga tjänster", "lediga-tjanster", True
    page.save()
    parent = page.get_parent().specific
    parent.live = True
    parent.save()
    return page


@pytest.fixture
@made_once
def admin(db):
    return get_user_model().objects.create_superuser("ada", "ada@example.org", "secret")


@pytest.fixture
def admin_client(client, admin):
    client.force_login(admin)
    return client


def complete(vacancy: Vacancy) -> Vacancy:
    """Gives the draft facts what publishing asks for, and saves them as the newest draft."""
    alice = Person(given_name="Alice", family_name="Ek", email="alice@example.org", live=True)
    alice.save()
    vacancy = vacancy.draft()
    vacancy.organisation = Organisation.objects.create(kind="group", abbreviation="CS", **ADDRESS)
    vacancy.deadline_on = "2027-01-15"
    vacancy.salary = SalaryKind.BY_AGREEMENT
    vacancy.supervisors.create(person=alice)
    vacancy.contacts.create(person=alice)
    vacancy.document_rules.add(DocumentRule(kind=document_kind("CV")))
    vacancy.full_clean()
    vacancy.save_revision()
    return vacancy


@pytest.fixture
@made_once
def page(index, admin):
    """A new vacancy as "New …" leaves it: a draft record and a draft page."""
    record = Vacancy(name="PhD student in coding", kind=PositionKind.DOCTORAL)
    return create_record_with_page(record, index, "PhD student in coding", admin)


@pytest.fixture
@made_once
def ready_page(page):
    """The same with facts that can be published."""
    complete(page.vacancy)
    return page


@pytest.fixture
@made_once
def english_page(ready_page, admin):
    """A live page in English: a sentence and a list."""
    ready_page.lead = "Find out why."
    ready_page.required = "<ul><li>Mathematics</li><li>Curiosity</li></ul>"
    ready_page.save_revision(user=admin).publish(user=admin)
    return VacancyPage.objects.get()


@pytest.fixture
@made_once
def swedish_page(english_page, swedish, swedish_index, admin):
    """The same page in Swedish, live and up to date."""
    return write_in(english_page, "sv", admin)
