"""What the form reads with fewer queries is what Wagtail would have read."""

import pytest
from wagtail.models import Page, PageViewRestriction, Workflow, WorkflowPage

from people.content.pages.permissions import (
    cache_view_restrictions,
    is_live_unrestricted_with_live_facts,
)
from vacancies.models import VacancyPage

PLACES = ("page", "list", "home")


@pytest.fixture
def without_aliases(translated):
    """The Swedish home page, which was made as an alias, has become a page."""
    Page.objects.exclude(alias_of=None).update(alias_of=None)


def fresh(page):
    return VacancyPage.objects.get(pk=page.pk)


def place_of(page, name):
    return {"page": page, "list": page.get_parent(), "home": page.get_parent().get_parent()}[name]


@pytest.mark.parametrize("place", PLACES)
def test_a_restriction_of_a_page_or_of_one_above_it(translated, original, without_aliases, place):
    restricted = place_of(translated, place)
    PageViewRestriction.objects.create(page_id=restricted.pk, restriction_type="login")
    pages = [fresh(translated), fresh(original)]
    cache_view_restrictions(pages)
    assert [is_live_unrestricted_with_live_facts(page) for page in pages] == [False, True]


def test_one_query_for_all(translated, original, without_aliases, django_assert_num_queries):
    pages = [fresh(translated), fresh(original)]
    for page in pages:
        assert page.record.live
    with django_assert_num_queries(1):
        cache_view_restrictions(pages)
        assert all(is_live_unrestricted_with_live_facts(page) for page in pages)


def test_below_an_alias_the_restrictions_of_its_source_apply(translated, original):
    """Wagtail resolves aliases, so a section that mirrors a private one is private too."""
    source = original.get_parent()
    PageViewRestriction.objects.create(page=source, restriction_type="login")
    mirrored = translated.get_parent()
    Page.objects.filter(pk=mirrored.pk).update(alias_of=source.pk)
    page = fresh(translated)
    assert page.get_view_restrictions().exists()
    cache_view_restrictions([page])
    assert not is_live_unrestricted_with_live_facts(page)


@pytest.mark.parametrize("is_enabled", [True, False])
@pytest.mark.parametrize("inactive", [(), ("page",), ("page", "list"), PLACES])
def test_the_workflow_is_that_of_the_nearest_page_with_an_active_one(
    translated, settings, inactive, is_enabled
):
    settings.WAGTAIL_WORKFLOW_ENABLED = is_enabled
    for place in PLACES:
        workflow = Workflow.objects.create(name=place, active=place not in inactive)
        page = place_of(translated, place)
        WorkflowPage.objects.update_or_create(page_id=page.pk, defaults={"workflow": workflow})
    page = fresh(translated)
    assert page.get_workflow() == Page.get_workflow(page)
    assert page.has_workflow == Page.has_workflow.fget(page)


def test_what_a_draft_takes_from_the_row_whatever_its_revision_says(translated, admin):
    VacancyPage.objects.filter(pk=translated.pk).update(owner=admin, locked_by=admin)
    page = fresh(translated)
    stored = ("owner", "locked_by", "locale", "content_type", "latest_revision", "alias_of")
    content = {**page.latest_revision.content, "vacancy": 0, **dict.fromkeys(stored, 0)}
    draft = page.with_content_json(content)
    for name in (*stored, "vacancy", "page_ptr"):
        assert getattr(draft, f"{name}_id") == getattr(page, f"{name}_id"), name
    assert draft.lead == translated.lead
