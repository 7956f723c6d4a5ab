"""Reads the text of the second language beside the page and the record that exist already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vacancies.parser.entities.known import KnownObjects
from vacancies.parser.pairing.differences import Comparison, compare_facts, unstated_rules
from vacancies.parser.pairing.pair import PassagePair, pair_passages
from vacancies.parser.pairing.passages import LEAD, Passage, passages_of_posting
from vacancies.parser.pairing.stated import StatedFacts, contact_names, is_plain_role
from vacancies.parser.pairing.text_differences import TextDifference, differing_quantities
from vacancies.parser.parse import parse_posting
from vacancies.parser.text.results import ParsedPosting

# A part whose partner is there is read by the rules for that part.
READ_BY_PARTNER: Final = ("how_to_apply",)


@dataclass(frozen=True)
class SecondText:
    """A parsed second text, compared with the first and with the record.

    `read` is parsed so that unused facts stay in its text; `whole` has all facts.
    """

    read: ParsedPosting
    whole: ParsedPosting
    passages: tuple[Passage, ...]
    pairs: Mapping[str, PassagePair]
    compared: Comparison
    in_words: tuple[TextDifference, ...]

    def destination_of(self, passage: Passage) -> str:
        """Return the field's key for a passage: that of the paired passage, else its own; may be empty."""
        found = self.pairs.get(passage.key)
        if found is not None:
            return found.first.key
        return LEAD if passage.key == LEAD else passage.field


def read_second_text(
    text: str,
    known_objects: KnownObjects,
    first_passages: Sequence[Passage],
    stated: StatedFacts,
    accepted_keys: frozenset[str] = frozenset(),
) -> SecondText:
    """Parse a text in a second language and compare it; only accepted new facts are removed from it."""
    keys = _section_keys_by_partner(text, known_objects, first_passages)
    all_of_it = parse_posting(text, known_objects, section_keys=keys)
    compared = compare_facts(stated, all_of_it)
    offered = {one.key for one in compared.offers} | unstated_rules(stated, all_of_it, compared)
    staying = frozenset(offered - accepted_keys) | _unclear_contact_keys(all_of_it, stated)
    read = parse_posting(text, known_objects, staying, keys)
    passages = passages_of_posting(read)
    pairs = pair_passages(first_passages, passages)
    title = read.title.text if read.title else ""
    known = {one.second_sentence for one in compared.differences}
    known |= {one.first_sentence for one in compared.differences}
    lines = [line for one in passages_of_posting(parse_posting(text)) for line in one.lines]
    lines += [fact.source.text for fact in all_of_it.facts]
    lines += [slot.source.text for slot in all_of_it.slots]
    return SecondText(
        read,
        all_of_it,
        tuple(passages),
        pairs,
        compared,
        tuple(
            differing_quantities(
                first_passages,
                passages,
                pairs,
                lines,
                stated,
                frozenset(known),
                (stated.title, title),
            )
        ),
    )


def _unclear_contact_keys(posting: ParsedPosting, stated: StatedFacts) -> frozenset[str]:
    """Return the keys of contacts with more than a role beside the name: their sentences stay."""
    names = contact_names(posting, stated)
    return frozenset(
        one.key for one in posting.contacts if not is_plain_role(one.role, one.name, names)
    )


def _section_keys_by_partner(
    text: str, known_objects: KnownObjects, first_passages: Sequence[Passage]
) -> dict[int, str]:
    """Return section keys by part index, for unknown headings: those of the paired first passages."""
    found = parse_posting(text, known_objects)
    pairs = pair_passages(first_passages, passages_of_posting(found))
    return {
        section.place: pairs[str(section.place)].first.field
        for section in found.parts
        if not section.field
        and str(section.place) in pairs
        and pairs[str(section.place)].first.field in READ_BY_PARTNER
    }
