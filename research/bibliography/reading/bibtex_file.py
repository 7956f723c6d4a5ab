"""A BibTeX file as works and problems."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from research.bibliography.reading.blocks import Blocks, Definition, Problem, RawEntry, blocks_of
from research.bibliography.reading.decoding import decoded
from research.bibliography.reading.entry import work_of
from research.bibliography.reading.inheritance import with_inherited
from research.bibliography.reading.values import Macros, value_of
from research.bibliography.work import Work

MAX_BYTES: Final = 5 * 1024 * 1024


@dataclass(frozen=True)
class ReadWork:
    """A work, and the line of the file on which its entry begins."""

    line: int
    work: Work


@dataclass
class ReadFile:
    """The works of a file in its order, and what could not be read."""

    works: list[ReadWork] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_bibtex(data: bytes) -> ReadFile:
    """Return the works of a file of up to `MAX_BYTES`. Any bytes give a result; 5 MB take seconds."""
    blocks = blocks_of(decoded(data))
    macros = Macros(_first_definitions(blocks))
    entries = list(_with_values(blocks, macros))
    parents: dict[str, dict[str, str]] = {}
    for entry, fields in entries:
        parents.setdefault(entry.key.lower(), fields)
    read = ReadFile(problems=list(blocks.problems))
    keys: set[str] = set()
    for entry, fields in entries:
        if entry.type in ("xdata", "set", "control"):
            continue
        whole, missing = with_inherited(entry.type, fields, parents)
        if missing:
            read.problems.append(Problem(entry.line, entry.key, "parent_missing", missing))
        work = work_of(_free_key(entry.key, keys), entry.type, whole)
        read.works.append(ReadWork(entry.line, work))
    read.problems += _general_problems(data, blocks, macros, read)
    read.problems.sort(key=lambda problem: problem.line)
    return read


def _first_definitions(blocks: Blocks) -> dict[str, str]:
    first: dict[str, str] = {}
    for block in blocks.found:
        if isinstance(block, Definition):
            first.setdefault(block.name, block.value)
    return first


def _with_values(blocks: Blocks, macros: Macros) -> Iterator[tuple[RawEntry, dict[str, str]]]:
    """Yield each entry with the values of its fields; strings mean what they mean at its place."""
    for block in blocks.found:
        if isinstance(block, Definition):
            macros.define(block.name, block.value)
        else:
            yield block, {name: value_of(raw, macros) for name, raw in block.fields.items()}


def _general_problems(
    data: bytes, blocks: Blocks, macros: Macros, read: ReadFile
) -> Iterator[Problem]:
    for name in dict.fromkeys(macros.unknown):
        line = next((entry.line for entry in blocks.entries if _uses(entry, name)), 1)
        yield Problem(line, "", "unknown_string", name[:100])
    if data.strip() and not read.works and not read.problems:
        yield Problem(1, "", "no_entries")


def _uses(entry: RawEntry, macro: str) -> bool:
    return any(macro in raw for raw in entry.fields.values())


def _free_key(key: str, keys: set[str]) -> str:
    """Return the key, with a letter if the file has used it."""
    free, number = key, 0
    while free in keys and key:
        number += 1
        free = f"{key}{_letters(number)}"
    keys.add(free)
    return free


def _letters(number: int) -> str:
    """Return "a" for 1, "z" for 26, "aa" for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
