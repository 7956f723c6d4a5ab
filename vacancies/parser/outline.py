"""Divides a posting's lines into front matter, title, and parts under headings."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from vacancies.parser.entities import supervisors
from vacancies.parser.facts.deadline_and_posting_date_patterns import split_posting_date_from_line
from vacancies.parser.heading_marks import without_heading_colons
from vacancies.parser.posting_parts import (
    PostingPart,
    divide_parts_by_paragraphs,
    split_run_in_headings,
)
from vacancies.parser.text import headings, labels, position_kinds, section_kinds
from vacancies.parser.text.results import Line, Piece
from vacancies.parser.titles import (
    is_posting_date_line,
    joined_title_and_next_index,
    labelled_title,
    title_index,
)

DENSE: Final = 20  # of so many lines at most one after an empty line
UNKNOWN: Final = "?"  # a heading that names no kind
CAREFUL: Final = ("how_to_apply", headings.CONTACTS, headings.UNION, headings.SUPERVISORS)

OF_A_CATEGORY: Final = {
    *("project_overview", "required", "meritorious", "responsibilities", "terms", "benefits"),
    headings.PROFILE,
}


@dataclass(frozen=True)
class Outline:
    """The front matter of a posting, its title, and its parts under headings."""

    title: Piece | None = None
    front: list[Line] = field(default_factory=list)
    posted: date | None = None
    kind: Piece | None = (
        None  # a line, or the rest of the dated one, that states only the kind of position
    )
    parts: list[PostingPart] = field(default_factory=list)
    dates: list[Piece] = field(default_factory=list)


def parse_outline(lines: Sequence[Line], programme_names: tuple[str, ...] = ()) -> Outline:
    place = title_index(lines, programme_names)
    title, after = joined_title_and_next_index(lines, place) if place is not None else (None, 0)
    head = list(lines[:place]) if place is not None else []
    is_plain = title is None or position_kinds.is_only_kind_credits_or_term(title.text)
    if is_plain or (title and not position_kinds.position_kinds_in(title.text)):
        named = labelled_title(lines)
        head = list(lines[:after]) if named else head
        title = named or title
    posted, dates, kind, front = _parse_front_matter(head)
    rest = split_run_in_headings(without_heading_colons(lines[after:]), programme_names)
    return Outline(
        title=title,
        front=front,
        posted=posted,
        kind=kind,
        dates=dates,
        parts=_split_into_parts_by_heading(rest, programme_names),
    )


def _parse_front_matter(
    lines: Sequence[Line],
) -> tuple[date | None, list[Piece], Piece | None, list[Line]]:
    """Return posting date, pieces with it, piece with the position kind, and other lines."""
    posted, dates, kind, front = None, [], None, []
    for line in lines:
        found = split_posting_date_from_line(line.piece.text)
        if found and is_posting_date_line(line.piece.text) and posted in (None, found[0]):
            posted = found[0]
            dates.append(line.piece)
            kind = kind or (line.piece if found[1] else None)
        elif position_kinds.is_only_kind_credits_or_term(line.piece.text) and kind is None:
            kind = line.piece
        else:
            front.append(line)
    return posted, dates, kind, front


def _split_into_parts_by_heading(
    lines: Sequence[Line], programme_names: tuple[str, ...]
) -> list[PostingPart]:
    parts, around = [PostingPart(None, "", [], 0)], ""
    is_dense = len(lines) > DENSE and sum(line.after_blank for line in lines) < len(lines) / DENSE
    for place, line in enumerate(lines):
        before = lines[place - 1] if place else None
        after = lines[place + 1] if place + 1 < len(lines) else None
        key = (
            None
            if _is_intro_below_heading(line, after, parts[-1])
            else _section_key_of_heading(
                (before, line, after), parts[-1].key, programme_names, has_few_blank_lines=is_dense
            )
        )
        if key is not None:
            is_within = _is_list_of_merits_within_section(line, after, parts[-1].key)
            around = parts[-1].key if is_within else ""
            parts.append(PostingPart(line.piece, key, [], len(parts)))
        elif around and parts[-1].lines and _goes_on_after_list_of_merits(line):
            parts.append(PostingPart(None, around, [line], len(parts)))
            around = ""
        else:
            parts[-1].lines.append(line)
    return _with_category_from_heading_above(
        divide_parts_by_paragraphs([_with_section_key_from_text(part) for part in parts])
    )


SHORTEST_INTRO: Final = 4  # words


def _is_intro_below_heading(line: Line, line_after: Line | None, part: PostingPart) -> bool:
    """Whether a line below a heading only introduces the list of that section, and begins none itself."""
    text = line.piece.text
    is_first = part.heading is not None and not part.lines and not line.list_tag
    if not is_first or line_after is None or not line_after.list_tag or line.is_marked_heading:
        return False
    is_heading = headings.section_key_of_known_heading(text) is not None
    if is_heading or len(text.split()) < SHORTEST_INTRO:
        return False
    kind, score = section_kinds.section_kind_and_score_of_heading(text)
    here = {headings.PROFILE: "required", "benefits": "terms"}.get(part.key, part.key)
    is_of_other = score >= section_kinds.SURE and kind in headings.OF_LISTS and kind != here
    return not is_of_other


def _is_list_of_merits_within_section(line: Line, line_after: Line | None, key: str) -> bool:
    """Whether a line introduces a list of merits within a section on qualifications."""
    kind = headings.section_key_of_introduced_list(line, line_after, key)
    is_heading = headings.section_key_of_known_heading(line.piece.text) is not None
    return kind == "meritorious" and key in QUALIFICATIONS and not is_heading


QUALIFICATIONS: Final = ("required", headings.PROFILE)
LEAST_SENTENCE: Final = 40  # characters
_MERIT: Final = re.compile(
    r"merit|fördel|\bplus\b|önskvärd|gärna|advantage|\basset\b|desirable|beneficial|preferabl|nice\s+to\s+have|bra\s+att",
    re.IGNORECASE,
)


def _goes_on_after_list_of_merits(line: Line) -> bool:
    """Whether a paragraph goes on with the section around a list of merits: "We assess …"."""
    text = line.piece.text
    is_sentence = not line.list_tag and len(text) >= LEAST_SENTENCE and text.endswith((".", "!"))
    return is_sentence and _MERIT.search(text) is None


def _section_key_of_heading(
    surrounding_lines: tuple[Line | None, Line, Line | None],
    current_key: str,
    programme_names: tuple[str, ...],
    *,
    has_few_blank_lines: bool,
) -> str | None:
    """Return the key of the section that a heading begins, else UNKNOWN; None if the line is no heading."""
    before, line, after = surrounding_lines
    text = line.piece.text
    if headings.is_button_label(line, after):
        return None
    if headings.is_known_heading(line, programme_names):
        return headings.section_key_of_known_heading(text, programme_names) or ""
    if _is_intro_ref_number_or_label(text):
        return None
    if begun := headings.section_key_of_introduced_list(line, after, current_key):
        return begun
    leads = after is not None and headings.is_known_heading(after, programme_names)
    is_heading = headings.looks_like_heading(
        before,
        line,
        after,
        is_careful=current_key in CAREFUL,
        is_before_known_heading=leads,
        has_few_blank_lines=has_few_blank_lines,
    )
    if not is_heading:
        return None
    if headings.is_numbered_project(text) or position_kinds.is_only_position_kind_or_label(text):
        return headings.FURTHER
    kind, score = section_kinds.section_kind_and_score_of_heading(text)
    return kind if score >= section_kinds.SURE else UNKNOWN


def _with_section_key_from_text(part: PostingPart) -> PostingPart:
    """Return the part with a section key by its text, if the heading gives none or a doubtful one."""
    heading = part.heading.text if part.heading else ""
    texts = [line.piece.text for line in part.lines]
    if section_kinds.is_about_merits_in_selection(heading, texts):
        return replace(part, key="meritorious")
    if part.key == section_kinds.OTHER:
        return replace(part, key=headings.FURTHER)
    if part.key == "meritorious" and section_kinds.only_weighs_skills(heading, texts):
        return replace(part, key=headings.FURTHER)
    if part.key != UNKNOWN:
        return part
    return replace(part, key=section_kinds.section_kind(heading, texts))


def _is_intro_ref_number_or_label(text: str) -> bool:
    """Whether a short line introduces people, is a reference number or has a label."""
    return len(text) <= headings.LONGEST and (
        supervisors.is_people_intro(text)
        or position_kinds.begins_with_reference_number(text)
        or labels.split_known_label_and_value(text) is not None
    )


def _with_category_from_heading_above(parts: Sequence[PostingPart]) -> list[PostingPart]:
    """Return the parts; `category` is the empty heading above them that names a kind of position."""
    found, category = [], ""
    for part in parts:
        text = part.heading.text if part.heading else ""
        if part.key == headings.FURTHER:
            category = (
                text if text and not part.lines and position_kinds.position_kinds_in(text) else ""
            )
        elif part.key not in OF_A_CATEGORY:
            category = ""
        found.append(replace(part, category=category))
    return found
