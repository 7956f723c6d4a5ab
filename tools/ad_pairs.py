"""Scores how the texts of a vacancy in two languages are paired: `python -m tools.ad_pairs FOLDER`.

A folder of the given one holds `sv.txt`, `en.txt` and `expected.json` (see `tests/data/ad_pairs`).
The first text becomes a page, as in the review with everything left as it was offered; the second is
read beside it. Printed are figures for each pair and in total, and each failure in a line.
"""

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.pairing.existing_facts import existing_facts_of_posting
from vacancies.parser.pairing.other_language_text import (
    OtherLanguageText,
    parse_other_language_text,
)
from vacancies.parser.pairing.passages import LEAD, extra_section_key, passages_of_new_page
from vacancies.parser.parse import parse_posting
from vacancies.parser.text import sentences
from vacancies.parser.text.results import Block, ParsedPosting, Piece

FACTS = "facts"
_MARKER = re.compile(r"^\s*(?:\d{1,2}[.)]|[a-h]\))(?:\s+|$)")


@dataclass
class Score:
    """What went right with one pair of texts."""

    name: str
    right: int = 0
    sections: int = 0
    contradictions: int = 0
    reported: int = 0
    invented: int = 0
    lost: int = 0
    failures: list[str] = field(default_factory=list)

    def line(self) -> str:
        return (
            f"{self.name}: {self.right} of {self.sections} sections in the right place, "
            f"{self.reported} of {self.contradictions} contradictions reported, "
            f"{self.invented} invented, {self.lost} sentences lost"
        )

    def count_section(self, what: str, *, is_right: bool) -> None:
        self.sections += 1
        self.right += is_right
        if not is_right:
            self.failures.append(f"{self.name}: section: {what}")


def score(folder: Path) -> Score:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    one = str(expected["first"])
    other = "en" if one == "sv" else "sv"
    first = parse_posting((folder / f"{one}.txt").read_text(encoding="utf-8"))
    text = (folder / f"{other}.txt").read_text(encoding="utf-8")
    existing_facts, passages = existing_facts_of_posting(first), passages_of_new_page(first, {})
    second = parse_other_language_text(text, KnownObjects(), passages, existing_facts)
    found = Score(folder.name)
    _count_sections(found, expected, first, second, (one, other))
    _count_contradictions(found, expected["contradiction"], second, (one, other))
    for sentence in _lost(second.read):
        found.lost += 1
        found.failures.append(f"{found.name}: lost: {sentence}")
    return found


def _count_sections(
    found: Score,
    expected: Any,
    first: ParsedPosting,
    second: OtherLanguageText,
    languages: tuple[str, str],
) -> None:
    one, other = languages
    wanted: dict[str, set[str]] = {}  # by the beginning in the second text
    for pair in expected["pairs"]:
        if not pair.get("optional"):
            wanted.setdefault(pair[other], set()).add(pair[one])
    for begins, partners in wanted.items():
        place, passage = _place(second.read, begins, first=False)
        landed = place if passage is None else _landed(second, passage)
        right = {_place(first, partner, first=True)[0] for partner in partners}
        what = f"{begins} … is in {landed or 'a section of its own'}, not in {sorted(right)}"
        found.count_section(what, is_right=landed in right or place == FACTS)
    for alone in expected[f"only_{other}"]:
        if not alone.get("optional"):
            place, passage = _place(second.read, alone["begins"], first=False)
            paired = passage is not None and passage in second.pairs
            what = f"{alone['begins']} … has no partner, but was paired"
            found.count_section(what, is_right=not paired)


def _landed(second: OtherLanguageText, key: str) -> str:
    return next(second.destination_of(one) for one in second.passages if one.key == key)


def _place(read: ParsedPosting, begins: str, *, first: bool) -> tuple[str, str | None]:
    """Return where the text with this beginning is, and the key of its passage; FACTS and None."""
    at = _offset(read.text, begins)
    stops = [row.source for row in (*read.contacts, *read.supervisors, *read.documents)]
    if any(one.start <= at < one.end for one in stops):
        return FACTS, None
    pieces = [(piece.start, piece.end, LEAD, LEAD) for piece in read.lead]
    for section in read.sections if first else read.parts:
        key = (
            (section.field or extra_section_key(section.part_index))
            if first
            else str(section.part_index)
        )
        pieces += [(one.start, one.end, key, key) for one in _pieces(section.blocks)]
    within = [one for one in pieces if one[0] <= at < one[1]]
    after = sorted(one for one in pieces if one[0] >= at)
    nearest = next(
        iter(within or after), None
    )  # a first sentence that is a fact has left the words
    return (nearest[2], nearest[3]) if nearest else (FACTS, None)


def _pieces(blocks: Iterable[Block]) -> Iterable[Piece]:
    return (piece for block in blocks for piece in block.items)


def _offset(text: str, begins: str) -> int:
    places = [place for place, sign in enumerate(text) if sign.isalnum()]
    return places[_squeezed(text).index(_squeezed(begins))]


def _count_contradictions(
    found: Score, wanted: Any, second: OtherLanguageText, languages: tuple[str, str]
) -> None:
    found.contradictions = int(wanted is not None)
    one, other = languages
    reports = [
        (f"{diff.key} {dict(diff.first)} / {dict(diff.second)}", diff.second_sentence)
        for diff in second.compared.differences
    ]
    reports += [
        (f"{diff.first.value} / {diff.second.value}: {diff.first.sentence}", diff.second.sentence)
        for diff in second.differing_dates_and_amounts
    ]
    for what, sentence in reports:
        if wanted and _squeezed(wanted[other]) in _squeezed(sentence):
            found.reported = 1
        else:
            found.invented += 1
            found.failures.append(f"{found.name}: invented: {what}: {sentence}")
    if wanted and not found.reported:
        found.failures.append(f"{found.name}: not reported: {wanted[one]} / {wanted[other]}")


def _lost(read: ParsedPosting) -> list[str]:
    rows = [*read.facts, *read.supervisors, *read.contacts, *read.documents, *read.printed_pieces]
    kept = [read.title.text] if read.title else []
    kept += [piece.text for piece in read.lead]
    kept += [one.heading for one in read.parts]
    kept += [piece.text for one in read.parts for piece in _pieces(one.blocks)]
    kept += [piece.text for slot in read.documents for piece in _pieces(slot.guidance)]
    kept += [read.text[row.source.start : row.source.end] for row in rows]
    squeezed = "|".join(map(_squeezed, kept))
    whole = [
        one.text
        for line in read.text.split("\n")
        for one in sentences.split_sentences(Piece(line, 0, len(line)))
    ]
    return [one for one in whole if not _is_kept(_MARKER.sub("", one), squeezed)]


def _is_kept(sentence: str, kept: str) -> bool:
    label, _colon, rest = sentence.partition(": ")  # a heading may have begun the paragraph
    return _squeezed(sentence) in kept or (
        _squeezed(label) in kept and _squeezed(rest) in kept and bool(rest)
    )


def _squeezed(text: str) -> str:
    """Letters and figures alone: what a space or a bullet cannot change."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def main(folder: str) -> int:
    scores = [score(one.parent) for one in sorted(Path(folder).glob("*/expected.json"))]
    total = Score("all")
    for one in scores:
        sys.stdout.write(f"{one.line()}\n")
        for name in ("right", "sections", "contradictions", "reported", "invented", "lost"):
            setattr(total, name, getattr(total, name) + getattr(one, name))
    sys.stdout.write(f"{total.line()} ({total.right / max(total.sections, 1):.0%})\n")
    for one in scores:
        sys.stdout.writelines(f"{failure}\n" for failure in one.failures)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
