"""What all blocks share: the block chooser, the editor, wagtail-localize, references, queries."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, PageViewRestriction, ReferenceIndex
from wagtail_localize.segments.extract import StreamFieldSegmentExtractor

from people.content.sections.text_blocks import section_items
from people.content.side_by_side.add_empty_blocks_and_rows import add_empty_blocks_and_rows
from tests.factories import AreaFactory, PersonFactory, VacancyFactory, the_group
from tools.hosts.laboratory.models import MemoPage

FIELD = MemoPage._meta.get_field("lists")
BLOCKS = FIELD.stream_block.child_blocks
MOST_QUERIES = 20


def group_of(number: int, group_site: Any) -> dict[str, Any]:
    """So many people, areas and vacancies with pages; gives the first of each."""
    made = []
    for place in range(number):
        person = PersonFactory(family_name=f"Ek {place}")
        area = AreaFactory(members=[person])
        vacancy = VacancyFactory(areas=[area], supervisors=[person], funded=True)
        for record in (person, area, vacancy):
            group_site.add(record, title=f"Title {place}")
        made.append({"person": person, "area": area, "vacancy": vacancy})
    return made[0]


def chosen(first: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Each block, with something chosen and a heading."""
    options: dict[str, dict[str, Any]] = {
        "people": {"people": [first["person"]], "organisation": the_group()},
        "areas": {"areas": [first["area"]]},
        "open_vacancies": {"area": first["area"], "organisation": the_group()},
        "vacancy": {"vacancy": first["vacancy"]},
    }
    return [(name, {"heading": f"About {name}", **options[name]}) for name in BLOCKS]


@pytest.mark.table
@pytest.mark.parametrize("name", BLOCKS)
def test_the_block_chooser_previews_it(admin_client, group_site, at, host, name):
    group_of(1, group_site)
    block = BLOCKS[name]
    assert block.is_previewable
    url = reverse("wagtailadmin_block_preview")
    response = admin_client.get(url, {"id": block.definition_prefix})
    assert re.search("Title 0|Alice Ek 0", response.content.decode())


@pytest.mark.parametrize("name", BLOCKS)
def test_the_block_chooser_says_why_its_preview_is_empty(admin_client, group_site, at, host, name):
    url = reverse("wagtailadmin_block_preview")
    response = admin_client.get(url, {"id": BLOCKS[name].definition_prefix})
    assert "Visitors do not see this block." in response.content.decode()


@pytest.mark.parametrize("name", BLOCKS)
def test_it_has_an_icon_and_words_in_both_languages(name):
    meta = BLOCKS[name].meta
    assert meta.icon not in ("", "placeholder")
    for words in (BLOCKS[name].label, meta.description):
        with override("en"):
            english = str(words)
        with override("sv"):
            assert str(words) not in ("", english)


def test_the_editor_shows_what_was_chosen_and_what_was_deleted(admin_client, write, group_site):
    first = group_of(1, group_site)
    gone = AreaFactory()
    page = write(*chosen(first), ("open_vacancies", {"area": gone}))
    gone.delete()
    html = admin_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert str(first["vacancy"]) in html
    assert "(deleted)" in html


def test_wagtail_localize_translates_the_headings_alone(write, group_site):
    page = write(*chosen(group_of(1, group_site)))
    for overridables in (False, True):
        extractor = StreamFieldSegmentExtractor(FIELD, include_overridables=overridables)
        found = extractor.handle_stream_block(page.lists)
        assert [one.path.rpartition(".")[2] for one in found] == ["heading"] * len(BLOCKS)


def test_wagtail_localize_takes_blocks_without_a_heading(write):
    page = write(*((name, {}) for name in BLOCKS if name != "vacancy"))
    found = StreamFieldSegmentExtractor(FIELD).handle_stream_block(page.lists)
    assert [one for one in found if not one.is_empty()] == []


def test_its_heading_alone_is_a_text_to_compare_and_translate(write, group_site):
    page = write(*chosen(group_of(1, group_site)))
    items = section_items(FIELD, page.lists.get_prep_value())
    texts = [[(one.kind, one.text) for one in item.parts] for item in items]
    assert texts == [[("heading", f"About {name}")] for name in BLOCKS]


def test_pages_behind_a_login_leave_no_trace(write, client, group_site):
    first = group_of(1, group_site)
    for page in Page.objects.filter(title="Title 0"):
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    html = client.get(write(*chosen(first)).get_url()).content.decode()
    assert "Title 0" not in html
    assert html.count("<section") == 1  # the person, whose name is public, without a link
    assert html.count("<a ") == 0


def test_another_language_of_the_page_begins_with_the_same_choices(write, group_site):
    original = write(*chosen(group_of(1, group_site)))
    page = MemoPage(title="Lapp", locale=group_site.home["sv"].locale)
    add_empty_blocks_and_rows(page, original)
    for block, its_original in zip(page.lists, original.lists, strict=True):
        assert block.value == {**its_original.value, "heading": ""}


@pytest.mark.indexes
def test_the_reference_index_knows_what_was_chosen(write, group_site):
    first = group_of(1, group_site)
    page = write(*chosen(first))
    ReferenceIndex.create_or_update_for_object(page)
    for record in first.values():
        found = ReferenceIndex.get_references_to(record).filter(object_id=str(page.pk))
        assert found.exists()


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("name", BLOCKS)
def test_it_reads_no_more_because_there_is_more(write, group_site, name):
    options = dict(chosen(group_of(1, group_site)))
    page = write((name, options[name]))
    small = queries_of(page)
    group_of(4, group_site)
    assert queries_of(page) <= small <= MOST_QUERIES


def queries_of(page: MemoPage) -> int:
    """How many queries a request to render the block of this page takes, the second time."""
    for _time in range(2):
        again = MemoPage.objects.get(pk=page.pk)
        with CaptureQueriesContext(connection) as queries:
            str(again.lists)
    return len(queries)
