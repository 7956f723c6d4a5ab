"""A person changes their own facts; their name, title and roles are for editors, on every path."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from modelcluster.models import get_all_child_relations
from wagtail.models import Revision
from wagtail.test.utils.form_data import querydict_from_html

from people.content.publishing.actions import create_record_with_page
from people.content.records.urls import edit_url
from people.models import Person, PersonRole
from people.models.own_facts import SCHEDULE, editors_only_fields
from tests.accounts import make_accounts, signed_in
from tests.factories import PersonFactory, role, the_group
from tests.made_once import made_once

# What a form that anybody can write sends, beside what the browser's form has.
FORGED = {
    "given_name": "Prof. Alice",
    "family_name": "Åkesson",
    "honorific": "prof",
    "user": "",
    "roles-TOTAL_FORMS": "1",
    "roles-INITIAL_FORMS": "0",
    "roles-MIN_NUM_FORMS": "0",
    "roles-MAX_NUM_FORMS": "1000",
    "roles-0-begins_on": "2024-01-01",
    "roles-0-ORDER": "1",
    "texts-TOTAL_FORMS": "1",
    "texts-INITIAL_FORMS": "0",
    "texts-MIN_NUM_FORMS": "0",
    "texts-MAX_NUM_FORMS": "1000",
    "texts-0-language": "en",
    "texts-0-where_now": "at the top",
}


@pytest.fixture
@made_once
def accounts(group_site):
    return make_accounts("member", "editor")


@pytest.fixture
@made_once
def alice(accounts):
    """The member: a public PhD student."""
    person = PersonFactory(user=accounts["member"])
    person.save_revision().publish()
    return Person.objects.get(pk=person.pk)


@pytest.fixture
def member(accounts):
    return signed_in(accounts, "member")


@pytest.fixture
def editor(accounts):
    return signed_in(accounts, "editor")


def form_of(client, address):
    data = querydict_from_html(client.get(address).content.decode(), "w-editor-form")
    data.pop("user", None)
    return data


def forged():
    return FORGED | {"roles-0-role": role("Professor").pk, "roles-0-organisation": the_group().pk}


def send(client, address, action="", **typed):
    data = form_of(client, address)
    for name, value in typed.items():
        data[name] = value
    if action:
        data[f"action-{action}"] = f"action-{action}"
    return client.post(address, data)


def kept(person):
    """What editors keep, of a person as stored or drafted."""
    return (
        person.titled_name,
        person.user_id,
        [str(row) for row in person.roles.all()],
        [str(row) for row in person.texts.all()],
    )


def public(person):
    return Person.objects.get(pk=person.pk)


def promoted_by(editor_account, person, publish=False):
    """An editor makes the person a professor; in the draft alone, unless published."""
    draft = public(person).draft()
    draft.honorific = "prof"
    draft.roles = [PersonRole(role=role("Professor"), organisation=the_group())]
    revision = draft.save_revision(user=editor_account)
    if publish:
        revision.publish(user=editor_account)


def test_every_field_is_the_persons_or_the_editors():
    own, editors = set(Person.own_fields), set(editors_only_fields(Person()))
    fields = {one.name for one in Person._meta.concrete_fields if one.editable} - {"id"}
    rows = {one.get_accessor_name() for one in get_all_child_relations(Person)}
    assert own | editors | set(SCHEDULE) == fields | rows
    assert not own & editors
    assert editors == {"given_name", "family_name", "honorific", "user", "roles", "texts"}


def test_the_form_shows_what_the_editors_keep_and_whom_to_ask(member, alice):
    html = member.get(edit_url(alice)).text
    names = {field.get("name") for field in BeautifulSoup(html, "lxml").select("[name]")}
    assert {"portrait", "email", "phone", "room", "orcid", "links-TOTAL_FORMS"} <= names
    assert not {name for name in names if name} & {*FORGED, "roles-0-role"}
    assert "PhD student, Waves group" in html
    assert "ask an editor" in html


@pytest.mark.thorough
def test_editors_change_everything(editor, alice):
    html = editor.get(edit_url(alice)).text
    assert 'name="honorific"' in html
    assert 'name="roles-TOTAL_FORMS"' in html
    assert "ask an editor" not in html
    send(editor, edit_url(alice), "publish", honorific="dr")
    assert public(alice).honorific == "dr"


@pytest.mark.parametrize("action", ["", "publish"])
def test_a_forged_form_changes_nothing_else(member, alice, action):
    before = kept(alice)
    send(member, edit_url(alice), action, room="6414", **forged())
    assert kept(public(alice)) == kept(public(alice).draft()) == before
    assert public(alice).draft().room == "6414"
    assert public(alice).room == ("6414" if action else "")


@pytest.mark.thorough
def test_nor_does_one_that_saves_itself(member, alice):
    before = kept(alice)
    data = form_of(member, edit_url(alice))
    data.update(forged() | {"room": "6414"})
    answer = member.post(edit_url(alice), data, headers={"accept": "application/json"})
    assert answer.status_code == 200
    draft = public(alice).draft()
    assert (draft.room, kept(draft)) == ("6414", before)


@pytest.mark.parametrize("action", ["", "publish"])
def test_going_back_to_an_old_version_brings_no_old_role_back(accounts, member, alice, action):
    old = alice.latest_revision
    promoted_by(accounts["editor"], alice, publish=True)
    before = kept(public(alice))
    assert before[0].startswith("Prof.")
    address = reverse(
        Person.snippet_viewset.get_url_name("revisions_revert"), args=[alice.pk, old.pk]
    )
    assert send(member, address, action, room="6414", **forged()).status_code == 302
    assert kept(public(alice)) == kept(public(alice).draft()) == before
    assert public(alice).draft().room == "6414"


def test_what_an_editor_has_only_drafted_stays_a_draft(accounts, member, alice):
    before = kept(alice)
    promoted_by(accounts["editor"], alice)
    send(member, edit_url(alice), "publish", room="6414")
    now = public(alice)
    assert (now.room, kept(now)) == ("6414", before)
    assert now.has_unpublished_changes
    draft = now.draft()
    assert (draft.room, draft.honorific) == ("6414", "prof")
    draft.latest_revision.publish(user=accounts["editor"])
    assert kept(public(alice))[0] == "Prof. Alice Ek"


def test_no_revision_of_theirs_publishes_a_role(accounts, alice):
    """Whatever wrote it: code publishes for them as their form does."""
    before = kept(alice)
    draft = alice.draft()
    draft.honorific, draft.room = "prof", "6414"
    draft.save_revision(user=accounts["member"]).publish(
        user=accounts["member"], skip_permission_checks=True
    )
    assert (public(alice).room, kept(public(alice))) == ("6414", before)


def test_a_scheduled_publishing_does_not_either(accounts, alice):
    draft = alice.draft()
    draft.honorific, draft.room = "prof", "6414"
    draft.go_live_at = datetime(2099, 1, 1, tzinfo=UTC)
    draft.save_revision().publish(user=accounts["member"], skip_permission_checks=True)
    scheduled = Revision.objects.exclude(approved_go_live_at=None).get().as_object()
    assert (scheduled.room, scheduled.honorific) == ("6414", "")


def test_links_are_theirs(member, alice):
    rows = {
        "links-TOTAL_FORMS": "1",
        "links-0-kind": "website",
        "links-0-url": "https://alice.example.org/",
        "links-0-ORDER": "1",
        "links-0-id": "",
    }
    send(member, edit_url(alice), "publish", **rows)
    assert [row.url for row in public(alice).links.all()] == ["https://alice.example.org/"]


@pytest.mark.thorough
def test_facts_that_were_never_public_go_public_as_the_editor_drafted_them(
    accounts, member, group_site
):
    draft = Person(given_name="Nora", family_name="New", user=accounts["member"])
    page = create_record_with_page(draft, group_site.people["en"], "Nora New", accounts["editor"])
    person = page.person.draft()
    person.roles = [
        PersonRole(role=role("Postdoc"), organisation=the_group(), begins_on=date(2025, 1, 1))
    ]
    person.save_revision(user=accounts["editor"])
    send(member, edit_url(person), "publish", room="6414", **forged())
    now = public(person)
    assert (now.live, now.room) == (True, "6414")
    assert kept(now)[:1] == ("Nora New",)
    assert kept(now)[2] == ["Postdoc, Waves group"]


def test_a_host_may_give_them_more(monkeypatch, member, alice):
    monkeypatch.setattr(Person, "own_fields", (*Person.own_fields, "texts"))
    html = member.get(edit_url(alice)).text
    assert 'name="texts-TOTAL_FORMS"' in html
    assert 'name="roles-TOTAL_FORMS"' not in html
