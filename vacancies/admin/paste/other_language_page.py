"""Writes a text pasted in another language into the page of that language."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext

from vacancies.admin.paste.draft_creation import build_extra_sections_stream
from vacancies.admin.paste.existing_page_and_facts import existing_facts_of_vacancy
from vacancies.models import DocumentGuidance, Vacancy, VacancyPage
from vacancies.parser.entities.document_names import folded_document_names
from vacancies.parser.pairing.existing_facts import ExistingFacts
from vacancies.parser.pairing.other_language_text import OtherLanguageText
from vacancies.parser.pairing.passage_likeness import fold_case_and_accents
from vacancies.parser.pairing.passages import EXTRA_SECTION_PREFIX, LEAD
from vacancies.parser.text.results import Block, RequestedDocument
from vacancies.parser.text.rich_text_rendering import as_rich_text, inline_html

NEW: Final = "new-"  # a further section that no other language has


def write_passages_into_fields(
    page: VacancyPage,
    other_text: OtherLanguageText,
    destinations: Mapping[str, str],
    blocks: Mapping[str, tuple[Block, ...]],
    replaced_fields: frozenset[str],
) -> None:
    """Append the passages to the page's fields, clearing `replaced_fields` first, without saving it.

    Several passages in one field follow each other. `replaced_fields` are the fields and extra
    sections whose former text is removed.
    """
    further: dict[str, list[Any]] = {
        str(block.id): [block.value["heading"], block.value["text"].source]
        for block in page.extra_sections
    }
    for destination in replaced_fields:
        if destination.startswith(EXTRA_SECTION_PREFIX):
            further.pop(destination.removeprefix(EXTRA_SECTION_PREFIX), None)
        else:
            setattr(page, destination, "")
    for passage in other_text.passages:
        if passage.key in destinations and blocks[passage.key]:
            destination = destinations[passage.key]
            _append_passage(
                page, further, destination, passage.heading, blocks[passage.key], passage.key
            )
    page.extra_sections = build_extra_sections_stream(
        page,
        (
            (heading, text, None if key.startswith(NEW) else key)
            for key, (heading, text) in further.items()
        ),
    )


def _append_passage(
    page: VacancyPage,
    extra_sections: dict[str, list[Any]],
    destination: str,
    heading: str,
    blocks: tuple[Block, ...],
    passage_key: str,
) -> None:
    if destination == LEAD:
        paragraphs = [page.lead, *(piece.text for block in blocks for piece in block.items)]
        page.lead = "\n\n".join(filter(None, paragraphs))
    elif destination and not destination.startswith(EXTRA_SECTION_PREFIX):
        setattr(
            page,
            destination,
            _html_with_passage_appended(getattr(page, destination), heading, blocks),
        )
    else:
        name = destination.removeprefix(EXTRA_SECTION_PREFIX) or f"{NEW}{passage_key}"
        if name in extra_sections:
            extra_sections[name][1] = _html_with_passage_appended(
                extra_sections[name][1], heading, blocks
            )
        else:
            extra_sections[name] = [heading or gettext("Further information"), as_rich_text(blocks)]


def _html_with_passage_appended(html: str, heading: str, blocks: tuple[Block, ...]) -> str:
    head = f"<h3>{inline_html(heading)}</h3>" if html and heading else ""
    return f"{html}{head}{as_rich_text(blocks)}"


def add_missing_document_guidance(
    page: VacancyPage, original_page: VacancyPage, other_text: OtherLanguageText, vacancy: Vacancy
) -> None:
    """Add pasted guidance on documents that have none yet, linked to the original's rows."""
    existing_facts, rules = existing_facts_of_vacancy(vacancy), list(vacancy.document_rules.all())
    theirs = {row.kind_id: row for row in original_page.guidance.all()}
    written = {row.kind_id for row in page.guidance.all()}
    for slot in other_text.read.documents:
        rule = _matching_document_rule(slot, existing_facts, rules)
        if rule is None or rule.kind_id in written:
            continue
        is_named = rule.asks_for_name or rule.name_pattern
        guidance = slot.guidance if is_named else slot.guidance_with_name or slot.guidance
        if not (guidance or slot.lead_in):
            continue
        kind = rule.kind
        written.add(kind.pk)
        row = DocumentGuidance(
            kind=kind,
            lead_in=slot.lead_in[:255],
            text=as_rich_text(guidance),
            locale=page.locale,
            sort_order=len(written),
        )
        if kind.pk in theirs:
            row.translation_key = theirs[kind.pk].translation_key
        page.guidance.add(row)


def _matching_document_rule(
    document: RequestedDocument, existing_facts: ExistingFacts, rules: list[Any]
) -> Any:
    names = {
        fold_case_and_accents(name) for name in folded_document_names(document.kind, document.name)
    }
    found = existing_facts.find_document(document.kind, names)
    return rules[int(found.key)] if found else None
