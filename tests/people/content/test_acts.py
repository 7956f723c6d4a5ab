import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from wagtail.models import GroupPagePermission, Revision

from people.content.publishing.actions import (
    add_draft_page,
    copy_record,
    create_record_with_page,
    try_to_publish_unpublished_facts,
)
from tests.factories import AreaFactory, PersonFactory
from tests.people.content.conftest import complete
from vacancies.models import Vacancy, VacancyPage


def test_new_makes_a_draft_record_and_a_draft_page(page):
    assert not page.live
    assert not page.vacancy.live
    assert page.translation_key == page.vacancy.key
    assert page.slug == "phd-student-in-coding"
    assert page.vacancy.latest_revision is not None


@pytest.mark.parametrize("missing", ["the record", "the page"])
def test_new_needs_the_right_to_add_both(index, missing):
    group = Group.objects.create(name="Half")
    if missing == "the page":
        group.permissions.add(Permission.objects.get(codename="add_vacancy"))
    else:
        may = Permission.objects.get(content_type__app_label="wagtailcore", codename="add_page")
        GroupPagePermission.objects.create(group=group, page=index, permission=may)
    eve = get_user_model().objects.create_user("eve")
    eve.groups.add(group)
    with pytest.raises(PermissionDenied):
        create_record_with_page(Vacancy(name="x"), index, "x", eve)
    assert not Vacancy.objects.exists()


def test_the_database_refuses_a_second_page_in_one_language(page, index):
    twin = VacancyPage(title="Twin", slug="twin", vacancy=page.vacancy, live=False)
    index.add_child(instance=twin)
    assert twin.vacancy_id != page.vacancy_id  # saving gave it a record of its own
    with pytest.raises(IntegrityError), transaction.atomic():
        VacancyPage.objects.filter(pk=twin.pk).update(translation_key=page.translation_key)


def test_a_page_by_hand_in_the_other_language_is_a_translation(page, swedish_index, admin):
    other = add_draft_page(page.vacancy, swedish_index, "Doktorand", admin)
    assert other.translation_key == page.translation_key
    assert set(page.get_translations(inclusive=True).values_list("pk", flat=True)) == {
        page.pk,
        other.pk,
    }


def test_publishing_the_first_page_publishes_the_facts(ready_page, admin):
    ready_page.save_revision(user=admin).publish(user=admin)
    vacancy = Vacancy.objects.get()
    assert vacancy.live
    assert str(vacancy.deadline_on) == "2027-01-15"


def test_incomplete_facts_stay_a_draft_when_their_page_goes_live(page, admin):
    page.save_revision(user=admin).publish(user=admin)
    assert not Vacancy.objects.get().live


def test_publishing_facts_makes_a_new_revision(ready_page, admin):
    """An editor who has the facts open would else autosave into the live revision."""
    open_elsewhere = Vacancy.objects.get().latest_revision_id
    try_to_publish_unpublished_facts(Vacancy.objects.get(), user=admin)
    assert Vacancy.objects.get().live_revision_id != open_elsewhere


@pytest.mark.parametrize("state", ["locked", "no right"])
def test_publishing_a_page_passes_over_nobody(ready_page, admin, state):
    user = admin
    if state == "locked":
        Vacancy.objects.update(locked=True)
    else:
        user = get_user_model().objects.create_user("eve")
    assert not try_to_publish_unpublished_facts(Vacancy.objects.get(), user=user)
    assert not Vacancy.objects.get().live


def test_copying_takes_the_facts_but_not_those_of_its_year(ready_page, admin):
    old = Vacancy.objects.get().draft()
    old.reference = "CS-2026-1"
    old.save_revision()
    ready_page.save_revision(user=admin).publish(user=admin)
    new = copy_record(Vacancy.objects.get(), admin)
    assert not new.live
    assert new.key != old.key
    assert (new.deadline_on, new.reference, new.closes_at) == (None, "", None)
    assert [row.person.name for row in new.supervisors.all()] == ["Alice Ek"]
    assert new.document_rules.count() == 1


def test_a_copied_person_has_no_account_and_no_orcid_id(admin):
    alice = PersonFactory(email="alice@example.org", orcid="0000-0002-1825-0097", user=admin)
    new = copy_record(alice, admin)
    assert (new.name, new.email) == (alice.name, "alice@example.org")
    assert (new.user, new.orcid) == (None, "")


def test_copying_takes_the_newest_draft(admin):
    area = AreaFactory(name="As published")
    draft = area.draft()
    draft.name = "As drafted"
    draft.save_revision(user=admin)
    area = type(area).objects.get(pk=area.pk)
    assert area.name == "As published"
    assert copy_record(area, admin).name == "As drafted"


@pytest.mark.thorough
def test_copying_takes_the_words_of_every_language(ready_page, swedish_index, admin):
    add_draft_page(ready_page.vacancy, swedish_index, "Doktorand", admin)
    ready_page.guidance.create(
        kind=Vacancy.objects.get().draft().document_rules.first().kind, lead_in="where you:"
    )
    ready_page.save_revision()
    new = copy_record(Vacancy.objects.get(), admin)
    pages = VacancyPage.objects.filter(vacancy=new).order_by("locale__pk")
    assert [page.title for page in pages] == ["PhD student in coding", "Doktorand"]
    assert [page.live for page in pages] == [False, False]
    assert {page.translation_key for page in pages} == {new.key}
    assert [row.lead_in for row in pages[0].guidance.all()] == ["where you:"]
    assert Revision.objects.for_instance(pages[0]).count() == 1


def test_wagtails_own_copy_gets_a_record_of_its_own(ready_page, index, admin):
    ready_page.save_revision(user=admin).publish(user=admin)
    copy = VacancyPage.objects.get().copy(to=index, update_attrs={"slug": "copy"}, user=admin)
    assert copy.vacancy_id != ready_page.vacancy_id
    assert copy.get_latest_revision_as_object().vacancy_id == copy.vacancy_id
    assert not copy.vacancy.live
    assert not copy.is_visible(copy.vacancy.latest_revision.created_at)


def test_a_recursive_copy_gives_every_page_its_own_record(page, index, home, admin):
    copy = index.copy(recursive=True, to=home, update_attrs={"slug": "again"}, user=admin)
    pages = VacancyPage.objects.all()
    assert len({page.vacancy_id for page in pages}) == 2
    assert copy.get_children().get().specific.vacancy_id != page.vacancy_id


def test_an_alias_that_becomes_a_page_gets_its_own_record(page, index):
    alias = page.create_alias(parent=index, update_slug="alias")
    assert alias.vacancy_id == page.vacancy_id
    alias.alias_of = None
    alias.save()
    assert alias.vacancy_id != page.vacancy_id
    assert alias.translation_key == alias.vacancy.key


def test_complete_facts_have_no_obstacles(page):
    assert page.vacancy.draft().publishing_errors() != []
    assert complete(page.vacancy).publishing_errors() == []
