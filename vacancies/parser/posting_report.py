"""Converts a parsed posting into plain values for JSON: facts, people, documents and sections."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, time
from decimal import Decimal
from typing import Any

from vacancies.parser.text.language import is_language_certain, language_code_of_text
from vacancies.parser.text.results import (
    Contact,
    ParsedFact,
    ParsedPosting,
    Piece,
    RequestedDocument,
    SourcePart,
    Supervisor,
)

type Json = dict[str, Any]


def posting_as_json(posting: ParsedPosting) -> Json:
    """Return a parsed posting as JSON: each fact with its sentence, and whether it is ticked."""
    return {
        "language": language_code_of_text(posting.text),
        "language_ticked": is_language_certain(posting.text),
        "title": _text_or_empty(posting.title),
        "title_ticked": posting.is_title_certain,
        "lead": [piece.text for piece in posting.lead],
        "facts": [
            _fact_json(rule, posting) for rule in dict.fromkeys(fact.rule for fact in posting.facts)
        ],
        "supervisors": [_supervisor_json(one) for one in posting.supervisors],
        "contacts": [_contact_json(one) for one in posting.contacts if one.kind != "union"],
        "unions": [_contact_json(one) for one in posting.contacts if one.kind == "union"],
        "documents": [_document_json(one, posting) for one in posting.documents],
        "sections": [_section_json(one, posting) for one in posting.source_parts if one.lines],
        "printed_by_site": [
            {"why": one.reason, "sentence": one.source.text} for one in posting.printed_pieces
        ],
        "rest": [
            words
            for one in posting.parts
            if not one.field
            for words in _texts_of_blocks(one.blocks)
        ],
    }


def _fact_json(rule: str, posting: ParsedPosting) -> Json:
    found: list[ParsedFact] = posting.facts_for_rule(rule)
    values: Json = {}
    for fact in reversed(found):
        values |= {name: value for name, value in fact.values.items() if value is not None}
    return {
        "fact": rule,
        "values": json_values(values),
        "ticked": posting.is_rule_ticked(rule),
        "sentence": found[0].source.text,
        "sentences": list(dict.fromkeys(fact.source.text for fact in found)),
    }


def _supervisor_json(supervisor: Supervisor) -> Json:
    return {
        "name": supervisor.name,
        "honorific": supervisor.honorific,
        "unit": supervisor.unit,
        "role": supervisor.role,
        **_certainty_and_sentence(supervisor),
    }


def _contact_json(contact: Contact) -> Json:
    names = ("name", "honorific", "role", "email", "phone", "union")
    return {**{name: getattr(contact, name) for name in names}, **_certainty_and_sentence(contact)}


def _document_json(document: RequestedDocument, posting: ParsedPosting) -> Json:
    left_out = {"source", "guidance", "guidance_with_name", "certain"}
    plain = {
        field.name: getattr(document, field.name)
        for field in fields(document)
        if field.name not in left_out
    }
    return {
        **plain,
        "file_types": list(document.file_types),
        "guidance": _texts_of_blocks(document.guidance),
        **_certainty_and_sentence(document),
        "sentence": " ".join(posting.text[document.source.start : document.source.end].split()),
    }


def _certainty_and_sentence(row: Supervisor | Contact | RequestedDocument) -> Json:
    return {"ticked": row.certain, "sentence": row.source.text}


def _section_json(part: SourcePart, posting: ParsedPosting) -> Json:
    """Return a section as it was pasted; `words` is the text that is left without the facts."""
    words = [one for one in posting.parts if one.part_index == part.part_index]
    return {
        "kind": part.field,
        "heading": part.heading,
        "text": [line.piece.text for line in part.lines],
        "items": sum(bool(line.list_tag) for line in part.lines),
        "words": [text for one in words for text in _texts_of_blocks(one.blocks)],
    }


def _texts_of_blocks(blocks: Iterable[Any]) -> list[str]:
    return [piece.text for block in blocks for piece in block.items]


def _text_or_empty(piece: Piece | None) -> str:
    return piece.text if piece else ""


def json_values(values: Mapping[str, Any]) -> Json:
    return {name: json_value(value) for name, value in values.items()}


def json_value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


def report_as_text_lines(report: Json) -> list[str]:
    """Return the JSON of a posting as lines to read: a fact on each, with "?" if it is not ticked."""
    lines = [f"title: {report['title']}"]
    for fact in report["facts"]:
        values = ", ".join(f"{name} {value}" for name, value in fact["values"].items())
        lines.append(f"{_uncertainty_mark(fact)}{fact['fact']}: {values}  <- {fact['sentence']}")
    for name in ("supervisors", "contacts", "unions", "documents"):
        lines += [
            f"{_uncertainty_mark(one)}{name}: {one['name']}  <- {one['sentence']}"
            for one in report[name]
        ]
    lines += [f"section {one['kind'] or '-'}: {one['heading']}" for one in report["sections"]]
    lines += [
        f"differs: {one['first']} / {one['second']}: {one['second_sentence']}"
        for one in report.get("differences", [])
    ]
    return lines


def _uncertainty_mark(row: Mapping[str, Any]) -> str:
    return "" if row["ticked"] else "? "
