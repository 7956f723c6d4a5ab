"""Replaces wrong dates and amounts in sentences with the values that the editor chose."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import time
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any, Final

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import pgettext

from vacancies.admin.paste.forms.fact_texts import date_or_amount_text
from vacancies.parser.pairing.dates_and_amounts import DateOrAmount, dates_and_amounts_in_sentence
from vacancies.parser.pairing.differing_facts import COMPARED_FIELDS_BY_RULE
from vacancies.parser.pairing.existing_facts import ExistingFacts
from vacancies.parser.text.numbers import NUMBER_WORD, NUMBERS_BY_WORD
from vacancies.parser.text.results import Block, ParsedPosting, Piece, RequestedDocument, Section
from vacancies.posting.wording import NUMBER_WORDS

MAX_PHRASE_WORDS: Final = 6  # words: "June 21, 2027 at 4.15 p.m."
_WORD: Final = re.compile(r"\S+")
_TRAILING_PUNCTUATION: Final = ".,;:!?)”\"'"
# An amount in one word: "three-page", "tresidigt", "four-year", "fyraårs".
_AMOUNT_IN_ONE_WORD: Final = re.compile(
    rf"(?P<number>\d+|{NUMBER_WORD})(?P<unit>-(?:page|year|month|week|day|hour)\S*|-?(?:sidig|års)\S*)",
    re.IGNORECASE,
)
# Values that a sentence states literally.
_LITERAL_FIELDS: Final = ("email", "phone", "reference", "application_url")

# Sentences as they were read, with the sentences that replace them.
type Corrections = Mapping[str, str]


@dataclass(frozen=True)
class ChosenCorrections:
    """The corrections chosen in a review: of sentences in both texts, and of record fields.

    `first` and `second` have the corrected sentence by the sentence as it was read; `left_in_first`
    and `left_in_second` are sentences in which a wrong value cannot be replaced.
    """

    first: Corrections = field(default_factory=dict)
    second: Corrections = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)
    left_in_first: tuple[str, ...] = ()
    left_in_second: tuple[str, ...] = ()


def shortest_phrase_with_value(sentence: str, date_or_amount: DateOrAmount) -> str:
    """Return a sentence's shortest phrase with this date or amount; empty if not exactly one."""
    words = list(_WORD.finditer(sentence))
    for length in range(1, MAX_PHRASE_WORDS + 1):
        found = {
            phrase
            for first, last in zip(words, words[length - 1 :], strict=False)
            if (phrase := sentence[first.start() : last.end()].strip(_TRAILING_PUNCTUATION + "(“"))
            and [_unit_and_value(one) for one in dates_and_amounts_in_sentence(phrase)]
            == [_unit_and_value(date_or_amount)]
        }
        if found:
            phrase = found.pop()
            return "" if found or sentence.count(phrase) != 1 else phrase
    return ""


def _unit_and_value(date_or_amount: DateOrAmount) -> tuple[str, Any]:
    return date_or_amount.unit, date_or_amount.value


def corrected_sentence(wrong: DateOrAmount, right: DateOrAmount, language: str) -> str:
    """Return `wrong.sentence` with the right value in it; empty if the place is ambiguous."""
    phrase = shortest_phrase_with_value(wrong.sentence, wrong)
    if not phrase:
        return ""
    with translation.override(language):
        text = _corrected_one_word_amount(phrase, wrong, right) or date_or_amount_text(right)
    return wrong.sentence.replace(phrase, capfirst(text) if phrase[0].isupper() else text)


def _corrected_one_word_amount(phrase: str, wrong: DateOrAmount, right: DateOrAmount) -> str:
    """Return the phrase with the right number if it is a word such as "three-page"; else empty."""
    found = _AMOUNT_IN_ONE_WORD.fullmatch(phrase)
    if not found or not isinstance(wrong.value, int) or not isinstance(right.value, int):
        return ""
    written = found["number"].casefold()
    number = NUMBERS_BY_WORD[written] if written in NUMBERS_BY_WORD else int(written)
    count, rest = divmod(right.value, wrong.value // number)
    if rest:
        return ""
    one = pgettext("number of months", "one")
    in_words = {1: one, **NUMBER_WORDS}
    shown = str(in_words.get(count, count)) if written in NUMBERS_BY_WORD else str(count)
    return f"{shown}{found['unit']}"


def add_sentence_correction(
    corrections: dict[str, str], wrong: DateOrAmount, right: DateOrAmount, language: str
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
    """Add a correction of the sentence that replaces a fact's wrong values with the right ones.

    None if the currency differs: an amount alone would be wrong then.
    """
    differing = _wrong_values_that_differ(wrong, right)
    if "salary_currency" in differing:
        return
    for name, value in differing.items():
        if name in _LITERAL_FIELDS:
            _add_literal_correction(corrections, sentence, str(value), str(right[name]))
            continue
        for date_or_amount in dates_and_amounts_in_sentence(sentence):
            if date_or_amount.value == _value_as_in_date_or_amount(value):
                better = DateOrAmount(
                    date_or_amount.unit, _value_as_in_date_or_amount(right[name]), ""
                )
                add_sentence_correction(corrections, date_or_amount, better, language)


def _wrong_values_that_differ(wrong: Mapping[str, Any], right: Mapping[str, Any]) -> dict[str, Any]:
    """Return the wrong values by field name, of the fields that both have and that differ."""
    return {name: one for name, one in wrong.items() if name in right and right[name] != one}


def _add_literal_correction(
    corrections: dict[str, str], sentence: str, wrong: str, right: str
) -> None:
    text = corrections.get(sentence, sentence)
    if text.count(wrong) == 1:
        corrections[sentence] = text.replace(wrong, right)


def states_wrong_value(sentence: str, wrong: Mapping[str, Any], right: Mapping[str, Any]) -> bool:
    """Whether a sentence states one of a fact's wrong values."""
    stated = {one.value for one in dates_and_amounts_in_sentence(sentence)}
    return any(
        str(value) in sentence
        if name in _LITERAL_FIELDS
        else _value_as_in_date_or_amount(value) in stated
        for name, value in _wrong_values_that_differ(wrong, right).items()
    )


def replaced_phrases(sentence: str, corrected: str) -> list[tuple[str, str]]:
    """Return (phrase, phrase in its place) for each group of words that a correction changes.

    Without the punctuation after both, for guidance has no comma at its end.
    """
    mine, theirs = sentence.split(" "), corrected.split(" ")
    steps = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    pairs = [
        (" ".join(mine[a:b]), " ".join(theirs[c:d]))
        for step, a, b, c, d in steps
        if step != "equal"
    ]
    return [_without_common_end_punctuation(*pair) for pair in pairs]


def _without_common_end_punctuation(phrase: str, better: str) -> tuple[str, str]:
    while phrase and better and phrase[-1] == better[-1] and phrase[-1] in _TRAILING_PUNCTUATION:
        phrase, better = phrase[:-1], better[:-1]
    return phrase, better


def _value_as_in_date_or_amount(value: Any) -> Any:
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    return int(value) if isinstance(value, int | Decimal) else value


def corrected_record_fields(
    existing_facts: ExistingFacts, wrong: DateOrAmount, right: DateOrAmount
) -> dict[str, Any]:
    """Return {field name: right value} for fields read from the sentence with the wrong value.

    Only facts that were read from this sentence: elsewhere the same number may be another's.
    """
    return {
        name: right.value
        for rule, names in COMPARED_FIELDS_BY_RULE
        if wrong.sentence in existing_facts.sources.get(rule, "")
        for name in names
        if existing_facts.values.get(name) is not None
        and _value_as_in_date_or_amount(existing_facts.values[name]) == wrong.value
        and not isinstance(existing_facts.values[name], time)
    }


def correct_posting(posting: ParsedPosting, corrections: Corrections) -> ParsedPosting:
    """Return a copy of the posting with corrected sentences in its lead, sections and guidance."""
    if not corrections:
        return posting
    return replace(
        posting,
        lead=tuple(_correct_text_pieces(posting.lead, corrections)),
        sections=tuple(_correct_section(one, corrections) for one in posting.sections),
        parts=tuple(_correct_section(one, corrections) for one in posting.parts),
        documents=tuple(_correct_document(one, corrections) for one in posting.documents),
    )


def _correct_section(section: Section, corrections: Corrections) -> Section:
    return replace(
        section,
        heading=_correct_text(section.heading, corrections),
        blocks=tuple(_correct_blocks(section.blocks, corrections)),
    )


def _correct_document(document: RequestedDocument, corrections: Corrections) -> RequestedDocument:
    """Return a copy with corrected guidance, which may be only a part of the sentence."""
    phrases = [
        phrases
        for sentence, corrected in corrections.items()
        if sentence in document.source.text
        for phrases in replaced_phrases(sentence, corrected)
    ]
    return replace(
        document,
        lead_in=_correct_text(document.lead_in, corrections),
        guidance=tuple(_correct_phrases(document.guidance, phrases)),
        guidance_with_name=tuple(_correct_phrases(document.guidance_with_name, phrases)),
    )


def _correct_phrases(
    blocks: Iterable[Block], phrases: Iterable[tuple[str, str]]
) -> Iterator[Block]:
    for block in blocks:
        texts = [_replace_unique_phrases(one.text, phrases) for one in block.items]
        items = zip(block.items, texts, strict=True)
        yield replace(block, items=tuple(replace(piece, text=text) for piece, text in items))


def _replace_unique_phrases(text: str, phrases: Iterable[tuple[str, str]]) -> str:
    for phrase, better in phrases:
        if phrase and text.count(phrase) == 1:
            text = text.replace(phrase, better)
    return text


def _correct_blocks(blocks: Iterable[Block], corrections: Corrections) -> Iterator[Block]:
    for block in blocks:
        yield replace(block, items=tuple(_correct_text_pieces(block.items, corrections)))


def _correct_text_pieces(pieces: Iterable[Piece], corrections: Corrections) -> Iterator[Piece]:
    for piece in pieces:
        yield replace(piece, text=_correct_text(piece.text, corrections))


def _correct_text(text: str, corrections: Corrections) -> str:
    for sentence, corrected in corrections.items():
        text = text.replace(sentence, corrected)
    return text
