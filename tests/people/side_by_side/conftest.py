"""A vacancy with a live page in English and in Swedish, with every kind of section."""
# ruff: noqa: F811 -- a fixture is asked for by its name

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from people.content.publishing.actions import add_draft_page
from people.content.sections.section_texts import newest_draft
from tests.factories import document_kind
from tests.made_once import made_once
from tests.people.content.conftest import (  # noqa: F401
    admin,
    admin_client,
    english,
    english_page,
    home,
    index,
    page,
    ready_page,
    swedish,
    swedish_index,
)
from vacancies.models import DocumentGuidance, Vacancy, VacancyPage

FURTHER = [
    {
        "type": "section",
        "id": "11111111-1111-4111-8111-111111111111",
        "value": {"heading": "Travel", "text": "<p>You travel a lot.</p>"},
    }
]


def fill(page, *, lead, required, heading, guidance):
    """The same sections in each language, so that blocks and rows belong together."""
    page.lead, page.required = lead, required
    stream = VacancyPage._meta.get_field("extra_sections").stream_block
    [block] = FURTHER
    value = {**block["value"], "heading": heading}
    page.extra_sections = stream.to_python([{**block, "value": value}])
    [row] = page.guidance.all() or [DocumentGuidance(kind=document_kind("CV"), locale=page.locale)]
    row.lead_in, row.text = guidance, "<p>two pages</p>"
    page.guidance = [row]


def publish(page, user=None, **texts):
    page = newest_draft(type(page).objects.get(pk=page.pk))
    for name, text in texts.items():
        setattr(page, name, text)
    page.save_revision(user=user).publish(user=user)
    return VacancyPage.objects.get(pk=page.pk)


@pytest.fixture
@made_once
def original(english_page, admin):
    draft = newest_draft(english_page)
    fill(
        draft,
        lead="Find out why.",
        required="<ul><li>Mathematics</li><li>Curiosity</li></ul>",
        heading="Travel",
        guidance="where you:",
    )
    draft.save_revision(user=admin).publish(user=admin)
    return VacancyPage.objects.get(pk=english_page.pk)


@pytest.fixture
@made_once
def draft(original, swedish_index, admin):
    """A Swedish page that has been begun and never published."""
    return add_draft_page(Vacancy.objects.get(), swedish_index, "Doktorand", admin)


@pytest.fixture
@made_once
def translated(draft, original, admin):
    """The same, written and live."""
    page = newest_draft(draft)
    row = original.guidance.get()
    page.guidance = [
        DocumentGuidance(kind=row.kind, locale=page.locale, translation_key=row.translation_key)
    ]
    fill(
        page,
        lead="Ta reda på varför.",
        required="<ul><li>Matematik</li></ul>",
        heading="Resor",
        guidance="där du:",
    )
    page.save_revision(user=admin).publish(user=admin)
    return VacancyPage.objects.get(pk=draft.pk)


@pytest.fixture
@made_once
def member(translated):
    """May open the admin, and nothing else."""
    return _account("mia", "wagtailadmin.access_admin")


@pytest.fixture
@made_once
def editor(translated):
    """May edit the Swedish pages, and no English ones."""
    user = _account("erik", "wagtailadmin.access_admin")
    permission = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(
        group=user.groups.get(), page=translated.get_parent(), permission=permission
    )
    return user


def _account(name, permission):
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "secret")
    group = Group.objects.create(name=name)
    app, _dot, codename = permission.partition(".")
    group.permissions.add(Permission.objects.get(content_type__app_label=app, codename=codename))
    user.groups.add(group)
    return user
