"""Joins the lines of a text that was hard-wrapped at a column, as mails and PDFs are."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Final

from vacancies.parser.text import headings, labels, position_kinds
from vacancies.parser.text.cleaning import LONGEST_READ
from vacancies.parser.text.results import Line, Piece

BULLET: Final = re.compile(
    r"[ \t]*(?:[•●▪◦‣·∙■□☐❑»➢➤►▶✓✔○◉◆◇❖◊\u2043▸▹▻➔➜➡→⇒★☆✦✱❍][ \t]*"
    r"|(?:[*+–—-]|o(?=[ \t])|§(?=[ \t]+[^\W\d]))[ \t]+)"
)
# A picture in front of a heading or an item.
EMOJI: Final = re.compile(
    r"[ \t]*(?:[\u2600-\u26ff\u2705-\u27bf\U0001f300-\U0001faff][\ufe0f\u200d]*)+[ \t]*(?=\S)"
)
NUMBER: Final = re.compile(
    r"[ \t]*(?:\d{1,2}[.)]|\((?:\d{1,2}|[ivx]{1,4}|[a-h])\)|[a-h]\)|[A-H]\.(?=[ \t]+[a-zåäö])"
    r"|(?:i|ii|iii|iv|v|vi|vii|viii|ix|x)\.)[ \t]+(?=\S)"
)
ENDS_IN_ADDRESS: Final = re.compile(r"(?:https?://|@)[^\s@]+$")
LABEL_AT_START: Final = re.compile(r"[^\W\d_][\w ]{1,25}:\s")
CELLS: Final = re.compile(r"\s\|\s|\t")  # of a row of a table
DIVIDED: Final = re.compile(r"[^\W\d_]-$")
JOINT: Final = re.compile(r"(?:och|eller|samt|till|resp|and|or|to)\b")
GOES_ON: Final = re.compile(
    r"\b(?:och|eller|samt|att|som|i|på|av|för|med|till|en|ett|den|det|de|and|or|of|the|a|an|in|to|for|with|that|which|by|at|on|from)$",
    re.IGNORECASE,
)
# "Please quote the reference number", with the number on the next line.
LEADS_TO_CODE: Final = re.compile(
    r"\b(?:(?:diarie|referens|ärende|annons)num(?:mer|ret)|dnr|reference(?:\s+number)?|ref\.?\s+(?:no|nr)\.?)$",
    re.IGNORECASE,
)
TO_ADDRESS: Final = re.compile(
    r"\b(?:at|to|via|through|on|by|from|or|and|see|is|på|till|genom|eller|och|är|se|under)$",
    re.IGNORECASE,
)
ENDED: Final = (".", "!", "?", ":", ";")
WIDEST_BROKEN: Final = 100  # maximum length of lines in a hard-wrapped text
FEWEST_BROKEN: Final = 3
LEAST_CUT: Final = 0.5  # of these lines: within a sentence, or without room for the next word
FULL: Final = 50  # minimum length of a line that continues


def wrap_column_of(text: str) -> int:
    """Return the column at which paragraphs are hard-wrapped; 0 if they are not."""
    raws = [raw.rstrip() for raw in text.split("\n")]
    broken = [
        (raw, after)
        for raw, after in pairwise(raws)
        if _may_be_wrapped(raw)
        and after.strip()
        and not BULLET.match(after)
        and not BULLET.match(raw)
        and not NUMBER.match(raw)
    ]
    longer = sum(len(raw) > WIDEST_BROKEN for raw in raws)
    if len(broken) < FEWEST_BROKEN or longer >= len(broken):
        return 0
    column = max(len(raw) for raw, _after in broken)
    cut = sum(
        after.lstrip()[:1].islower() or len(raw) + 1 + len(after.split(maxsplit=1)[0]) > column
        for raw, after in broken
    )
    return column if cut >= LEAST_CUT * len(broken) else 0


def _may_be_wrapped(line: str) -> bool:
    return FULL <= len(line) <= WIDEST_BROKEN and not line.endswith(ENDED)


def continues_line_before(whole_text: str, line_before: Line, line: Line, wrap_column: int) -> bool:
    """Whether a line continues the sentence of the line before."""
    if line.list_tag or line.is_marked_heading or line_before.is_marked_heading:
        return False
    if _continues_list_item(whole_text, line_before, line) or _is_divided_word(line_before, line):
        return True
    return _continues_sentence_by_words(whole_text, line_before, line, wrap_column)


def _is_divided_word(line_before: Line, line: Line) -> bool:
    """Whether a word is divided between two lines: "super-" with "visor: Anna Berg" below."""
    is_lower = line.piece.text[:1].islower()
    return is_lower and DIVIDED.search(line_before.piece.text) is not None


def _continues_sentence_by_words(
    whole_text: str, line_before: Line, line: Line, wrap_column: int
) -> bool:
    """Whether a line continues the sentence of the line before, by the words of both."""
    above, below = line_before.piece.text, line.piece.text
    if CELLS.search(above) or CELLS.search(below):
        return False
    is_lower = below[:1].islower()
    is_cut = bool(wrap_column) and line_before.piece.end - line_before.piece.start >= FULL
    if is_cut and _continues_after_sentence_end(whole_text, line_before, below, wrap_column):
        return True
    if _is_complete_line(above) or LABEL_AT_START.match(below):
        return False
    if is_cut and LEADS_TO_CODE.search(above):
        return True
    is_fact = (
        position_kinds.begins_with_reference_number(below)
        or labels.split_known_label_and_value(below) is not None
    )
    if is_fact and not (is_cut and is_lower):
        return False
    if "@" in below.split()[0] or below.startswith(("http", "www.")):
        leads_on = below.startswith("@") or above.endswith(",") or bool(TO_ADDRESS.search(above))
        return bool(wrap_column) and leads_on
    if is_lower:
        return bool(wrap_column) or above.endswith((",", "-")) or bool(GOES_ON.search(above))
    is_new = below[:1].isupper() and not GOES_ON.search(above)
    return is_cut and not (
        is_new and _had_room_for_first_word_below(whole_text, line_before, below, wrap_column)
    )


_ADDRESS: Final = re.compile(r"(?:https?://\S+|[^\s@]+(?:@|\s?\(at\)\s?)[^\s@]+\.\w{2,})")
_AWAITS_ADDRESS: Final = re.compile(
    r"\b(?:to|till|at|på|via|address|adressen)\s*:?$", re.IGNORECASE
)


def is_address_for_line_before(line_before: Line, line: Line) -> bool:
    """Whether a line has nothing but the address that the line before leads to: "Send it to"."""
    is_alone = not line.list_tag and _ADDRESS.fullmatch(line.piece.text) is not None
    return is_alone and _AWAITS_ADDRESS.search(line_before.piece.text) is not None


def _continues_list_item(whole_text: str, line_before: Line, line: Line) -> bool:
    """Whether a line continues the list item above, because it is indented as far as its text."""
    column = _column_of_offset(whole_text, line.piece.start)
    is_item = bool(line_before.list_tag) and not line_before.piece.text.endswith((".", ";", ":"))
    return (
        is_item and column > 1 and column == _column_of_offset(whole_text, line_before.piece.start)
    )


def _column_of_offset(whole_text: str, start: int) -> int:
    return start - (whole_text.rfind("\n", 0, start) + 1)


def _continues_after_sentence_end(
    whole_text: str, line_before: Line, text_below: str, wrap_column: int
) -> bool:
    """Whether a hard-wrapped paragraph goes on below a line that ends with a sentence or an address."""
    above = line_before.piece.text
    if (
        labels.split_known_label_and_value(text_below)
        or headings.section_key_of_known_heading(text_below) is not None
    ):
        return False
    if (
        labels.split_known_label_and_value(above)
        or LABEL_AT_START.match(text_below)
        or len(above) > LONGEST_READ
    ):
        return False
    if text_below[:1].islower() and (above.endswith(";") or ENDS_IN_ADDRESS.search(above)):
        return True
    if line_before.list_tag:
        return False
    is_full = not _had_room_for_first_word_below(whole_text, line_before, text_below, wrap_column)
    return (
        is_full
        and above.endswith((".", "!", "?"))
        and "@" not in text_below.split(maxsplit=1)[0]
        and (len(text_below) >= FULL or text_below.endswith((".", "!", "?")))
    )


def _is_complete_line(text: str) -> bool:
    """Whether the next line cannot continue this one: an end of sentence, address, heading or label."""
    return (
        text.endswith(ENDED)
        or ENDS_IN_ADDRESS.search(text) is not None
        or len(text) > LONGEST_READ
        or headings.section_key_of_known_heading(text) is not None
        or labels.fact_rule_of_label(text) is not None
        or (labels.split_known_label_and_value(text) is not None and not GOES_ON.search(text))
    )


def _had_room_for_first_word_below(
    whole_text: str, line_before: Line, text_below: str, wrap_column: int
) -> bool:
    """Whether the first word of the next line would have fitted, so that the break is intended."""
    last = line_before.piece.end - (whole_text.rfind("\n", 0, line_before.piece.end) + 1)
    return last + 1 + len(text_below.split(maxsplit=1)[0]) <= wrap_column


def join_lines(whole_text: str, line_before: Line, line: Line) -> Line:
    start, end = line_before.piece.start, line.piece.end
    return replace(
        line_before,
        piece=Piece(_join_texts(line_before.piece.text, line.piece.text, whole_text), start, end),
    )


def _join_texts(text_above: str, text_below: str, whole_text: str) -> str:
    """Return the texts of two lines joined; a word hyphenated between them is joined too."""
    if text_below.startswith("@") and text_above[-1:].isalnum():
        return f"{text_above}{text_below}"
    if not DIVIDED.search(text_above) or not text_below[:1].islower():
        return f"{text_above} {text_below}"
    if JOINT.match(text_below):  # "yt- och grundvatten"
        return f"{text_above} {text_below}"
    head, tail = re.findall(r"\w+-$", text_above)[0], re.findall(r"^\w+", text_below)[0]
    is_compound = f"{head}{tail}".casefold() in whole_text.casefold()
    return f"{text_above}{text_below}" if is_compound else f"{text_above[:-1]}{text_below}"
