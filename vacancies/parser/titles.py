"""Finds the title of a posting among its first lines."""

import re
from collections.abc import Sequence
from typing import Final

from vacancies.parser.entities import names
from vacancies.parser.facts.deadline_and_posting_date_patterns import split_posting_date_from_line
from vacancies.parser.text import headings, labels, position_kinds, vocabulary
from vacancies.parser.text.results import Line, Piece

TOP: Final = 10  # the title is among this many first lines
FURTHEST: Final = 40  # of a title below other words
SHORTEST_TITLE, LONGEST_TITLE = 12, 160
LONGEST_LABEL: Final = 3  # words before a colon
_OF_TITLES: Final = frozenset(
    (
        "job title",
        "title",
        "position",
        "post",
        "befattning",
        "titel",
        "jobbtitel",
        "tjänst",
        "role",
        "name of position",
        "post title",
        "position title",
        "title of post",
        "title of position",
        "anställningens namn",
        "benämning",
        "vacancy",
    )
)
_SUBJECT: Final = re.compile(
    r"^(?:ämne|subject)\s*:\s*(?:(?:re|sv|vb|fw|fwd|aw)\s*:\s*|\[[^\]]+\]\s*)*(?P<title>\S.*)$",
    re.IGNORECASE,
)


# "Rekrytering: Universitetslektor i logistik (diarienummer 2027-0312)".
_ANNOUNCED: Final = re.compile(
    rf"^(?:{'|'.join(vocabulary.BEFORE_TITLES)})\s*(?::|–|-)\s+(?P<title>[^()\n]+\w)", re.IGNORECASE
)


def title_index(lines: Sequence[Line], programme_names: tuple[str, ...]) -> int | None:
    """Return the index of the line that is the title; None without one."""
    place = _title_index_at_top(lines[: _count_lines_before_prose(lines, programme_names)])
    if place is None or not position_kinds.position_kinds_in(lines[place].piece.text):
        further = _title_index_further_down(lines[:FURTHEST])
        return place if further is None else further
    return place


def joined_title_and_next_index(lines: Sequence[Line], index: int) -> tuple[Piece, int]:
    """Return the title that begins at this index, joined with its further lines, and the next index."""
    title, at = lines[index].piece, index + 1
    while (
        at < len(lines) and at - index <= MOST_FURTHER and _continues_title(title.text, lines[at])
    ):
        below = lines[at].piece
        joint = " " if title.text.endswith((":", "/")) or title.text.isupper() else ": "
        title = Piece(f"{title.text}{joint}{below.text}", title.start, below.end)
        at += 1
    return title, at


MOST_FURTHER: Final = 3  # lines of a title


def _continues_title(title: str, line_below: Line) -> bool:
    text = line_below.piece.text
    is_one = _may_be_title(text) and len(text) <= LONGEST_TITLE and not text.endswith((".", "!"))
    is_apart = line_below.after_blank and not (
        line_below.is_marked_heading and position_kinds.is_only_kind_credits_or_term(title)
    )
    if is_apart or line_below.list_tag or not is_one:
        return False
    if title.endswith("/"):  # the title in the other language follows
        return True
    is_heading = headings.section_key_of_known_heading(text) is not None
    is_capital = (
        title.isupper() and text.isupper() and bool(position_kinds.position_kinds_in(title))
    )
    return not is_heading and (
        title.endswith(":") or is_capital or position_kinds.is_only_kind_credits_or_term(title)
    )


def labelled_title(lines: Sequence[Line]) -> Piece | None:
    """Return the title from a label ("Job title: …") or mail subject that names a position; else None."""
    for line in lines[:FURTHEST]:
        found = labels.split_known_label_and_value(line.piece.text)
        if (
            found
            and found.label.casefold() in _OF_TITLES
            and (position_kinds.position_kinds_in(found.value) or _is_title_of_thesis(lines, found))
        ):
            return Piece(found.value, line.piece.start, line.piece.end)
    for line in lines[:FURTHEST]:
        subject = _SUBJECT.match(line.piece.text) or _ANNOUNCED.match(line.piece.text)
        if subject and position_kinds.position_kinds_in(subject["title"]):
            return Piece(subject["title"], line.piece.start, line.piece.end)
    return None


def _is_title_of_thesis(lines: Sequence[Line], found: labels.LabelledValue) -> bool:
    """Whether a value is the title of a thesis project that the first lines announce."""
    is_thesis = any(
        "thesis" in position_kinds.position_kinds_in(one.piece.text) for one in lines[:2]
    )
    return is_thesis and found.label.casefold() in ("title", "titel")


def _title_index_further_down(lines: Sequence[Line]) -> int | None:
    """Return the index of a title below the text of a mail or the navigation of a page."""
    for place, line in enumerate(lines):
        text = line.piece.text
        is_short = SHORTEST_TITLE <= len(text) <= LONGEST_TITLE and not text.endswith(
            (".", "!", "?")
        )
        if line.list_tag or not is_short or not (line.after_blank or line.is_marked_heading):
            continue
        is_one = (
            position_kinds.position_kinds_in(text)
            and not position_kinds.is_only_kind_credits_or_term(text)
            and _may_be_title(text)
        )
        if (
            is_one
            and names.name_at_beginning(text) is None
            and not headings.is_numbered_project(text)
        ):
            return place
    return None


def _count_lines_before_prose(lines: Sequence[Line], programme_names: tuple[str, ...]) -> int:
    """Return the number of lines above the first prose, list or known heading; at most `TOP`."""
    for place, line in enumerate(lines[:TOP]):
        text = line.piece.text
        if line.list_tag == "ul" or headings.is_known_heading(line, programme_names):
            return place
        is_prose = len(text) > 40 and text.endswith((".", "!", "?"))
        is_question_or_call = (
            text.endswith(("?", "!"))
            and (
                bool(position_kinds.position_kinds_in(text))
                or _is_below_position_kind(lines, place)
            )
            and len(text) < LONGEST_TITLE
            and not _MAIL.match(text)
        )
        if len(text) > 200 or (is_prose and not is_question_or_call):
            return place
    return min(TOP, len(lines))


def _is_below_position_kind(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is below one with nothing but the kind of position: "Exjobb, 30 hp"."""
    above = lines[place - 1].piece.text if place else ""
    return bool(above) and position_kinds.is_only_kind_credits_or_term(above)


def _title_index_at_top(lines: Sequence[Line]) -> int | None:
    """Return the index of the first line that names a kind and more, else of the best other line; or None."""
    free = [
        place
        for place, line in enumerate(lines)
        if _may_be_title(line.piece.text) and not is_posting_date_line(line.piece.text)
    ]
    for place in free:
        text = lines[place].piece.text
        is_more = not position_kinds.is_only_kind_credits_or_term(text)
        if position_kinds.position_kinds_in(text) and is_more:
            return place
    return _best_title_candidate(lines, free)


# Words of a position that tell no kind: a line with one of them is a better title than the first line.
_OF_SOME_POSITION: Final = re.compile(
    r"\b(?:interns?(?:hips?)?|trainees?(?:ships?)?|scientists?|coordinators?|administrators?|managers?"
    r"|fellow(?:ship)?s?|scholarships?|positions?|vacancy|jobs?|praktik\w*|sommarjobb\w*"
    r"|\w+(?:assistent|samordnare|administratör|koordinator|handläggare|chef|tjänst|anställning)\w{0,4})\b",
    re.IGNORECASE,
)


def _best_title_candidate(lines: Sequence[Line], candidates: Sequence[int]) -> int | None:
    unsaid = [
        place
        for place in candidates
        if not position_kinds.is_only_kind_credits_or_term(lines[place].piece.text)
    ]
    named = [place for place in unsaid if _OF_SOME_POSITION.search(lines[place].piece.text)]
    return next(iter(named or unsaid or candidates), None)


_NAVIGATION: Final = re.compile(
    r"^[<←\u2039«]\s|^-{3,}|\w\s+[>»\u203a|/]\s.*\s[>»\u203a|/]\s+\w"
    rf"|^(?:{'|'.join(vocabulary.NAVIGATION)})(?!\w)"
    rf"|^(?:{'|'.join(vocabulary.NAVIGATION_ALONE)})\s*$",
    re.IGNORECASE,
)


_MAIL: Final = re.compile(
    r"^(?:från|till|skickat|ämne|kopia|from|to|sent|subject|cc|date|datum|attachments?|bilagor)\s*:"
    r"|^(?:hej|hi|dear|hello|kära|best|kind|med\s+vänlig|mvh|hälsningar|logga\s+in|log\s*in|login)\b",
    re.IGNORECASE,
)


def is_mail_header_or_greeting(text: str) -> bool:
    """Whether a line is a header, a greeting or an ending of a mail."""
    return _MAIL.match(text) is not None


def _is_navigation_menu(text: str) -> bool:
    """Whether a line has at least three words from a page's menu, and at most one other word."""
    tokens = re.findall(r"\w+", text.casefold())
    return sum(token in vocabulary.MENU for token in tokens) >= max(3, len(tokens) - 1)


# "You will look after the researchers of the unit": a task.
_TO_THE_READER: Final = re.compile(
    r"^(?:you|du)\s+(?:will|can|may|are|have|kommer|ska|är|har|får)\b", re.IGNORECASE
)


def _may_be_title(text: str) -> bool:
    if _TO_THE_READER.match(text):
        return False
    if _NAVIGATION.search(text) or _MAIL.match(text) or labels.split_known_label_and_value(text):
        return False
    if _is_navigation_menu(text):
        return False
    label, colon, _value = text.partition(":")
    if (
        colon
        and len(label.split()) <= LONGEST_LABEL
        and position_kinds.find_position_count_and_reference(text)
    ):
        return False
    if colon and len(label.split()) <= LONGEST_LABEL and not position_kinds.position_kinds_in(text):
        return False
    return "@" not in text and any(letter.isalpha() for letter in text)


def is_posting_date_line(text: str) -> bool:
    found = split_posting_date_from_line(text)
    return found is not None and (
        not found[1] or position_kinds.is_only_position_kind_or_label(found[1])
    )
