"""Divides a text without headings on lines of their own: by headings within lines, and by content."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from vacancies.parser.entities.contact_details import has_contact_details
from vacancies.parser.entities.names import name_at_beginning
from vacancies.parser.paragraph_section_kinds import (
    is_list_of_application_documents,
    is_list_of_tasks,
    section_kind_of_paragraph,
)
from vacancies.parser.text import headings, labels, position_kinds, section_kinds, sentences
from vacancies.parser.text.results import Line, Piece
from vacancies.parser.titles import is_mail_header_or_greeting


@dataclass(frozen=True, slots=True)
class PostingPart:
    """A part of a posting; `heading` is None below the title, or if a paragraph began the part."""

    heading: Piece | None
    key: str
    lines: list[Line]
    part_index: int
    category: str = ""  # the position that this part is about, if several are advertised

    @property
    def key_for_facts(self) -> str:
        """Return `key` for the rules that find facts; empty if the section is only a guess."""
        is_guess = self.heading is None and self.key in ("required", "meritorious", "environment")
        return "" if is_guess else self.key


MAIN: Final = ("required", "responsibilities", "terms", "how_to_apply", "contacts")
# Parts that hold nothing else, however they go on.
WHOLE: Final = ("how_to_apply", headings.CONTACTS, headings.UNION, headings.SUPERVISORS)
LEAST_PROSE: Final = 40


def divide_parts_by_paragraphs(parts: Sequence[PostingPart]) -> list[PostingPart]:
    """Return the parts, divided where a paragraph begins a section that has no heading."""
    covered = {_main_section_key(part.key) for part in parts}
    missing = set(MAIN) - covered
    if "required" in missing:
        missing.add("meritorious")
    if len(missing & set(MAIN)) >= MANY:
        missing |= {"environment", "other"} - covered
    found: list[PostingPart] = []
    for part in parts:
        divided = [part] if part.key in WHOLE or not missing else _divide_part(part, missing)
        found += [replace(one, part_index=len(found) + at) for at, one in enumerate(divided)]
    return found if "meritorious" in covered else _with_merits_as_parts(found)


# The first sentence of a paragraph about merits: "Experience of teaching is an advantage."
_MERIT: Final = re.compile(
    r"\b(?:merit(?:erande|orious)?|fördel|(?:ett|stort|extra)\s+plus|önskvär[td]|bra\s+att\s+ha|advantage(?:ous)?|(?:a|as)\s+(?:strong\s+|big\s+)?plus"
    r"|an\s+asset|a\s+merit|a\s+bonus|desirable|beneficial|nice\s+to\s+have)\b",
    re.IGNORECASE,
)
_NO_MERIT: Final = re.compile(
    r"\b(?:must|require[sd]?|requirements?|krävs|måste|ska|krav(?!\s*[,.]))\b", re.IGNORECASE
)


def _with_merits_as_parts(parts: Sequence[PostingPart]) -> list[PostingPart]:
    """Return the parts; paragraphs about merits, below those on requirements, become a part of their own."""
    found: list[PostingPart] = []
    for part in parts:
        found.append(replace(part, lines=[], part_index=len(found)))
        is_of_requirements = part.key in ("required", headings.PROFILE)
        for line in part.lines:
            is_merit = (
                is_of_requirements
                and bool(part.lines[0] is not line)
                and _is_paragraph_on_merits(line)
            )
            if is_of_requirements and is_merit != (found[-1].key == "meritorious"):
                key = "meritorious" if is_merit else part.key
                found.append(PostingPart(None, key, [], len(found), part.category))
            found[-1].lines.append(line)
    return found


def _is_paragraph_on_merits(line: Line) -> bool:
    text = line.piece.text
    first = sentences.split_sentences(line.piece)[0].text
    is_sentence = not line.list_tag and text.endswith((".", "!"))
    return is_sentence and bool(_MERIT.search(first)) and not _NO_MERIT.search(first)


MANY: Final = 3  # of the main kinds without a heading: the text is a mail or plain prose


def _main_section_key(section_key: str) -> str:
    """Return the main section that a section counts as: "terms" for "benefits"."""
    return {"benefits": "terms", headings.PROFILE: "required"}.get(section_key, section_key)


def _divide_part(part: PostingPart, missing_keys: set[str]) -> list[PostingPart]:
    found = [replace(part, lines=[])]
    seen_prose = part.heading is not None
    for block in _paragraphs_with_lists(part.lines):
        paragraph, items = _paragraph_and_items(block)
        is_long = bool(items) or len(paragraph) >= LEAST_PROSE
        kind = section_kind_of_paragraph(paragraph, items) if is_long else ""
        kind = kind or _required_if_list_without_paragraph(
            found[-1], paragraph, items, missing_keys
        )
        if (
            _is_list_after_requirements(found[-1], paragraph, kind)
            and "meritorious" in missing_keys
        ):
            kind = "meritorious"
        is_new = (
            (kind in missing_keys or (bool(items) and is_list_of_application_documents(items)))
            and kind != found[-1].key
            and (seen_prose or kind == "how_to_apply")
        )
        seen_prose = seen_prose or len(paragraph) >= 60
        key = headings.FURTHER if kind == section_kinds.OTHER else kind
        is_new = is_new and not _has_only_known_heading(found[-1])
        if is_new and found[-1].heading is not None and not found[-1].lines:
            found[-1] = replace(found[-1], key=key, lines=block)  # its heading did not tell
        elif is_new:
            found.append(PostingPart(None, key, block, 0))
        else:
            found[-1].lines.extend(block)
    return [one for one in found if one.lines or one.heading is not None or one is found[0]]


def _has_only_known_heading(part: PostingPart) -> bool:
    """Whether a part has nothing yet but a heading that names its section, as "Krav" does."""
    heading = part.heading.text if part.heading and not part.lines else ""
    return bool(heading) and headings.section_key_of_known_heading(heading) is not None


def _is_list_after_requirements(part: PostingPart, paragraph: str, kind: str) -> bool:
    """Whether a list follows that of required qualifications: then it has the desirable ones."""
    may_be = not paragraph and part.key == "required" and kind in ("required", "")
    return may_be and any(line.list_tag for line in part.lines)


def _required_if_list_without_paragraph(
    part: PostingPart, paragraph: str, items: tuple[str, ...], missing_keys: set[str]
) -> str:
    """Return "required" for a list without a paragraph in a text without headings; else empty.

    What is asked for comes first, merits after it.
    """
    if (
        paragraph
        or len(items) < FEWEST_ITEMS
        or len(missing_keys) < len(MAIN)
        or is_list_of_tasks(items)
    ):
        return ""
    return "" if part.key in ("meritorious", "terms") else "required"


FEWEST_ITEMS: Final = 3
LONGEST_ITEM: Final = 140


def _paragraph_and_items(block: Sequence[Line]) -> tuple[str, tuple[str, ...]]:
    """Return the paragraph of a block, and the items of its list."""
    is_item = _may_be_list_item(block[0]) and (block[0].list_tag or len(block) > 1)
    items = block if is_item else block[1:]
    paragraph = "" if is_item else block[0].piece.text
    return paragraph, tuple(line.piece.text for line in items)


def _may_be_list_item(line: Line) -> bool:
    """Whether a line is an item of a list, or short enough to be one without a bullet."""
    text = line.piece.text
    if line.list_tag:
        return True
    is_short = len(text) <= LONGEST_ITEM and not text.endswith((".", ":", "?", "!"))
    return is_short and "@" not in text and labels.split_known_label_and_value(text) is None


def _paragraphs_with_lists(lines: Sequence[Line]) -> list[list[Line]]:
    """Return each paragraph with the list below it; lists without a paragraph are alone."""
    found: list[list[Line]] = []
    for line in lines:
        above = found[-1][-1] if found else None
        introduces = above is not None and not above.list_tag and not above.piece.text.endswith(".")
        goes_on = (
            above is not None
            and not line.after_blank
            and _may_be_list_item(above)
            and _may_be_list_item(line)
        )
        follows = (
            above is not None and not line.after_blank and _may_be_list_item(line) and introduces
        )
        listed = above is not None and (above.list_tag or introduces or not line.after_blank)
        if listed if line.list_tag else goes_on or follows:
            found[-1].append(line)
        else:
            found.append([line])
    return found


# "Why this project: A green tomato …": so many such lines, and they are headings; one alone is one
# if its words name a section.
FEWEST_RUN_IN: Final = 3
MOST_WORDS: Final = 6  # of such a heading
_RUN_IN: Final = re.compile(r"(?P<label>[A-ZÅÄÖ][^:.,;@()]{2,45}?)\s*:\s+(?=[\w(€£\"“”])")
_RUN_IN_QUESTION: Final = re.compile(
    r"(?P<label>[A-ZÅÄÖ][^?.!:@]{2,45}\?)\s+(?=[A-ZÅÄÖ£€\"“].{20})"
)
_RUN_IN_SENTENCE: Final = re.compile(
    r"(?P<label>[A-ZÅÄÖ][\w-]+(?:\s[\w-]+)?)[.]\s+(?=[A-ZÅÄÖ].{20})"
)


def split_run_in_headings(
    lines: Sequence[Line], programme_names: tuple[str, ...]
) -> Sequence[Line]:
    """Return the lines; a heading at the beginning of a paragraph ("Tasks: …") gets its own line."""
    found = {
        place: match
        for place, line in enumerate(lines)
        if (match := _run_in_heading_match(line, programme_names)) is not None
    }
    questions = [place for place, match in found.items() if match.re is _RUN_IN_QUESTION]
    if len(questions) < FEWEST_RUN_IN:  # "Are you interested? Please apply …"
        found = {place: match for place, match in found.items() if place not in questions}
    sure = {
        place for place, match in found.items() if _is_section_name(match["label"], programme_names)
    }
    if len(found) < FEWEST_RUN_IN:
        found = {place: match for place, match in found.items() if place in sure}
    divided: list[Line] = []
    for place, line in enumerate(lines):
        match = found.get(place)
        divided += [line] if match is None else _split_run_in_heading(line, match)
    return divided


def _is_section_name(label: str, programme_names: tuple[str, ...]) -> bool:
    if headings.section_key_of_known_heading(label, programme_names) is not None:
        return True
    kind, score = section_kinds.section_kind_and_score_of_heading(label)
    return score >= section_kinds.SURE and kind not in NOT_RUN_IN


NOT_RUN_IN: Final = ("supervisors", "union", "contacts", section_kinds.OTHER)


def _run_in_heading_match(line: Line, programme_names: tuple[str, ...]) -> re.Match[str] | None:
    text = line.piece.text
    if (
        line.list_tag
        or line.is_marked_heading
        or is_mail_header_or_greeting(text)
        or headings.is_numbered_project(text)
    ):
        return None
    match = _RUN_IN.match(text) or _RUN_IN_QUESTION.match(text) or _RUN_IN_SENTENCE.match(text)
    if (
        match is None
        or len(match["label"].split()) > MOST_WORDS
        or labels.split_known_label_and_value(text)
    ):
        return None
    rest = text[match.end() :]
    if name_at_beginning(rest) and has_contact_details(rest):
        return None  # "About the project: Anna Berg, professor, tel. …"
    is_key = headings.section_key_of_known_heading(match["label"], programme_names) is not None
    if rest.startswith("http") or (match.re is _RUN_IN_SENTENCE and not is_key):
        return None
    if len(rest) < headings.SENTENCE and not rest.endswith(":"):
        return None
    is_long = len(rest) >= LEAST_PROSE and ". " in rest  # a list goes on with it
    is_prose = (is_long or rest.endswith((".", "!", "?", ":"))) and "@" not in rest[:60]
    names = _is_section_name(match["label"], programme_names)
    is_capital = rest[:1].isupper() or rest[:1].isdigit()
    return (
        match
        if is_prose
        and (names or (is_capital and not position_kinds.find_position_count_and_reference(text)))
        else None
    )


def _split_run_in_heading(line: Line, match: re.Match[str]) -> list[Line]:
    text, start = line.piece.text, line.piece.start
    label = Piece(match["label"], start, start + match.end("label"))
    rest = Piece(text[match.end() :], start + match.end(), line.piece.end)
    return [
        Line(label, "", True, is_marked_heading=True),
        Line(rest, line.list_tag, False),
    ]
