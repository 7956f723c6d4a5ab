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


class TestAutosave:
    """A row that has just been added lacks what it requires, such as its organisation."""

    def save(self, editor, project, *rows):
        facts = {
            "name": "Renamed",
            "sort_order": "100",
            "funders": inline_formset(list(rows)),
            "members": inline_formset([{"person": "", "role": ""}]),
            "partners": inline_formset([{"organisation": ""}]),
        }
        json = {"accept": "application/json"}
        return editor.post(edit_url(project), nested_form_data(facts), headers=json)

    def test_saves_everything_else(self, editor):
        project = make_project(name="Waves")
        complete, incomplete = (
            {"organisation": programme().pk},
            {"organisation": "", "grant_number": "7"},
        )
        assert self.save(editor, project, incomplete, complete).json()["success"]
        draft = Project.objects.get().draft()
        assert draft.name == "Renamed"
        assert [row.organisation_id for row in draft.funders.all()] == [complete["organisation"]]
        assert not draft.members.all()

    def test_says_beside_the_row_that_it_is_not_saved_until_it_is(self, editor):
        project = make_project(name="Waves")
        complete, incomplete = (
            {"organisation": programme().pk},
            {"organisation": "", "grant_number": "7"},
        )
        html = self.save(editor, project, incomplete, complete).json()["html"]
        note = (
            '#inline_child_funders-%d [data-row-note]" data-w-teleport-mode-value="innerHTML">%s<'
        )
        text = "This row will be saved when you have chosen “Organisation”."
        assert note % (0, text) in html
        assert note % (1, "") in html

    def test_keeps_the_row_in_the_form_until_the_choice_is_made(self, editor):
        project, unit = make_project(name="Waves"), programme().pk
        answer = self.save(editor, project, {"organisation": "", "grant_number": "7"}).json()
        assert answer["field_updates"]["funders-INITIAL_FORMS"] == "1"
        facts = {
            "name": "Waves",
            "sort_order": "100",
            "funders": inline_formset([{"organisation": unit, "grant_number": "7"}], initial=1),
            "members": inline_formset([]),
            "partners": inline_formset([]),
        }
        data, json = nested_form_data(facts), {"accept": "application/json"}
        again = editor.post(edit_url(project), data | {"funders-0-id": ""}, headers=json)
        assert again.json()["success"]
        assert [row.grant_number for row in Project.objects.get().draft().funders.all()] == ["7"]

    def test_who_saves_is_asked_for_the_choice(self, editor):
        project = make_project(name="Waves")
        answer = send(editor, project, "", organisation="")
        assert answer.status_code == 200
        assert answer.context["form"].formsets["funders"].errors[0]["organisation"]
