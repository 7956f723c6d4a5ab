"""What the demo site knows, as the rules are given it: no database needed."""

from collections.abc import Iterable

from groupsite.demo.content.areas import AREAS
from groupsite.demo.content.organisations import ORGANISATIONS, DemoOrganisation
from groupsite.demo.content.vacancies import DOCUMENT_KINDS
from vacancies.parser.entities.known_objects import (
    KnownObject,
    KnownObjects,
    KnownOrganisation,
    KnownPerson,
)
from vacancies.parser.site_objects import paragraphs_without_markup
from vacancies.parser.text.results import Block, ParsedPosting

KEYS = {one.key: number for number, one in enumerate(ORGANISATIONS, start=1)}
DURISI, JORNSTEN = 1, 2
INFORMATION_THEORY, MACHINE_LEARNING = AREAS[:2]


def _organisation(one: DemoOrganisation) -> KnownOrganisation:
    words = one.texts.values()
    return KnownOrganisation(
        KEYS[one.key],
        one.kind,
        tuple(row.name for row in words),
        one.facts.get("abbreviation", ""),
        one.facts.get("url", ""),
        tuple(part for row in words for part in paragraphs_without_markup(row.text)),
        tuple(part for row in words for part in paragraphs_without_markup(row.graduate_school)),
    )


DEMO = KnownObjects(
    organisations=tuple(map(_organisation, ORGANISATIONS)),
    people=(
        KnownPerson(DURISI, "Giuseppe Durisi", "durisi@chalmers.se"),
        KnownPerson(JORNSTEN, "Rebecka Jörnsten"),
    ),
    areas=tuple(
        KnownObject(number, tuple(words.title for words in area.texts.values()))
        for number, area in enumerate((MACHINE_LEARNING, INFORMATION_THEORY), start=1)
    ),
    documents=tuple(
        KnownObject(number, tuple(kind.names.values()))
        for number, kind in enumerate(DOCUMENT_KINDS, start=1)
    ),
)


def squeezed(text: str) -> str:
    """Letters and figures alone: what a space or a bullet cannot change."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def words_of(read: ParsedPosting) -> list[str]:
    """All that stays words: lead, sections with their headings, guidance."""
    guidance = [block for slot in read.documents for block in slot.guidance]
    return [
        *(piece.text for piece in read.lead),
        *(section.heading for section in read.sections),
        *_texts(block for section in read.sections for block in section.blocks),
        *_texts(guidance),
        *(slot.lead_in for slot in read.documents),
    ]


def sources_of(read: ParsedPosting) -> list[str]:
    """All that a fact or the site itself stands for, as it stands in the text."""
    rows = [*read.facts, *read.supervisors, *read.contacts, *read.documents, *read.printed_pieces]
    return [
        *([read.title.text] if read.title else []),
        *(read.text[row.source.start : row.source.end] for row in rows),
    ]


def _texts(blocks: Iterable[Block]) -> list[str]:
    return [piece.text for block in blocks for piece in block.items]


def lost(read: ParsedPosting, sentences: Iterable[str]) -> list[str]:
    """The sentences that are nowhere: not in words, and not in what a fact was read from."""
    kept = "|".join(squeezed(text) for text in (*words_of(read), *sources_of(read)))
    return [one for one in sentences if squeezed(one) not in kept]
