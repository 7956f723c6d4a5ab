"""A host's site in English, Swedish and German, with pages that belong to no record."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import rich_text

from people.content.sections.section_texts import newest_draft
from tests.made_once import made_once
from tests.people.side_by_side.test_edit_form import form_data
from tools.hosts.laboratory.models import ProjectGoal, ProjectPage

LANGUAGES = [("en", "English"), ("sv", "Svenska"), ("de", "Deutsch")]
STEP = {
    "type": "step",
    "id": "11111111-1111-4111-8111-111111111111",
    "value": {"heading": "Mät", "text": "<p>Två gånger.</p>"},
}


@pytest.fixture(autouse=True)
def three_languages(settings):
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = LANGUAGES


@pytest.fixture
@made_once
def home(group_site):
    """The home page by language; the German one is live."""
    german = Locale.objects.create(language_code="de")
    page = group_site.home["en"].copy_for_translation(german)
    page.title, page.slug, page.live = "Wellen", "start", True
    page.save()
    return {**group_site.home, "de": page}


@pytest.fixture
@made_once
def admin(group_site):
    return get_user_model().objects.create_superuser("ada", "ada@example.org", "secret")


@pytest.fixture
def admin_client(client, admin):
    client.force_login(admin)
    return client


@pytest.fixture
@made_once
def original(home, admin):
    """A live Swedish page, with a text of each kind."""
    stream = ProjectPage._meta.get_field("steps").stream_block
    page = ProjectPage(
        title="Korta koder",
        slug="korta-koder",
        locale=home["sv"].locale,
        number=7,
        motto="Kort är gott.",
        body="<p>Koder är överallt.</p>",
        steps=stream.to_python([STEP]),
        live=False,
    )
    page.goals.add(ProjectGoal(text="Förstå", locale=page.locale))
    home["sv"].add_child(instance=page)
    return publish(page, admin)


def publish(page, user, **texts):
    """Publish the newest draft of a page with other texts; return the page as it is then."""
    page = newest_draft(type(page).objects.get(pk=page.pk))
    for name, text in texts.items():
        setattr(page, name, text)
    page.save_revision(user=user).publish(user=user)
    return type(page).objects.get(pk=page.pk)


def in_language(code):
    return ProjectPage.objects.get(locale__language_code=code)


def screen(client, page, query=""):
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]) + query)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def post(client, page, action="", query="", **changed):
    """Send the form as the browser does: an autosave, or with the name of a button, `action`."""
    soup = screen(client, page, query)
    data = {**form_data(soup), **steps(newest_draft(page)), **changed}
    for name, number in (("goals", 1), ("comments", 0)):
        data.setdefault(f"{name}-TOTAL_FORMS", str(number))
    if action:
        data[action] = action
    headers = {} if action else {"HTTP_ACCEPT": "application/json"}
    answer = client.post(soup.select_one("#page-edit-form")["action"], data, **headers)
    assert answer.status_code == (302 if action else 200), answer.content.decode()[-3000:]
    return answer


def steps(page):
    """The values of the StreamField, which scripts draw."""
    data = {"steps-count": str(len(page.steps))}
    for number, block in enumerate(page.steps):
        prefix = f"steps-{number}"
        data |= {
            f"{prefix}-id": block.id,
            f"{prefix}-type": block.block_type,
            f"{prefix}-order": str(number),
            f"{prefix}-deleted": "",
            f"{prefix}-value-heading": block.value["heading"] or "",
            f"{prefix}-value-text": rich_text(block.value["text"].source),
        }
    return data
