"""Entries of a BibTeX file, each with its line, and what could not be read.

bibtexparser finds the blocks and goes on after a broken one. Values stay as they are written: it does
not resolve `#`, `crossref` or LaTeX as BibTeX does.
"""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    ImplicitComment,
    ParsingFailedBlock,
    String,
)

# It reports each broken entry there too.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

# BibTeX allows blanks around the type of an entry, fields that are empty, and a comma that has been forgotten
# after the key or between two fields; Biber allows comments between fields. bibtexparser does not.
_BLANKS_AROUND_TYPE: Final = re.compile(r"(?m)^([ \t]*+@)[ \t]*+(\w++)[ \t]*+(?=[{(])")
_SIGNS: Final = re.compile(
    r"(?ms)\\.|^[ \t]*+@\w++\s*+[{(]|[{}\"]|,(?:\s*+,)++|=\s*+\w++(?=\s++[A-Za-z][\w-]*+\s*+=)"
    r"|%"
)
_NEXT_FIELD: Final = re.compile(r"\s++[A-Za-z][\w-]*+\s*+=")
_KEY_WITHOUT_COMMA: Final = re.compile(r"\s*+[^\s,={}()\"#%]++(?=\s++[A-Za-z][\w-]*+\s*+=)")


@dataclass(frozen=True)
class RawEntry:
    """An entry as written. `fields` has lower-case names and raw values, the first of a name used twice."""

    line: int
    type: str
    key: str
    fields: dict[str, str]


@dataclass(frozen=True)
class Definition:
    """An `@string`: a raw value that has a lower-case name from here on."""

    name: str
    value: str


@dataclass(frozen=True)
class Problem:
    """Something that could not be read. `line` counts from 1; `code` is a key of `PROBLEMS`."""

    line: int
    key: str
    code: str
    text: str = ""


@dataclass
class Blocks:
    """The contents of a file, in its order."""

    found: list[RawEntry | Definition] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def entries(self) -> list[RawEntry]:
        return [one for one in self.found if isinstance(one, RawEntry)]


def blocks_of(text: str) -> Blocks:
    """Return the contents of a BibTeX file. Any text gives a result."""
    found = Blocks()
    without_comments = _without_comments(_BLANKS_AROUND_TYPE.sub(r"\1\2", text))
    usual, forgotten = _with_one_comma_between_fields(without_comments)
    for block in parse_string(usual, parse_stack=[]).blocks:
        _add(found, block)
    found.problems += [Problem(line, "", "comma_missing") for line in forgotten]
    return found


def _without_comments(text: str) -> str:
    """Return the text, of as many lines, without what follows a percent sign between fields."""
    if "%" not in text:
        return text
    kept: list[str] = []
    position = 0
    for found in _between_fields(text):
        if found[0] == "%":
            kept.append(text[position : found.start()])
            position = _end_of_line(text, found.end())
    return "".join([*kept, text[position:]])


def _with_one_comma_between_fields(text: str) -> tuple[str, list[int]]:
    """Return the text, of as many lines, with one comma for several or none between fields.

    Commas in values stay. Also return the lines on which a comma has been forgotten.
    """
    kept: list[str] = []
    forgotten: list[int] = []
    position = 0
    for found in _between_fields(text):
        sign = found[0]
        end = _end_without_comma(text, found)
        if end is not None:
            kept.append(f"{text[position:end]},")
            position = end
            forgotten.append(position)
        elif sign[0] == ",":
            kept.append(f"{text[position : found.start()]},{'\n' * sign.count('\n')}")
            position = found.end()
    return "".join([*kept, text[position:]]), list(_lines_of(text, forgotten))


def _between_fields(text: str) -> Iterator[re.Match[str]]:
    """Yield the signs that are between the fields of an entry, or end a value; none in a comment or value."""
    depth, is_quoted, position = 0, False, 0
    while found := _SIGNS.search(text, position):
        sign, position = found[0], found.end()
        if sign[-1] in "{(" and "@" in sign:
            depth, is_quoted = 1, False
        elif sign in "{}":
            depth = depth + 1 if sign == "{" else max(depth - 1, 0)
        elif sign == '"':
            is_quoted = depth == 1 and not is_quoted
        if depth == 1 and not is_quoted:
            yield found
            if sign == "%":
                position = _end_of_line(text, position)


def _end_of_line(text: str, position: int) -> int:
    end = text.find("\n", position)
    return len(text) if end < 0 else end


def _end_without_comma(text: str, sign: re.Match[str]) -> int | None:
    """Return where the key or value at a sign ends, if a field follows it without a comma."""
    if "@" in sign[0]:
        key = _KEY_WITHOUT_COMMA.match(text, sign.end())
        return key.end() if key else None
    if sign[0][0] == "=":
        return sign.end()
    return sign.end() if sign[0] in ("}", '"') and _NEXT_FIELD.match(text, sign.end()) else None


def _lines_of(text: str, positions: list[int]) -> Iterator[int]:
    line, counted = 1, 0
    for position in positions:
        line += text.count("\n", counted, position)
        counted = position
        yield line


def _add(found: Blocks, block: Block) -> None:
    line = (block.start_line or 0) + 1
    match block:
        case Entry():
            found.found.append(_raw_entry(block, line))
        case DuplicateFieldKeyBlock() | DuplicateBlockKeyBlock() if isinstance(
            block.ignore_error_block, Entry
        ):
            entry = _raw_entry(block.ignore_error_block, line)
            found.found.append(entry)
            if isinstance(block, DuplicateFieldKeyBlock):
                found.problems.append(Problem(line, entry.key, "field_twice"))
        case String():
            found.found.append(Definition(block.key.lower(), block.value))
        case DuplicateBlockKeyBlock() if isinstance(block.ignore_error_block, String):
            again = block.ignore_error_block
            found.found.append(Definition(again.key.lower(), again.value))
        case ParsingFailedBlock():
            raw = block.raw or ""
            found.problems.append(Problem(line, _key_of_broken(raw), "broken", raw[:2_000]))
        case ImplicitComment() if "@" in block.comment or "{" in block.comment:
            found.problems.append(Problem(line, "", "not_read", block.comment[:2_000]))


def _raw_entry(entry: Entry, line: int) -> RawEntry:
    fields: dict[str, str] = {}
    for one in entry.fields:
        fields.setdefault(one.key.strip().lower(), str(one.value).strip())
    return RawEntry(line, entry.entry_type.strip().lower(), entry.key.strip(), fields)


def _key_of_broken(raw: str) -> str:
    """Return the key of an entry that could not be read, or ""."""
    head = raw.partition(",")[0]
    key = head.partition("{")[2].strip()
    return key if key and len(key) <= 100 and "=" not in key and "\n" not in key else ""
