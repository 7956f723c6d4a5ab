"""Parses a text in another language and compares it with the existing page and facts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.pairing.differing_dates_and_amounts import (
    DifferingDateOrAmount,
    differing_dates_and_amounts,
)
from vacancies.parser.pairing.differing_facts import (
    FactComparison,
    compare_facts,
    rules_of_new_or_contradicting_facts,
)
from vacancies.parser.pairing.existing_facts import (
    ExistingFacts,
    all_contact_names,
    is_role_without_other_details,
)
from vacancies.parser.pairing.passage_pairs import PassagePair, passage_pairs_by_second_key
from vacancies.parser.pairing.passages import LEAD, Passage, passages_of_posting
from vacancies.parser.parse import parse_posting
from vacancies.parser.text.results import ParsedPosting

# A part whose partner is there is read by the rules for that part.
READ_LIKE_PAIRED: Final = ("how_to_apply",)


@dataclass(frozen=True)
class OtherLanguageText:
    """A parsed text in another language, compared with the first text and with the existing facts.

    `read` is parsed so that unused facts stay in its text; `with_all_facts` has all.
    """

    read: ParsedPosting
    with_all_facts: ParsedPosting
    passages: tuple[Passage, ...]
    pairs: Mapping[str, PassagePair]
    compared: FactComparison
    differing_dates_and_amounts: tuple[DifferingDateOrAmount, ...]

    def destination_of(self, passage: Passage) -> str:
        """Return the key of the passage's place on the page: its pair's, else its own field or empty."""
        found = self.pairs.get(passage.key)
        if found is not None:
            return found.first.key
        return LEAD if passage.key == LEAD else passage.field


def parse_other_language_text(
    text: str,
    known_objects: KnownObjects,
    first_passages: Sequence[Passage],
    existing_facts: ExistingFacts,
    accepted_keys: frozenset[str] = frozenset(),
) -> OtherLanguageText:
    """Parse a text in another language and compare it; new facts leave its text only if accepted."""
    keys = _how_to_apply_keys_of_unknown_headings(text, known_objects, first_passages)
    whole = parse_posting(text, known_objects, section_keys=keys)
    compared = compare_facts(existing_facts, whole)
    rules = rules_of_new_or_contradicting_facts(existing_facts, whole, compared)
    offered = rules | {one.key for one in compared.new_facts}
    unused = frozenset(offered - accepted_keys)
    staying = (
        unused
        | _row_ids_of_contacts_with_unused_facts(whole, unused)
        | _row_ids_with_more_than_a_role(whole, existing_facts)
    )
    read = parse_posting(text, known_objects, staying, keys)
    passages = passages_of_posting(read)
    pairs = passage_pairs_by_second_key(first_passages, passages)
    title = read.title.text if read.title else ""
    differences = compared.differences
    known = {
        sentence for one in differences for sentence in (one.first_sentence, one.second_sentence)
    }
    lines = [line for one in passages_of_posting(parse_posting(text)) for line in one.lines]
    lines += [fact.source.text for fact in whole.facts]
    lines += [slot.source.text for slot in whole.documents]
    differing = differing_dates_and_amounts(
        first_passages,
        passages,
        pairs,
        lines,
        existing_facts,
        frozenset(known),
        (existing_facts.title, title),
    )
    return OtherLanguageText(read, whole, tuple(passages), pairs, compared, tuple(differing))


def _row_ids_of_contacts_with_unused_facts(
    posting: ParsedPosting, unused_keys: frozenset[str]
) -> frozenset[str]:
    """Return the row ids of contacts with an address or number that the record lacks and nobody added."""
    return frozenset(
        one.row_id
        for one in posting.contacts
        if unused_keys & {f"{one.row_id}-email", f"{one.row_id}-phone"}
    )


def _row_ids_with_more_than_a_role(
    posting: ParsedPosting, existing_facts: ExistingFacts
) -> frozenset[str]:
    """Return the row ids of contacts with more than a role beside the name: their sentences stay."""
    names = all_contact_names(posting, existing_facts)
    return frozenset(
        one.row_id
        for one in posting.contacts
        if not is_role_without_other_details(one.role, one.name, names)
    )


def _how_to_apply_keys_of_unknown_headings(
    text: str, known_objects: KnownObjects, first_passages: Sequence[Passage]
) -> dict[int, str]:
    """Return {part index: section key} of parts with unknown headings whose pair is about how to apply."""
    found = parse_posting(text, known_objects)
    pairs = passage_pairs_by_second_key(first_passages, passages_of_posting(found))
    return {
        section.part_index: pairs[str(section.part_index)].first.field
        for section in found.parts
        if not section.field
        and str(section.part_index) in pairs
        and pairs[str(section.part_index)].first.field in READ_LIKE_PAIRED
    }
