"""Compares what was read from a file with what a bibliographer expects of it.

The files and the expectations in tests/data/bibtex were made by somebody who had seen none of the code;
their README says how to compare.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from research.bibliography.reading.bibtex_file import read_bibtex
from research.bibliography.writing.json_entries import as_json

LANGUAGES = {"swe": "sv", "swedish": "sv", "eng": "en", "english": "en"}
type Fact = tuple[bool, str]
"""Whether a fact is right, and what to say if it is not."""


def judge(path: Path) -> Iterator[Fact]:
    """Yield each fact that is expected of a file."""
    expected = json.loads(path.with_suffix(".expected.json").read_text())
    found = as_json(read_bibtex(path.read_bytes()))
    yield from _entries(path.stem, expected, found["entries"])
    yield from _problems(path.stem, expected, found["problems"])
    yield from _duplicates(path.stem, expected, found["duplicates"])


def plain(value: Any) -> str:
    """Return a value as the README compares it: typography of quotes and hyphens does not count."""
    text = re.sub(
        r"\s+", " ", unicodedata.normalize("NFKC", "" if value is None else str(value))
    ).strip()
    return text.translate(str.maketrans("“”‘’‐‑", "\"\"''--"))


def _entries(name: str, expected: dict[str, Any], found: list[dict[str, Any]]) -> Iterator[Fact]:
    remaining = list(found)
    for entry in expected["entries"]:
        key = entry.get("key", entry.get("key_prefix"))
        whole = "key" in entry
        match = next(
            (
                one
                for one in remaining
                if one["key"] == key or (not whole and one["key"].startswith(key))
            ),
            None,
        )
        if match is None:
            yield False, f"{name}: no entry {key}"
            continue
        remaining.remove(match)
        for fact, value in entry.items():
            if fact not in ("key", "key_prefix", "note"):
                yield from (
                    (ok, f"{name}/{key} {message}") for ok, message in _fact(fact, value, match)
                )
    extra = {one["key"] for one in remaining} - set(expected.get("may_also_appear", []))
    yield not extra, f"{name}: also {extra}"


def _fact(fact: str, value: Any, found: dict[str, Any]) -> Iterator[Fact]:
    if fact == "absent":
        yield from ((not found.get(one), f"{one} is invented: {found.get(one)}") for one in value)
    elif fact.endswith("_not_contains"):
        text = plain(found.get(fact.removesuffix("_not_contains"))).lower()
        yield from ((plain(one).lower() not in text, f"{fact} {one}") for one in value)
    elif fact.endswith("_contains"):
        text = plain(found.get(fact.removesuffix("_contains")))
        yield from ((plain(one) in text, f"{fact} {one}: {text}") for one in value)
    else:
        read = _comparable(fact, found.get(_SOURCES.get(fact, fact)), value)
        wanted = _comparable(fact, value, value)
        yield read == wanted, f"{fact}: {read!r}, not {wanted!r}"


_SOURCES = {"authors_count": "authors", "first_authors": "authors"}


def _comparable(fact: str, value: Any, wanted: Any) -> Any:
    match fact:
        case "authors" | "first_authors":
            with_orcid = any("orcid" in name for name in wanted)
            names = (value or [])[: len(wanted) if fact == "first_authors" else None]
            return [
                {k: plain(v) for k, v in name.items() if k != "orcid" or with_orcid}
                for name in names
            ]
        case "authors_count":
            return value if isinstance(value, int) else len(value or [])
        case "math" | "equal":
            return [str(one).strip() for one in value or []]
        case "isbn":
            return re.sub(r"[ -]", "", value or "")
        case "language":
            return LANGUAGES.get((value or "").lower(), (value or "").lower())[:2]
    return plain(value)


def _problems(name: str, expected: dict[str, Any], told: list[dict[str, Any]]) -> Iterator[Fact]:
    for problem in expected.get("problems", []):
        first, last = problem["lines"]
        keys = {"", problem.get("key", "")}
        is_told = any(first <= one["line"] <= last + 1 and one["key"] in keys for one in told)
        yield is_told, f"{name}: problem {problem} is not told"
    yield len(told) >= expected.get("problems_min", 0), f"{name}: only {len(told)} problems"


def _duplicates(name: str, expected: dict[str, Any], told: list[list[str]]) -> Iterator[Fact]:
    pairs = {frozenset(pair[:2]): pair[2] for pair in told}
    certain = {frozenset(pair[:2]): pair[2] for pair in expected.get("duplicates", [])}
    possible = {frozenset(pair[:2]) for pair in expected.get("must_pair_any_of", [])}
    for pair, verdict in certain.items():
        yield pairs.get(pair) == verdict, f"{name}: {set(pair)} is {pairs.get(pair)}, not {verdict}"
    for pair, verdict in pairs.items():
        if verdict != "ask" and pair not in certain | dict.fromkeys(possible):
            yield False, f"{name}: {set(pair)} is said to be {verdict}"
    for one in expected.get("must_not_be_same_or_version", []):
        verdict = pairs.get(frozenset(one[:2]))
        yield verdict not in ("same", "version"), f"{name}: {one} is said to be {verdict}"
    for one in expected.get("must_not_pair", []):
        yield frozenset(one[:2]) not in pairs, f"{name}: {one} is a pair"
