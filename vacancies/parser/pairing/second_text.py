"""Reads the text of the second language beside the page and the record that exist already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from vacancies.parser.entities.known import KnownObjects
from vacancies.parser.pairing.differences import Compared, compare, unstated_rules
from vacancies.parser.pairing.pair import Pair, pair
from vacancies.parser.pairing.passages import LEAD, Passage, of_pasted
from vacancies.parser.pairing.stated import Stated, is_role, names_of_contacts
from vacancies.parser.pairing.text_differences import TextDifference, differing_quantities
from vacancies.parser.parse import parse_posting
from vacancies.parser.text.results import Pasted

# A part whose partner is there is read by the rules for that part.
READ_BY_PARTNER: Final = ("how_to_apply",)


@dataclass(frozen=True)
class SecondText:
    """`read` is the text without the facts that leave its words, `whole` with all facts."""

    read: Pasted
    whole: Pasted
    passages: tuple[Passage, ...]
    pairs: Mapping[str, Pair]
    compared: Compared
    in_words: tuple[TextDifference, ...]

    def place_of(self, passage: Passage) -> str:
        """Return where a passage goes: its partner's place, else its own field; empty for neither."""
        found = self.pairs.get(passage.key)
        if found is not None:
            return found.first.key
        return LEAD if passage.key == LEAD else passage.field


def read_second(
    text: str,
    world: KnownObjects,
    first: Sequence[Passage],
    stated: Stated,
    accepted: frozenset[str] = frozenset(),
) -> SecondText:
    """Read a second text; of facts that only it states, those of `accepted` leave its words."""
    keys = _keys(text, world, first)
    all_of_it = parse_posting(text, world, keys=keys)
    compared = compare(stated, all_of_it)
    offered = {one.key for one in compared.offers} | unstated_rules(stated, all_of_it, compared)
    staying = frozenset(offered - accepted) | _unclear(all_of_it, stated)
    read = parse_posting(text, world, staying, keys)
    passages = of_pasted(read)
    pairs = pair(first, passages)
    title = read.title.text if read.title else ""
    known = {one.second_sentence for one in compared.differences}
    known |= {one.first_sentence for one in compared.differences}
    lines = [line for one in of_pasted(parse_posting(text)) for line in one.lines]
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
                first, passages, pairs, lines, stated, frozenset(known), (stated.title, title)
            )
        ),
    )


def _unclear(read: Pasted, stated: Stated) -> frozenset[str]:
    """Return the contacts with more than a role beside their names, whose sentences stay."""
    names = names_of_contacts(read, stated)
    return frozenset(one.key for one in read.contacts if not is_role(one.role, one.name, names))


def _keys(text: str, world: KnownObjects, first: Sequence[Passage]) -> dict[int, str]:
    """Return what parts with unknown headings are about, by their partners in the first text."""
    found = parse_posting(text, world)
    pairs = pair(first, of_pasted(found))
    return {
        section.place: pairs[str(section.place)].first.field
        for section in found.parts
        if not section.field
        and str(section.place) in pairs
        and pairs[str(section.place)].first.field in READ_BY_PARTNER
    }
