"""A draft may have rows that lack something; on publishing the form names it beside the field."""

from decimal import Decimal

import pytest
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from people.content.records.urls import edit_url
from research.models import Authorship, Project, ProjectFunder, Publication, PublicationVersion
from tests.accounts import make_accounts, signed_in
from tests.factories import programme
from tests.research.project_items import make_project
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(group_site):
    return signed_in(make_accounts("editor"), "editor")


def send(editor, project, action, **row):
    funder = {"organisation": programme().pk, "grant_number": "1", "amount": "5", "currency": ""}
    facts = {
        "name": project.name,
        "sort_order": "100",
        "funders": inline_formset([funder | row]),
        "members": inline_formset([]),
        "partners": inline_formset([]),
    }
    return editor.post(
        edit_url(project), nested_form_data(facts) | ({action: "1"} if action else {})
    )


def test_a_draft_is_saved_without_the_currency(editor):
    project = make_project(name="Waves")
    assert send(editor, project, "").status_code == 302
    draft = Project.objects.get().draft()
    assert [(one.amount, one.currency) for one in draft.funders.all()] == [(Decimal(5), "")]


def test_on_publishing_the_field_says_what_is_missing(editor):
    project = make_project(name="Waves")
    answer = send(editor, project, "action-publish")
    row = answer.context["form"].formsets["funders"].forms[0]
    assert row.errors == {"currency": ["Enter the currency of the amount."]}
    assert not Project.objects.get().funders.exists()
    assert send(editor, project, "action-publish", currency="SEK").status_code == 302
    assert Project.objects.get().funders.get().currency == "SEK"


@pytest.mark.parametrize(
    ("make", "model", "field"),
    [
        (lambda: make_project(rows={"funders": [ProjectFunder(organisation=programme(), amount=5)]}),
         Project, "funders"),
        (lambda: make_publication(rows={"versions": [PublicationVersion(kind="preprint")]}),
         Publication, "versions"),
        (lambda: make_publication(rows={"authorships": [Authorship(given="Anna")]}),
         Publication, "authorships"),
    ],
)  # fmt: skip
def test_nothing_publishes_it_in_another_way(group_site, make, model, field):
    make()
    found = model.objects.get().publishing_findings()
    assert [one.field for one in found] == [field]
