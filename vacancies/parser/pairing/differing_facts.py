"""Compares the facts of a text in another language with the existing ones, by value.

What only the record states is no difference: the site prints it in every language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from vacancies.parser.entities.document_names import folded_document_names
from vacancies.parser.pairing.address_languages import is_one_address_in_two_languages
from vacancies.parser.pairing.existing_facts import ExistingFacts, comparable_phone_number
from vacancies.parser.pairing.passage_likeness import fold_case_and_accents
from vacancies.parser.text.results import Contact, ParsedPosting, Piece, RequestedDocument

# Rules whose values are compared, with the fields that both must state to differ.
COMPARED_FIELDS_BY_RULE: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
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
    ("link", ("application_url",)),
)
# Rules that are offered where the record has nothing, and are never compared.
OFFERED_FIELDS_BY_RULE: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("continuous", ("continuous_evaluation",)),
    ("language", ("application_language",)),
    ("organisation", ("organisation",)),
    ("start", ("start",)),
    ("salary", ("salary",)),
)
# Further fields that a value needs: of which currency and period a salary is.
ACCOMPANYING_FIELDS: Final = {
    "salary": ("salary", "salary_currency", "salary_period"),
    "start": ("start",),
    "link": ("application_method",),
}


@dataclass(frozen=True, slots=True)
class DifferingFact:
    """A fact whose existing value (`first`) differs from that of the other language's text (`second`).

    `key` is a rule, or the key of a row and its field.
    """

    key: str
    name: str  # of the row: a person or a document; empty for a rule
    first: Mapping[str, Any]
    second: Mapping[str, Any]
    first_sentence: str
    second_sentence: str
    first_key: str = ""  # of the existing row


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact that the other language's text states and the existing facts lack."""

    key: str
    name: str
    values: Mapping[str, Any]
    sentence: str


@dataclass(frozen=True, slots=True)
class FactComparison:
    """The facts that differ between two texts, and those that only the second text states."""

    differences: tuple[DifferingFact, ...]
    new_facts: tuple[NewFact, ...]


def compare_facts(existing_facts: ExistingFacts, posting: ParsedPosting) -> FactComparison:
    """Compare a posting's people, documents and certain values with the existing facts."""
    differences: list[DifferingFact] = []
    new_facts: list[NewFact] = []
    _compare_facts_by_rule(existing_facts, posting, differences, new_facts)
    for contact in posting.contacts:
        _compare_contact(existing_facts, contact, differences, new_facts)
    new_facts += [
        NewFact(one.row_id, one.name, {"role": one.role}, one.source.text)
        for one in posting.supervisors
        if not existing_facts.has_supervisor(one.name)
    ]
    for slot in posting.documents:
        _compare_document(existing_facts, slot, differences, new_facts)
    return FactComparison(tuple(differences), tuple(new_facts))


def _compare_facts_by_rule(
    existing_facts: ExistingFacts,
    posting: ParsedPosting,
    differences: list[DifferingFact],
    new_facts: list[NewFact],
) -> None:
    certain = posting.certain_values
    for rule, names in COMPARED_FIELDS_BY_RULE:
        mine = _non_empty_values(existing_facts.values, names)
        theirs = _non_empty_values(certain, names)
        source = _source_of_rule(posting, rule, names)
        if not theirs or source is None:
            continue
        if not mine:
            new_facts.append(
                NewFact(
                    rule, "", _with_accompanying_values(rule, posting.values, theirs), source.text
                )
            )
        elif not _is_same_fact(rule, mine, theirs):
            mine, theirs = (
                _with_accompanying_values(rule, existing_facts.values, mine),
                _with_accompanying_values(rule, posting.values, theirs),
            )
            sentence = existing_facts.sources.get(rule, "")
            differences.append(DifferingFact(rule, "", mine, theirs, sentence, source.text))
    offered = {one.key for one in new_facts} | {one.key for one in differences}
    for rule, names in OFFERED_FIELDS_BY_RULE:
        theirs, source = (_non_empty_values(certain, names), _source_of_rule(posting, rule, names))
        is_free = rule not in offered and not _non_empty_values(existing_facts.values, names)
        if theirs and source is not None and is_free:
            new_facts.append(
                NewFact(
                    rule, "", _with_accompanying_values(rule, posting.values, theirs), source.text
                )
            )


def rules_of_new_or_contradicting_facts(
    existing_facts: ExistingFacts, posting: ParsedPosting, comparison: FactComparison
) -> set[str]:
    """Return the rules of new values and, if never compared, contradicting ones; not of `differences`."""
    asked = {one.key for one in comparison.differences}
    names_of_rules = {
        rule: {
            *dict(COMPARED_FIELDS_BY_RULE).get(rule, ()),
            *dict(OFFERED_FIELDS_BY_RULE).get(rule, ()),
        }
        for rule, _names in (*COMPARED_FIELDS_BY_RULE, *OFFERED_FIELDS_BY_RULE)
    }
    return {
        fact.rule
        for fact in posting.facts
        if fact.rule not in asked
        for name, value in _non_empty_values(fact.values, tuple(fact.values)).items()
        if name in names_of_rules.get(fact.rule, ())
        and (
            not _non_empty_values(existing_facts.values, (name,))
            or _contradicts_record_if_not_compared(fact.rule, name, value, existing_facts)
        )
    }


def _contradicts_record_if_not_compared(
    rule: str, field_name: str, value: Any, existing_facts: ExistingFacts
) -> bool:
    """Whether the record states another value of a rule that is not asked about.

    Addresses in two languages are not: the sentence with the other one stays in the text.
    """
    is_compared = rule in dict(COMPARED_FIELDS_BY_RULE) and rule != "link"
    return not is_compared and existing_facts.values[field_name] != value


def _non_empty_values(values: Mapping[str, Any], field_names: tuple[str, ...]) -> dict[str, Any]:
    return {
        name: values[name] for name in field_names if values.get(name) not in (None, "", (), False)
    }


def _with_accompanying_values(
    rule: str, values: Mapping[str, Any], compared: dict[str, Any]
) -> dict[str, Any]:
    return {**_non_empty_values(values, ACCOMPANYING_FIELDS.get(rule, ())), **compared}


def _source_of_rule(
    posting: ParsedPosting, rule: str, field_names: tuple[str, ...]
) -> Piece | None:
    return next(
        (
            fact.source
            for fact in posting.facts
            if fact.rule == rule or any(fact.values.get(name) is not None for name in field_names)
        ),
        None,
    )


def _is_same_fact(rule: str, first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Whether the values agree where both texts state them; a range contains its ends."""
    if rule == "reference":
        return fold_case_and_accents(first["reference"]) == fold_case_and_accents(
            second["reference"]
        )
    if rule == "link":
        return is_one_address_in_two_languages(first["application_url"], second["application_url"])
    if rule in ("salary", "duration", "positions"):
        return _amounts_in_values(first) <= _amounts_in_values(second) or _amounts_in_values(
            second
        ) <= _amounts_in_values(first)
    return all(second[name] == value for name, value in first.items() if name in second)


def _amounts_in_values(values: dict[str, Any]) -> set[Any]:
    return {value for value in values.values() if not isinstance(value, str)}


def _compare_contact(
    existing_facts: ExistingFacts,
    contact: Contact,
    differences: list[DifferingFact],
    new_facts: list[NewFact],
) -> None:
    found = existing_facts.find_contact(contact.name, contact.email, contact.phone)
    if found is None:
        values = {"email": contact.email, "phone": contact.phone}
        new_facts.append(NewFact(contact.row_id, contact.name, values, contact.source.text))
        return
    for name, mine, theirs in (
        ("email", found.email.casefold(), contact.email.casefold()),
        ("phone", comparable_phone_number(found.phone), comparable_phone_number(contact.phone)),
    ):
        if mine and theirs and mine != theirs:
            differences.append(
                DifferingFact(
                    f"{contact.row_id}-{name}",
                    contact.name,
                    {name: getattr(found, name)},
                    {name: getattr(contact, name)},
                    existing_facts.sources.get(found.key, ""),
                    contact.source.text,
                    found.key,
                )
            )
        elif theirs and not mine:
            values = {name: getattr(contact, name)}
            key = f"{contact.row_id}-{name}"
            new_facts.append(NewFact(key, contact.name, values, contact.source.text))


def _compare_document(
    existing_facts: ExistingFacts,
    document: RequestedDocument,
    differences: list[DifferingFact],
    new_facts: list[NewFact],
) -> None:
    found = existing_facts.find_document(
        document.kind,
        {
            fold_case_and_accents(name)
            for name in folded_document_names(document.kind, document.name)
        },
    )
    pages = {"max_pages": document.max_pages}
    if found is None:
        new_facts.append(NewFact(document.row_id, document.name, pages, document.source.text))
    elif document.max_pages and found.max_pages and document.max_pages != found.max_pages:
        differences.append(
            DifferingFact(
                f"{document.row_id}-max_pages",
                document.name,
                {"max_pages": found.max_pages},
                pages,
                existing_facts.sources.get(found.key, ""),
                document.source.text,
                found.key,
            )
        )
    elif document.max_pages and not found.max_pages:
        new_facts.append(
            NewFact(f"{document.row_id}-max_pages", document.name, pages, document.source.text)
        )
