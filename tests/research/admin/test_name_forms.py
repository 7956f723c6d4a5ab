"""Printed names: decided once, for publications of the past and of the future, and undone at once."""

import pytest
from django.urls import reverse

from research.bibliography.work import Name
from research.inbox.accepting import accept
from research.inbox.decisions import Decision
from research.models import Authorship, LinkDecision, NameForm, NameVerdict, Publication
from research.models.name_forms import undecided_names
from research.publication_facts.name_decisions import decide_name, undo_name_decision
from tests.accounts import make_accounts, signed_in
from tests.factories import PersonFactory
from tests.research.inbox.works import make_candidate, make_work
from tests.research.publication_items import make_publication

pytestmark = pytest.mark.django_db
NAME = {"given": "W.", "family": "Li"}


@pytest.fixture
def wei():
    return PersonFactory(given_name="Wei", family_name="Li")


def paper(**facts):
    return make_publication(rows={"authorships": [Authorship(**NAME | facts)]})


def links():
    rows = Authorship.objects.order_by("pk")
    return [(row.person and str(row.person), row.decided) for row in rows]


def test_a_name_that_fits_is_proposed_once(wei):
    paper(), paper()
    form = NameForm.objects.get()
    assert (form.as_printed, form.decided_at, links()[0]) == ("Li, W.", None, (None, "open"))


def test_a_name_that_fits_nobody_is_not_asked_about():
    paper()
    assert not NameForm.objects.exists()


def test_a_decision_holds_for_past_and_future_and_is_undone_in_one_act(wei, at):
    paper()
    form = NameForm.objects.get()
    assert decide_name(form, NameVerdict.PERSON, wei, None, at) == 1
    paper()
    assert links() == [("Wei Li", "form")] * 2
    assert undo_name_decision(form) == 2
    assert links() == [(None, "open")] * 2
    form.refresh_from_db()
    assert (form.decided_at, form.previous) == (None, None)


def test_nobody_is_a_decision_too(wei, at):
    paper()
    decide_name(NameForm.objects.get(), NameVerdict.NOBODY, None, None, at)
    paper()
    assert links() == [(None, "form")] * 2


@pytest.mark.parametrize("decided", [LinkDecision.EDITOR, LinkDecision.REFUSED, LinkDecision.ORCID])
def test_what_was_decided_for_one_publication_stays(wei, at, decided):
    paper()
    form = NameForm.objects.get()
    row = paper(decided=decided).authorships.get()
    decide_name(form, NameVerdict.PERSON, wei, None, at)
    row.refresh_from_db()
    assert (row.person, row.decided) == (None, decided)


def test_another_orcid_is_never_linked_by_name(wei, at):
    wei.orcid = "0000-0002-1825-0097"
    wei.save()
    paper(orcid="0000-0001-5109-3700")
    decide_name(NameForm.objects.get(), NameVerdict.PERSON, wei, None, at)
    assert links() == [(None, "open")]


def test_publishing_an_older_draft_does_not_bring_back_a_link(wei, at):
    publication = paper()
    publication.venue = "Other journal"
    publication.save_revision()
    decide_name(NameForm.objects.get(), NameVerdict.PERSON, wei, None, at)
    Publication.objects.get(pk=publication.pk).latest_revision.publish()
    assert links() == [("Wei Li", "form")]


class TestScreens:
    @pytest.fixture
    def accounts(self, group_site):
        return make_accounts("editor", "member")

    def test_an_editor_decides_and_undoes(self, accounts, wei):
        paper()
        form = NameForm.objects.get()
        client = signed_in(accounts, "editor")
        url = reverse("groupsite_research_names:edit", args=[form.pk])
        shown = client.get(url)
        assert shown.context["form"].initial["person"] == wei.pk
        client.post(url, {"verdict": "person", "person": wei.pk})
        assert links() == [("Wei Li", "form")]
        form.refresh_from_db()
        assert form.decided_by == accounts["editor"]
        listed = client.get(reverse("groupsite_research_names:index"), {"verdict": "person"})
        assert [(str(one), one.n_papers) for one in listed.context["object_list"]] == [
            ("Li, W.", 1)
        ]
        client.post(reverse("groupsite_research_names:undo", args=[form.pk]))
        assert links() == [(None, "open")]

    @pytest.mark.parametrize("verdict", ["person", "nobody"])
    def test_no_name_is_asked_about_twice(self, accounts, wei, at, verdict):
        paper()
        client, form = signed_in(accounts, "editor"), NameForm.objects.get()
        url = reverse("groupsite_research_names:edit", args=[form.pk])
        client.post(url, {"verdict": verdict, "person": wei.pk if verdict == "person" else ""})
        candidate = make_candidate(at, make_work(title="Later", names=(Name(**NAME),)))
        [entry] = client.get(reverse("groupsite_research_inbox:index")).context["candidates"]
        assert not entry.has_undecided_names
        later = accept(candidate, Decision(accounts["editor"], at))
        assert undecided_names(later.authorships.all()) == []
        asked = client.get(reverse("groupsite_research_names:index"), {"verdict": "open"})
        assert list(asked.context["object_list"]) == []
        assert NameForm.objects.count() == 1

    def test_a_person_is_needed_for_a_person(self, accounts, wei):
        paper()
        url = reverse("groupsite_research_names:edit", args=[NameForm.objects.get().pk])
        answer = signed_in(accounts, "editor").post(url, {"verdict": "person", "person": ""})
        assert "person" in answer.context["form"].errors
        assert links() == [(None, "open")]

    @pytest.mark.table
    @pytest.mark.parametrize("role", ["member", "anonymous"])
    def test_others_decide_nothing(self, accounts, wei, role):
        paper()
        client = signed_in(accounts, role)
        pk = NameForm.objects.get().pk
        for view, args in (("index", []), ("edit", [pk]), ("undo", [pk])):
            url = reverse(f"groupsite_research_names:{view}", args=args)
            answer = client.post(url, {"verdict": "person", "person": wei.pk})
            assert answer.status_code in (302, 403), url
        assert links() == [(None, "open")]
