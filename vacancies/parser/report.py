"""What was read from a text as plain values for JSON, with what became of each part of the text."""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, time
from decimal import Decimal
from typing import Any

from vacancies.parser.text.language import language_of
from vacancies.parser.text.results import (
    Contact,
    ParsedFact,
    Pasted,
    Piece,
    Slot,
    SourcePart,
    Supervisor,
)

type Json = dict[str, Any]


def as_json(read: Pasted) -> Json:
    """Return all that was read: each fact with its sentence, and whether it is ticked."""
    return {
        "language": language_of(read.text),
        "title": _sentence(read.title),
        "lead": [piece.text for piece in read.lead],
        "facts": [_fact(rule, read) for rule in dict.fromkeys(fact.rule for fact in read.facts)],
        "supervisors": [_supervisor(one) for one in read.supervisors],
        "contacts": [_contact(one) for one in read.contacts if one.kind != "union"],
        "unions": [_contact(one) for one in read.contacts if one.kind == "union"],
        "documents": [_document(one, read) for one in read.slots],
        "sections": [_section(one, read) for one in read.source_parts if one.lines],
        "printed_by_site": [{"why": one.why, "sentence": one.source.text} for one in read.said],
        "rest": [words for one in read.parts if not one.field for words in _words(one.blocks)],
    }


def _fact(rule: str, read: Pasted) -> Json:
    found: list[ParsedFact] = read.of(rule)
    values: Json = {}
    for fact in reversed(found):
        values |= {name: value for name, value in fact.values.items() if value is not None}
    return {
        "fact": rule,
        "values": plain_values(values),
        "ticked": read.is_certain(rule),
        "sentence": found[0].source.text,
        "sentences": list(dict.fromkeys(fact.source.text for fact in found)),
    }


def _supervisor(one: Supervisor) -> Json:
    return {
        "name": one.name,
        "honorific": one.honorific,
        "unit": one.unit,
        "role": one.role,
        **_row(one),
    }


def _contact(one: Contact) -> Json:
    names = ("name", "honorific", "role", "email", "phone", "union")
    return {**{name: getattr(one, name) for name in names}, **_row(one)}


def _document(one: Slot, read: Pasted) -> Json:
    left_out = {"source", "guidance", "certain"}
    plain = {
        field.name: getattr(one, field.name) for field in fields(one) if field.name not in left_out
    }
    return {
        **plain,
        "file_types": list(one.file_types),
        "guidance": _words(one.guidance),
        **_row(one),
        "sentence": " ".join(read.text[one.source.start : one.source.end].split()),
    }


def _row(one: Supervisor | Contact | Slot) -> Json:
    return {"ticked": one.certain, "sentence": one.source.text}


def _section(part: SourcePart, read: Pasted) -> Json:
    """Return a part as it was pasted; `words` is what is left of it beside the facts."""
    words = [one for one in read.parts if one.place == part.place]
    return {
        "kind": part.field,
        "heading": part.heading,
        "text": [line.piece.text for line in part.lines],
        "items": sum(bool(line.mark) for line in part.lines),
        "words": [text for one in words for text in _words(one.blocks)],
    }


def _words(blocks: Iterable[Any]) -> list[str]:
    return [piece.text for block in blocks for piece in block.items]


def _sentence(piece: Piece | None) -> str:
    return piece.text if piece else ""


def plain_values(values: Mapping[str, Any]) -> Json:
    return {name: plain_value(value) for name, value in values.items()}


def plain_value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


def as_lines(found: Json) -> list[str]:
    """Return the same for people to read: one fact on each line, "?" where it is not ticked."""
    lines = [f"title: {found['title']}"]
    for fact in found["facts"]:
        values = ", ".join(f"{name} {value}" for name, value in fact["values"].items())
        lines.append(f"{_mark(fact)}{fact['fact']}: {values}  <- {fact['sentence']}")
    for name in ("supervisors", "contacts", "unions", "documents"):
        lines += [f"{_mark(one)}{name}: {one['name']}  <- {one['sentence']}" for one in found[name]]
    lines += [f"section {one['kind'] or '-'}: {one['heading']}" for one in found["sections"]]
    lines += [
        f"differs: {one['first']} / {one['second']}: {one['second_sentence']}"
        for one in found.get("differences", [])
    ]
    return lines


def _mark(one: Mapping[str, Any]) -> str:
    return "" if one["ticked"] else "? "
