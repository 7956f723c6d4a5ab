"""Writes a second text into the page of its language."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext

from vacancies.admin.paste.create import stream_of
from vacancies.admin.paste.existing import stated_of
from vacancies.models import DocumentGuidance, Vacancy, VacancyPage
from vacancies.parser.entities.document_names import names_of
from vacancies.parser.pairing.likeness import fold
from vacancies.parser.pairing.passages import EXTRA, LEAD
from vacancies.parser.pairing.second_text import SecondText
from vacancies.parser.pairing.stated import Stated
from vacancies.parser.text.results import Block, Slot
from vacancies.parser.text.rich_text import as_rich_text, inline_html

NEW: Final = "new-"  # a further section that no other language has


def write(
    page: VacancyPage,
    second: SecondText,
    destinations: Mapping[str, str],
    blocks: Mapping[str, tuple[Block, ...]],
    replaced: frozenset[str],
) -> None:
    """Write the passages where they go; several at one place are put one below the other.

    `replaced` are the places whose former text goes. The page is not saved here.
    """
    further: dict[str, list[Any]] = {
        str(block.id): [block.value["heading"], block.value["text"].source]
        for block in page.extra_sections
    }
    for place in replaced:
        if place.startswith(EXTRA):
            further.pop(place.removeprefix(EXTRA), None)
        else:
            setattr(page, place, "")
    for passage in second.passages:
        if passage.key in destinations and blocks[passage.key]:
            place = destinations[passage.key]
            _put(page, further, place, passage.heading, blocks[passage.key], passage.key)
    page.extra_sections = stream_of(
        page,
        (
            (heading, text, None if key.startswith(NEW) else key)
            for key, (heading, text) in further.items()
        ),
    )


def _put(
    page: VacancyPage,
    further: dict[str, list[Any]],
    place: str,
    heading: str,
    blocks: tuple[Block, ...],
    key: str,
) -> None:
    if place == LEAD:
        paragraphs = [page.lead, *(piece.text for block in blocks for piece in block.items)]
        page.lead = "\n\n".join(filter(None, paragraphs))
    elif place and not place.startswith(EXTRA):
        setattr(page, place, _below(getattr(page, place), heading, blocks))
    else:
        name = place.removeprefix(EXTRA) or f"{NEW}{key}"
        if name in further:
            further[name][1] = _below(further[name][1], heading, blocks)
        else:
            further[name] = [heading or gettext("Further information"), as_rich_text(blocks)]


def _below(written: str, heading: str, blocks: tuple[Block, ...]) -> str:
    head = f"<h3>{inline_html(heading)}</h3>" if written and heading else ""
    return f"{written}{head}{as_rich_text(blocks)}"


def write_guidance(
    page: VacancyPage, original: VacancyPage, second: SecondText, vacancy: Vacancy
) -> None:
    """Add guidance on the documents that the text says more of, beside the original's rows."""
    stated, rules = stated_of(vacancy), list(vacancy.document_rules.all())
    theirs = {row.kind_id: row for row in original.guidance.all()}
    written = {row.kind_id for row in page.guidance.all()}
    for slot in second.read.slots:
        kind = _kind_of(slot, stated, rules)
        if kind is None or kind.pk in written or not (slot.guidance or slot.lead_in):
            continue
        written.add(kind.pk)
        row = DocumentGuidance(
            kind=kind,
            lead_in=slot.lead_in[:255],
            text=as_rich_text(slot.guidance),
            locale=page.locale,
            sort_order=len(written),
        )
        if kind.pk in theirs:
            row.translation_key = theirs[kind.pk].translation_key
        page.guidance.add(row)


def _kind_of(slot: Slot, stated: Stated, rules: list[Any]) -> Any:
    names = {fold(name) for name in names_of(slot.kind, slot.name)}
    found = stated.document(slot.kind, names)
    return rules[int(found.key)].kind if found else None
