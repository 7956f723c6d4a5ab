"""A new page gets the blocks and rows of its original, to be filled."""

from people.content.sections.section_texts import newest_draft, section_texts
from people.content.side_by_side.add_empty_blocks_and_rows import add_empty_blocks_and_rows
from vacancies.models import VacancyPage


def test_blocks_and_rows_without_their_texts(original, draft, admin):
    page = newest_draft(draft)
    add_empty_blocks_and_rows(page, original)
    page.save_revision(user=admin)
    laid = newest_draft(VacancyPage.objects.get(pk=draft.pk))
    (block,), (row,) = laid.extra_sections, laid.guidance.all()
    assert block.id == original.extra_sections[0].id
    assert (block.value["heading"] or "", str(block.value["text"].source)) == ("", "")
    assert row.translation_key == original.guidance.get().translation_key
    assert row.kind == original.guidance.get().kind
    assert (row.locale_id, row.lead_in, row.text) == (draft.locale_id, "", "")
    assert section_texts(laid)["required"] == ""


def test_what_is_there_stays(original, translated):
    page = newest_draft(translated)
    before = section_texts(page)
    add_empty_blocks_and_rows(page, original)
    assert section_texts(page) == before
