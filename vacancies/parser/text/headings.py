"""Recognises headings and maps them to the page's sections. English and Swedish."""

import re
from typing import Final

from vacancies.parser.text import section_kinds
from vacancies.parser.text.cleaning import fold_for_comparison
from vacancies.parser.text.results import Line
from vacancies.parser.text.vocabulary import ASKS, BEGINS, BUTTONS, HEADINGS, LEADS_IN, UNIONS

# Parts without a section of the page: what is not recognised as a fact becomes an extra section.
DEADLINE: Final = "deadline"
SUPERVISORS: Final = "supervisors"
CONTACTS: Final = "contacts"
UNION: Final = "union"
PROFILE: Final = "profile"
FURTHER: Final = ""

_KEYS: Final = {fold_for_comparison(word): key for key, words in HEADINGS.items() for word in words}
_ABOUT: Final = re.compile(
    r"^(?:about|om|the)\s+(?:the\s+)?(?P<what>.+?)(?:\s+(?:graduate school|forskarskola|program"
    r"(?:me|met)?))?$"
)
_EMPLOYER: Final = re.compile(
    r"^(?:about|om)\s+(?:[\w.-]+\s+){0,5}?(?:(?:university|college|institute)(?:\s+\w+){0,4}"
    r"|universitet|högskola|lärosäte)$"
)
_NUMBERED: Final = re.compile(r"^(?:\d{1,2}(?:\.\d)?[.)]?|[IVX]{1,4}\.)\s+")
_UNION: Final = re.compile("|".join(UNIONS))
LONGEST: Final = 90
LONGEST_WITH_PRONOUN: Final = 4  # words
SENTENCE: Final = 40
MOST_FIGURES: Final = 4  # of a heading in capital letters: more are a telephone number
_NAME: Final = re.compile(
    r"(?:[A-ZÅÄÖØÆ][\w.’'-]*\s*){2,4}(?:,|$|\()"
)  # of a person, as a line begins


def section_key_of_known_heading(text: str, programme_names: tuple[str, ...] = ()) -> str | None:
    """Return the section key of a known heading, else None."""
    if len(text) > LONGEST:
        return None
    words = fold_for_comparison(_NUMBERED.sub("", text)).replace("&", "and").rstrip(" ?!")
    if words in _KEYS:
        return _KEYS[words]
    if _EMPLOYER.match(words):
        return "environment"
    about = _ABOUT.match(words)
    if about and about["what"] in map(fold_for_comparison, programme_names):
        return "about_programme"
    return None


def is_known_heading(line: Line, programme_names: tuple[str, ...]) -> bool:
    text = line.piece.text
    if len(text) > LONGEST or line.list_tag == "ul" or text.endswith((".", ",", ";")):
        return False
    return section_key_of_known_heading(text, programme_names) is not None


def is_button_label(line: Line, line_after: Line | None) -> bool:
    """Whether a line is the text of a button ("Ansök nu"), and not a heading above prose."""
    is_one = fold_for_comparison(line.piece.text.strip("[] ")) in BUTTONS
    return is_one and (line_after is None or not _is_prose(line_after, SENTENCE))


def looks_like_heading(
    line_before: Line | None,
    line: Line,
    line_after: Line | None,
    *,
    is_careful: bool,
    is_before_known_heading: bool = False,
    has_few_blank_lines: bool = False,
) -> bool:
    """Whether an unknown line has the form of a heading.

    `is_careful`: among addresses and names of documents a short line alone is not a heading.
    `is_before_known_heading`: it follows immediately. `has_few_blank_lines` is about the whole text.
    """
    text = line.piece.text
    if len(text) > LONGEST or line_after is None or not any(map(str.isalpha, text)):
        return False
    if line.list_tag:
        return line.list_tag == "ol" and _is_numbered_heading(line_before, text, line_after)
    if line.is_marked_heading:
        return True
    if not _may_be_heading_text(text) or _UNION.fullmatch(text):
        return False
    if text.isupper() and len(text) > 4 and sum(map(str.isdigit, text)) <= MOST_FIGURES:
        return True
    is_apart = _is_apart_from_line_above(line_before, line)
    if is_careful:
        return is_apart and not text.endswith(":") and _is_prose(line_after, 60)
    is_named = _is_section_name_above_text(line, line_after) or (
        has_few_blank_lines and _is_short_section_name(text)
    )
    if is_named or (is_apart and text.endswith("?")):
        return True
    return is_apart and (is_before_known_heading or _is_above_text_or_list(text, line_after))


def _is_above_text_or_list(text: str, line_after: Line) -> bool:
    """Whether prose, a list or the introduction of a list follows a short text."""
    if line_after.list_tag or _is_prose(line_after, SENTENCE):
        return True
    is_intro = line_after.piece.text.endswith(":")
    return is_intro and (not line_after.after_blank or _is_short_section_name(text))


def _is_apart_from_line_above(line_before: Line | None, line: Line) -> bool:
    """Whether a line comes after an empty line, a list or a sentence, or is the first."""
    if line_before is None or line.after_blank or line_before.list_tag:
        return True
    return line_before.piece.text.endswith((".", "!", "?"))


def _is_section_name_above_text(line: Line, line_after: Line) -> bool:
    """Whether a line names a kind of section and is right above text, not a person's name."""
    is_above = line.after_blank and not line_after.after_blank
    is_text = _NAME.match(line_after.piece.text) is None
    return is_above and is_text and _is_short_section_name(line.piece.text)


def _is_short_section_name(text: str) -> bool:
    """Whether a text is short and names a kind of section."""
    score = section_kinds.section_kind_and_score_of_heading(text)[1]
    words = text.split()
    is_question_like = words[0].casefold() in BEGINS and score >= section_kinds.SURE
    is_short = len(words) <= (LONGEST_AS_QUESTION if is_question_like else LONGEST_IN_DENSE)
    return is_short and not text.endswith(":") and bool(score)


def section_key_of_introduced_list(line: Line, line_after: Line | None, current_key: str) -> str:
    """Return the section key of the list that a line introduces; empty if no new section begins.

    "Det är meriterande om du har" among the requirements begins a section of its own.
    """
    text = line.piece.text
    words = text.split()
    if line.list_tag or line_after is None or not line_after.list_tag or len(words) > LONGEST_INTRO:
        return ""
    if text.endswith((".", "!", ";")) or "@" in text or "://" in text:
        return ""
    if current_key == "how_to_apply" and _OF_APPLICATION.search(text):
        return ""
    kind, score = section_kinds.section_kind_and_score_of_heading(text)
    is_sure = score >= section_kinds.SURE and kind in OF_LISTS
    return (
        kind
        if is_sure and kind != current_key and not (kind == "terms" and current_key == "benefits")
        else ""
    )


_OF_APPLICATION: Final = re.compile(
    r"\bapplication|\bansök|\bdocuments?\b|\bhandling", re.IGNORECASE
)
OF_LISTS: Final = ("meritorious", "required", "responsibilities", "terms")
LONGEST_IN_DENSE: Final = 4  # words
LONGEST_AS_QUESTION: Final = 8  # words: "Det här kommer du att göra"
LONGEST_INTRO: Final = 14  # words


def _is_numbered_heading(line_before: Line | None, text: str, line_after: Line) -> bool:
    """Whether a numbered line is a heading above prose, and not an item of a list."""
    is_item = line_before is not None and line_before.list_tag == "ol"
    return _may_be_heading_text(text) and not is_item and _is_prose(line_after, 60)


def _introduces_list(text: str) -> bool:
    """Whether a line is the beginning of a sentence that a list continues: "I arbetet ingår att"."""
    words = text.split()
    if words[0].casefold() in ASKS:
        return False  # "What we can offer you"
    is_pronoun = words[-1] in ("du", "you", "are", "is", "kan")
    return words[-1] in LEADS_IN and (len(words) > LONGEST_WITH_PRONOUN or not is_pronoun)


def _may_be_heading_text(text: str) -> bool:
    if _introduces_list(text):
        return False
    if _SENTENCE_END.search(text):
        return False
    if "@" in text or "://" in text or " | " in text or text.endswith((".", ",", ";", "!")):
        return False
    if _AMOUNT.match(text) or (text[0].isdigit() and not _NUMBERED.match(text)):
        return False
    if not text[0].isalnum() or text[0].islower() or len(text.split()) > 10:
        return False
    if text.endswith(":") and len(text.split()) > 3:
        return False  # it introduces what follows
    return ":" not in text.rstrip(":") or bool(_NUMBERED_PROJECT.match(text))


_AMOUNT: Final = re.compile(
    r"\d+(?:[.,]\d+)?\s*(?:%|fte\b|years?\b|months?\b|år\b|månader\b|hp\b|ects\b)", re.IGNORECASE
)
_SENTENCE_END: Final = re.compile(r"[^\W\d_]{4,}[.!?]\s+[A-ZÅÄÖ]")
_NUMBERED_PROJECT: Final = re.compile(
    r"^(?:project|projekt|position|tjänst|topic|theme|tema|ämne|track|spår|wp|phd"
    r"|studentship)(?:\s+(?:position|project|student))?\s+(?:\d{1,2}"
    r"|[A-H])\b.{0,60}(?::|–|-)",
    re.IGNORECASE,
)


def is_numbered_project(text: str) -> bool:
    """Whether a heading names one of several projects or positions: "Project 1: Codes"."""
    return _NUMBERED_PROJECT.match(text) is not None


def _is_prose(line: Line, min_length: int) -> bool:
    text = line.piece.text
    return len(text) >= min_length and not line.list_tag and any(sign in text for sign in ".!?:")
