"""Replaces wrong dates and amounts in sentences with the values that the editor chose."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from decimal import Decimal
from typing import Any, Final

from django.utils import translation
from django.utils.text import capfirst

from vacancies.admin.paste.forms.fact_texts import date_or_amount_text
from vacancies.parser.pairing.differing_facts import COMPARED
from vacancies.parser.pairing.existing_facts import ExistingFacts
from vacancies.parser.pairing.quantities import Quantity, quantities_in_sentence
from vacancies.parser.text.results import Block, ParsedPosting, Piece

MAX_PHRASE_WORDS: Final = 6  # words: "June 21, 2027 at 4.15 p.m."
_WORD: Final = re.compile(r"\S+")
_TRAILING_PUNCTUATION: Final = ".,;:!?)”\"'"

# Sentences as they were read, with the sentences that replace them.
type Corrections = Mapping[str, str]


@dataclass(frozen=True)
class ChosenCorrections:
    """The corrections chosen in a review: of sentences in both texts, and of record fields.

    `first` and `second` have the corrected sentence by the sentence as it was read.
    """

    first: Corrections = field(default_factory=dict)
    second: Corrections = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)


def shortest_phrase_with_value(sentence: str, quantity: Quantity) -> str:
    """Return a sentence's shortest phrase with this date or amount; empty if not exactly one."""
    words = list(_WORD.finditer(sentence))
    for length in range(1, MAX_PHRASE_WORDS + 1):
        found = {
            phrase
            for first, last in zip(words, words[length - 1 :], strict=False)
            if (phrase := sentence[first.start() : last.end()].strip(_TRAILING_PUNCTUATION + "(“"))
            and [_unit_and_value(one) for one in quantities_in_sentence(phrase)]
            == [_unit_and_value(quantity)]
        }
        if found:
            phrase = found.pop()
            return "" if found or sentence.count(phrase) != 1 else phrase
    return ""


def _unit_and_value(quantity: Quantity) -> tuple[str, Any]:
    return quantity.unit, quantity.value


def corrected_sentence(wrong: Quantity, right: Quantity, language: str) -> str:
    """Return `wrong.sentence` with the right value in it; empty if the place is ambiguous."""
    phrase = shortest_phrase_with_value(wrong.sentence, wrong)
    if not phrase:
        return ""
    with translation.override(language):
        text = date_or_amount_text(right)
    return wrong.sentence.replace(phrase, capfirst(text) if phrase[0].isupper() else text)


def add_sentence_correction(
    corrections: dict[str, str], wrong: Quantity, right: Quantity, language: str
) -> None:
    """Add `wrong.sentence` with its correction to `corrections`; nothing if it is ambiguous."""
    text = corrections.get(wrong.sentence, wrong.sentence)
    corrected = corrected_sentence(replace(wrong, sentence=text), right, language)
    if corrected:
        corrections[wrong.sentence] = corrected


def add_sentence_correction_for_fact(
    corrections: dict[str, str],
    sentence: str,
    wrong: Mapping[str, Any],
    right: Mapping[str, Any],
    language: str,
) -> None:
    """Add a correction of the sentence that replaces a fact's wrong values with the right ones."""
    for name, value in wrong.items():
        if name not in right or right[name] == value:
            continue
        for quantity in quantities_in_sentence(sentence):
            if quantity.value == _value_as_in_quantity(value):
                better = Quantity(quantity.unit, _value_as_in_quantity(right[name]), "")
                add_sentence_correction(corrections, quantity, better, language)


def _value_as_in_quantity(value: Any) -> Any:
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    return int(value) if isinstance(value, int | Decimal) else value


def corrected_record_fields(
    existing_facts: ExistingFacts, wrong: Quantity, right: Quantity
) -> dict[str, Any]:
    """Return {field name: right value} for the record's fields that have the wrong value.

    Only facts that were read from this sentence: elsewhere the same number may be another's.
    """
    return {
        name: right.value
        for rule, names in COMPARED
        if wrong.sentence in existing_facts.sources.get(rule, "")
        for name in names
        if existing_facts.values.get(name) is not None
        and _value_as_in_quantity(existing_facts.values[name]) == wrong.value
        and not isinstance(existing_facts.values[name], time)
    }


def correct_posting(posting: ParsedPosting, corrections: Corrections) -> ParsedPosting:
    """Return a copy of the posting with corrected sentences in its lead and its sections."""
    if not corrections:
        return posting
    sections = (
        replace(
            one,
            heading=_correct_text(one.heading, corrections),
            blocks=tuple(correct_blocks(one.blocks, corrections)),
        )
        for one in posting.sections
    )
    lead = tuple(_correct_text_pieces(posting.lead, corrections))
    return replace(posting, lead=lead, sections=tuple(sections))


def correct_blocks(blocks: Iterable[Block], corrections: Corrections) -> Iterator[Block]:
    for block in blocks:
        yield replace(block, items=tuple(_correct_text_pieces(block.items, corrections)))


def _correct_text_pieces(pieces: Iterable[Piece], corrections: Corrections) -> Iterator[Piece]:
    for piece in pieces:
        yield replace(piece, text=_correct_text(piece.text, corrections))


def _correct_text(text: str, corrections: Corrections) -> str:
    for sentence, corrected in corrections.items():
        text = text.replace(sentence, corrected)
    return text
