"""Compares the facts of a second text with those of the record, by value.

What only the record states is no difference: the site prints it in every language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from vacancies.parser.entities.document_names import names_of
from vacancies.parser.pairing.likeness import fold
from vacancies.parser.pairing.stated import Stated, digits
from vacancies.parser.text.results import Contact, Pasted, Piece, Slot

# Rules whose values are compared, with the fields that both must state to differ.
COMPARED: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("deadline", ("deadline_on", "deadline_time")),
    ("opens", ("opens_on",)),
    ("reference", ("reference",)),
    ("positions", ("positions_min", "positions_max")),
    ("salary", ("salary_amount", "salary_max")),
    ("duration", ("duration_min", "duration_max")),
    ("employment", ("employment_form",)),
    ("extent", ("extent_percent",)),
    ("teaching", ("teaching_percent",)),
    ("start", ("start_on",)),
)
# Rules that are offered where the record has nothing, and are never compared.
OFFERED: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("continuous", ("continuous_evaluation",)),
    ("language", ("application_language",)),
    ("organisation", ("organisation",)),
    ("link", ("application_url",)),
    ("start", ("start",)),
    ("salary", ("salary",)),
)
# Further fields that a value needs: of which currency and period a salary is.
COMPLETED_BY: Final = {
    "salary": ("salary", "salary_currency", "salary_period"),
    "start": ("start",),
    "link": ("application_method",),
}


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that the record states otherwise. `key` is a rule, or the key of a row and its field."""

    key: str
    name: str  # of the row: a person or a document; empty for a rule
    first: Mapping[str, Any]
    second: Mapping[str, Any]
    first_sentence: str
    second_sentence: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A fact that only the second text states."""

    key: str
    name: str
    values: Mapping[str, Any]
    sentence: str


@dataclass(frozen=True, slots=True)
class Compared:
    differences: tuple[Difference, ...]
    offers: tuple[Offer, ...]


def compare(stated: Stated, second: Pasted) -> Compared:
    """Return what differs, and what only the second text states."""
    differences: list[Difference] = []
    offers: list[Offer] = []
    _compare_rules(stated, second, differences, offers)
    for contact in second.contacts:
        _compare_contact(stated, contact, differences, offers)
    offers += [
        Offer(one.key, one.name, {"role": one.role}, one.source.text)
        for one in second.supervisors
        if not stated.supervises(one.name)
    ]
    for slot in second.slots:
        _compare_document(stated, slot, differences, offers)
    return Compared(tuple(differences), tuple(offers))


def _compare_rules(
    stated: Stated, second: Pasted, differences: list[Difference], offers: list[Offer]
) -> None:
    certain = second.certain_values
    for rule, names in COMPARED:
        mine = _given(stated.values, names)
        theirs = _given(certain, names)
        source = _source(second, rule, names)
        if not theirs or source is None:
            continue
        if not mine:
            offers.append(Offer(rule, "", _whole(rule, second.values, theirs), source.text))
        elif not _agree(rule, mine, theirs):
            mine, theirs = _whole(rule, stated.values, mine), _whole(rule, second.values, theirs)
            sentence = stated.sources.get(rule, "")
            differences.append(Difference(rule, "", mine, theirs, sentence, source.text))
    offered = {one.key for one in offers} | {one.key for one in differences}
    for rule, names in OFFERED:
        theirs, source = _given(certain, names), _source(second, rule, names)
        is_free = rule not in offered and not _given(stated.values, names)
        if theirs and source is not None and is_free:
            offers.append(Offer(rule, "", _whole(rule, second.values, theirs), source.text))


def unstated_rules(stated: Stated, second: Pasted, compared: Compared) -> set[str]:
    """Return the rules with a value that the record does not state, and that no question is about."""
    asked = {one.key for one in compared.differences}
    names_of_rules = {
        rule: {*dict(COMPARED).get(rule, ()), *dict(OFFERED).get(rule, ())}
        for rule, _names in (*COMPARED, *OFFERED)
    }
    return {
        fact.rule
        for fact in second.facts
        if fact.rule not in asked
        for name, value in _given(fact.values, tuple(fact.values)).items()
        if name in names_of_rules.get(fact.rule, ())
        and (not _given(stated.values, (name,)) or _is_other(fact.rule, name, value, stated))
    }


def _is_other(rule: str, name: str, value: Any, stated: Stated) -> bool:
    """Whether the record states another value of a rule whose values are not compared."""
    return rule not in dict(COMPARED) and stated.values[name] != value


def _given(values: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: values[name] for name in names if values.get(name) not in (None, "", (), False)}


def _whole(rule: str, values: Mapping[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    return {**_given(values, COMPLETED_BY.get(rule, ())), **found}


def _source(read: Pasted, rule: str, names: tuple[str, ...]) -> Piece | None:
    return next(
        (
            fact.source
            for fact in read.facts
            if fact.rule == rule or any(fact.values.get(name) is not None for name in names)
        ),
        None,
    )


def _agree(rule: str, mine: dict[str, Any], theirs: dict[str, Any]) -> bool:
    """Whether the values agree as far as both state them; a range contains its ends."""
    if rule == "reference":
        return fold(mine["reference"]) == fold(theirs["reference"])
    if rule in ("salary", "duration", "positions"):
        return _amounts(mine) <= _amounts(theirs) or _amounts(theirs) <= _amounts(mine)
    return all(theirs[name] == value for name, value in mine.items() if name in theirs)


def _amounts(values: dict[str, Any]) -> set[Any]:
    return {value for value in values.values() if not isinstance(value, str)}


def _compare_contact(
    stated: Stated, contact: Contact, differences: list[Difference], offers: list[Offer]
) -> None:
    found = stated.contact(contact.name, contact.email, contact.phone)
    if found is None:
        values = {"email": contact.email, "phone": contact.phone}
        offers.append(Offer(contact.key, contact.name, values, contact.source.text))
        return
    for name, mine, theirs in (
        ("email", found.email.casefold(), contact.email.casefold()),
        ("phone", digits(found.phone), digits(contact.phone)),
    ):
        if mine and theirs and mine != theirs:
            differences.append(
                Difference(
                    f"{contact.key}-{name}",
                    contact.name,
                    {name: getattr(found, name)},
                    {name: getattr(contact, name)},
                    stated.sources.get(found.key, ""),
                    contact.source.text,
                )
            )


def _compare_document(
    stated: Stated, slot: Slot, differences: list[Difference], offers: list[Offer]
) -> None:
    found = stated.document(slot.kind, {fold(name) for name in names_of(slot.kind, slot.name)})
    pages = {"max_pages": slot.max_pages}
    if found is None:
        offers.append(Offer(slot.key, slot.name, pages, slot.source.text))
    elif slot.max_pages and found.max_pages and slot.max_pages != found.max_pages:
        differences.append(
            Difference(
                f"{slot.key}-max_pages",
                slot.name,
                {"max_pages": found.max_pages},
                pages,
                stated.sources.get(found.key, ""),
                slot.source.text,
            )
        )
    elif slot.max_pages and not found.max_pages:
        offers.append(Offer(f"{slot.key}-max_pages", slot.name, pages, slot.source.text))
