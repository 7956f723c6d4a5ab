"""The form of a publication: what editors and authors may change, and what is noted about it."""

from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from people.content.records.urls import edit_url
from research.bibliography.work import Name
from research.models import (
    Authorship,
    LinkDecision,
    NameForm,
    NameVerdict,
    Publication,
    PublicationVersion,
)
from research.models.name_forms import name_form_fold
from research.publication_facts.embargoes import next_end_of_embargo
from research.publication_facts.name_decisions import decide_name
from tests.accounts import make_accounts, signed_in
from tests.factories import PersonFactory
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db

ROWS = ("authorships", "versions", "links", "awards")


@pytest.fixture
def accounts(group_site):
    return make_accounts("editor", "member")


@pytest.fixture
def alice(accounts):
    return PersonFactory(user=accounts["member"])


def filled(publication, *, action="action-publish", **changed):
    """What the form sends: the facts of a publication, with the rows that it has."""
    names = [
        {
            "id": row.pk,
            **{part: getattr(row, part) for part in ("given", "particle", "family", "orcid")},
            "person": row.person_id or "",
            "role": row.role,
            "printed": "on" if row.printed else "",
        }
        for row in publication.authorships.all()
    ]
    facts = {
        "title": publication.title,
        "kind": publication.kind,
        "stage": publication.stage,
        "year": publication.year or "",
        "month": publication.month or "",
        "venue": publication.venue,
        "cite_key": publication.cite_key,
        "peer_reviewed": publication.peer_reviewed,
        "authorships": inline_formset(changed.pop("authors", names), initial=len(names)),
        **{rows: inline_formset(changed.pop(rows, [])) for rows in ROWS[1:]},
    }
    return nested_form_data(facts | changed) | {action: "1"}


def send(accounts, publication, role="editor", **changed):
    client = signed_in(accounts, role)
    answer = client.post(edit_url(publication), filled(publication, **changed))
    publication.refresh_from_db()
    return answer


def test_what_an_editor_changes_is_noted(accounts):
    paper = make_publication()
    assert send(accounts, paper, venue="Other journal").status_code == 302
    assert (paper.venue, paper.edited_fields) == ("Other journal", ["venue"])


def test_a_person_that_is_chosen_is_a_decision_for_this_publication(accounts, alice):
    paper = make_publication()
    rows = [
        {
            "id": row.pk,
            "family": row.family,
            "given": row.given,
            "role": "author",
            "printed": "on",
            "person": "",
        }
        for row in paper.authorships.all()
    ]
    rows[0]["person"] = alice.pk
    send(accounts, paper, authors=rows)
    first, second = Publication.objects.get(pk=paper.pk).authorships.all()
    assert (first.person, first.decided) == (alice, LinkDecision.EDITOR)
    assert (second.person, second.decided) == (None, LinkDecision.OPEN)


def test_a_link_by_orcid_is_undone_by_removing_the_person(accounts, alice):
    alice.orcid = "0000-0002-1825-0097"
    alice.save()
    row = Authorship(given="A.", family=alice.family_name, orcid=alice.orcid)
    paper = make_publication(rows={"authorships": [row]})
    assert paper.authorships.get().decided == LinkDecision.ORCID
    [name] = paper.authorships.all()
    sent = {"id": name.pk, "family": name.family, "given": "A.", "orcid": name.orcid}
    send(accounts, paper, authors=[sent | {"role": "author", "printed": "on", "person": ""}])
    Publication.objects.get(pk=paper.pk).save()
    name.refresh_from_db()
    assert (name.person, name.decided) == (None, LinkDecision.REFUSED)


def test_a_doi_that_another_publication_has_is_refused_beside_the_field(accounts):
    make_publication(doi="10.1000/182", title="The other one")
    paper = make_publication()
    answer = send(accounts, paper, doi="https://doi.org/10.1000/182")
    assert "The other one" in answer.context["form"].errors["doi"][0]
    assert paper.doi == ""


def test_a_new_publication_is_made_from_the_form(accounts):
    url = reverse(Publication.snippet_viewset.get_url_name("add"))
    empty = Publication(title="Rain", year=2020)
    names = [{"given": "Anna", "family": "Ek", "role": "author", "printed": "on"}]
    sent = filled(empty, authors=names) | {"authorships-INITIAL_FORMS": "0"}
    answer = signed_in(accounts, "editor").post(url, sent)
    assert answer.status_code == 302, answer.context["form"].errors
    made = Publication.objects.get()
    assert (made.cite_key, made.live) == ("ek2020rain", True)
    assert {"title", "year", "authorships"} <= set(made.edited_fields)


def test_the_label_of_the_arxiv_number_keeps_its_spelling(accounts):
    answer = signed_in(accounts, "editor").get(edit_url(make_publication()))
    assert answer.context["form"].fields["arxiv"].label == "Number on arXiv"
    assert "ArXiv" not in answer.content.decode()


class TestAuthors:
    """What members may do with their own papers."""

    def test_they_get_links_and_versions_only(self, accounts, alice):
        paper = make_publication(people=[alice])
        form = signed_in(accounts, "member").get(edit_url(paper)).context["form"]
        assert set(form.formsets) == {"links", "versions"}
        assert not {"title", "doi", "cite_key", "is_selected", "areas"} & set(form.fields)

    def test_they_publish_links_and_nothing_else(self, accounts, alice):
        paper = make_publication(people=[alice])
        link = {"kind": "code", "url": "https://example.org/code"}
        send(accounts, paper, "member", title="Mine now", links=[link], is_selected="on")
        assert [row.url for row in paper.links.all()] == ["https://example.org/code"]
        assert (paper.title, paper.is_selected) == ("Short packets over waves", False)
        assert paper.edited_fields == ["links"]

    def test_a_draft_of_an_editor_stays_a_draft(self, accounts, alice):
        paper = make_publication(people=[alice])
        paper.venue = "Not yet public"
        paper.save_revision()
        link = {"kind": "code", "url": "https://example.org/code"}
        send(accounts, paper, "member", links=[link])
        assert (paper.links.count(), paper.venue) == (1, "Journal of Waves")
        assert paper.draft().venue == "Not yet public"

    @pytest.mark.parametrize("state", ["of_others", "draft"])
    def test_they_open_no_other_paper(self, accounts, alice, state):
        people = None if state == "of_others" else [alice]
        paper = make_publication(people=people, draft=state == "draft")
        answer = signed_in(accounts, "member").get(edit_url(paper))
        assert answer.status_code == 302
        assert answer.url == reverse("wagtailadmin_home")


def test_the_tabs_and_badges_of_languages_are_not_there(accounts):
    paper = make_publication()
    answer = signed_in(accounts, "editor").get(edit_url(paper))
    assert "groupsite-language-tabs" not in answer.content.decode()


@pytest.mark.parametrize(
    ("public_from", "is_public"),
    [(None, True), (date(2025, 5, 20), True), (date(2025, 5, 21), False)],
)
def test_a_version_is_public_from_a_day(at, public_from, is_public):
    assert PublicationVersion(public_from=public_from).is_public(at) is is_public


def test_the_next_embargo_ends_when_its_day_begins(at):
    versions = [
        PublicationVersion(kind="accepted", url="https://example.org/", public_from=day)
        for day in (date(2025, 5, 25), date(2025, 5, 19), None)
    ]
    make_publication(rows={"versions": versions})
    assert next_end_of_embargo(at) == datetime(2025, 5, 24, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("public_from", "draft", "role", "status"),
    [
        (date(2025, 5, 20), False, "anonymous", 200),
        (date(2025, 5, 21), False, "anonymous", 404),
        (None, True, "anonymous", 404),
        (date(2025, 5, 21), False, "editor", 200),
    ],
)
def test_a_file_is_served_when_its_version_is_public(
    accounts, settings, tmp_path, at, public_from, draft, role, status
):
    settings.MEDIA_ROOT = tmp_path
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = settings.STORAGES | {"default": files}
    file = ContentFile(b"%PDF-1.4", name="paper.pdf")
    document = get_document_model().objects.create(title="Paper", file=file)
    version = PublicationVersion(kind="accepted", document=document, public_from=public_from)
    make_publication(draft=draft, rows={"versions": [version]})
    with closing(signed_in(accounts, role).get(document.url)) as response:
        assert response.status_code == status


@pytest.mark.parametrize("action", ["action-publish", ""])
def test_a_name_that_is_typed_is_who_has_been_decided(accounts, at, action):
    wei = PersonFactory(given_name="Wei", family_name="Li")
    form = NameForm.objects.create(
        fold=name_form_fold(Name(given="W.", family="Li")), as_printed="Li, W."
    )
    decide_name(form, NameVerdict.PERSON, wei, None, at)
    paper = make_publication()
    row = {"id": "", "given": "W.", "family": "Li", "role": "author", "printed": "on", "person": ""}
    kept = [
        {**row, "id": one.pk, "given": one.given, "family": one.family}
        for one in paper.authorships.all()
    ]
    send(accounts, paper, authors=[*kept, row], action=action)
    *_others, typed = Publication.objects.get(pk=paper.pk).draft().authorships.all()
    assert (typed.person, typed.decided) == (wei, LinkDecision.FORM)


def test_names_that_are_not_decided_are_suggested(at):
    wei = PersonFactory(given_name="Wei", family_name="Li")
    publication = make_publication()
    texts = [one.text for one in publication.missing_output_fact_findings()]
    assert texts == ["1 name is not decided. Decide under Names who it is: Li, Wei."]
    decide_name(NameForm.objects.get(), NameVerdict.PERSON, wei, None, at)
    publication = Publication.objects.get()
    assert publication.missing_output_fact_findings() == []
