"""Evidence for and against the title and the kind of position that were read from an ad."""

import re
from typing import Final

from vacancies.parser.evidence.advertisement import (
    Advertisement,
    Evidence,
    evidence_from_conditions,
)
from vacancies.parser.text import position_kinds, vocabulary

FIRST_LINES: Final = 4  # above the title: the employer, a date
LONGEST: Final = 22  # words
LATEST_KIND: Final = 6  # words in front of the kind of position
LEAST_SHARED: Final = 0.5
STEM, SHORTEST_WORD = 6, 5  # letters
_JOB: Final = re.compile(
    r"\b(?:interns?(?:hips?)?|trainees?|scientists?|coordinators?|administrators?|managers?|fellow(?:ship)?s?"
    r"|positions?|praktik\w*|sommarjobb\w*|anställning\w*|tjänst\w*"
    r"|\w+(?:assistent|samordnare|administratör|koordinator|handläggare|chef))\b",
    re.IGNORECASE,
)
_CUT: Final = re.compile(
    r"(?:[,:/–-]|\b(?:and|och|in|i|of|for|för|till|the|with|med|inom|at|vid|on|a|an|en|museets|to))$",
    re.IGNORECASE,
)
_PLEA: Final = re.compile(
    r"[!?]{2}|\b(?:please|circulate|sprid|forward|vb|fwd?|sv|re)\b[^:]*[!:]|!\s*$", re.IGNORECASE
)
_PROPOSAL: Final = re.compile(
    r"\b(?:proposals?|förslag|call|announcement|utlysning|annons|notice)\b", re.IGNORECASE
)


def evidence_of_title(ad: Advertisement) -> Evidence:
    title = ad.posting.title
    if title is None:
        return evidence_from_conditions({}, {})
    words = title.text.split()
    kinds = position_kinds.position_kinds_in(title.text)
    above = [line for line in ad.text[: title.start].split("\n") if line.strip()]
    below = ad.text[title.end :].split("\n")
    line = ad.text[: title.end].rsplit("\n", 1)[-1] + below[0]
    return evidence_from_conditions(
        {
            "names a position": bool(kinds) or _JOB.search(title.text) is not None,
            "label": _is_value_of_label(line, title.text),
            "first line": len(above) <= FIRST_LINES,
            "apart": len(below) > 1 and not below[1].strip(),
            "again": _share_of_words_repeated_below(ad, title.text, title.end) >= LEAST_SHARED,
        },
        {
            "no position": not kinds and _JOB.search(title.text) is None,
            "only a kind": position_kinds.is_only_kind_credits_or_term(title.text)
            or position_kinds.is_position_without_subject(title.text),
            "long": len(words) > LONGEST,
            "sentence": title.text.endswith((".", "!")) and title.text.count(".") == 1,
            "cut": _CUT.search(title.text) is not None
            or _may_continue_on_line_below(title.text, (below[1:] or [""])[0]),
            "plea": _PLEA.search(title.text) is not None,
            "menu": _has_many_menu_words(title.text),
            "late": _count_words_before_kind(title.text) > LATEST_KIND,
            "another above": _has_other_position_above(above, title.text),
            "project": _PROPOSAL.search(title.text) is not None,
        },
        needed=3,
    )


def _may_continue_on_line_below(title: str, line_below: str) -> bool:
    """Whether the line right below may be the rest of a title."""
    line = line_below.strip()
    return line[:1].islower() or (title.isupper() and line.isupper() and bool(line))


def _is_value_of_label(line: str, title: str) -> bool:
    before = line.partition(title[:12])[0].strip()
    return before.endswith(":")


def _long_word_stems(text: str) -> set[str]:
    rest = text.casefold()
    return {word[:STEM] for word in re.findall(r"[^\W\d_]+", rest) if len(word) >= SHORTEST_WORD}


def _share_of_words_repeated_below(ad: Advertisement, title: str, end: int) -> float:
    """Return the share (0 to 1) of the title's longer words whose stems occur again in the text below it."""
    mine = _long_word_stems(title)
    return len(mine & _long_word_stems(ad.text[end:])) / len(mine) if mine else 0


def _count_words_before_kind(title: str) -> int:
    """Return the number of words before the kind of position, after the last colon or dash; 0 if no kind."""
    found = [
        match.start()
        for patterns in vocabulary.KINDS.values()
        for match in [re.search("|".join(patterns), title, re.IGNORECASE)]
        if match
    ]
    other = _JOB.search(title)
    starts = [*found, *([other.start()] if other else [])]
    return len(re.split(r"[:–|]|\s-\s", title[: min(starts)])[-1].split()) if starts else 0


def _has_many_menu_words(title: str) -> bool:
    words = re.findall(r"\w+", title.casefold())
    return sum(word in vocabulary.MENU for word in words) > max(2, len(words) / 3)


def _has_other_position_above(lines_above: list[str], title: str) -> bool:
    """Whether a line above the title names another position."""
    mine = _long_word_stems(title)
    return any(
        _is_like_a_position_title(other)
        and len(_long_word_stems(other) & mine) < LEAST_SHARED * len(_long_word_stems(other))
        for other in lines_above
    )


def _is_like_a_position_title(line: str) -> bool:
    is_short = len(line.split()) <= LONGEST and not line.endswith((".", "!", "?", ":"))
    return (
        is_short
        and "@" not in line
        and bool(position_kinds.position_kinds_in(line))
        and not position_kinds.is_only_kind_credits_or_term(line)
        and _count_words_before_kind(line) <= 2
    )


FIRST_WORDS: Final = 3


def evidence_of_position_kind(ad: Advertisement) -> Evidence:
    kind, title = ad.fact_value("kind"), ad.posting.title.text if ad.posting.title else ""
    facts = ad.facts_for_rule("kind")
    named = position_kinds.position_kinds_in(title)
    sought = _position_kinds_sought(ad)
    return evidence_from_conditions(
        {
            "title": kind in named,
            "first words": kind
            in position_kinds.position_kinds_in(" ".join(title.split()[:FIRST_WORDS])),
            "line of its own": any(
                position_kinds.is_only_kind_credits_or_term(one.source.text) for one in facts
            ),
            "again": kind in sought or kind in _position_kinds_in_sections(ad),
        },
        {
            "general": kind in position_kinds.GENERAL,
            "another in the title": len({*named} - {*position_kinds.GENERAL}) > 1,
            "another occupation": position_kinds.is_of_another_occupation(title),
            "another sought": bool(set(sought) - {kind, *position_kinds.GENERAL})
            and kind not in sought,
            "assistant of a doctoral candidate": kind == "assistant" and "doctoral" in sought,
        },
    )


_SOUGHT: Final = re.compile(
    r"\b(?:we\s+(?:are\s+)?(?:seek|look|hir|recruit|offer|invite|announce)\w*|is\s+looking|invites|seeks|(?:vi\s+)?söker(?:\s+(?:vi|nu))*|employed\s+as|anställs\s+som|anställer|as\s+a|som|lediganslår|utlyser)\b",
    re.IGNORECASE,
)
AFTER: Final = 60  # characters


def _position_kinds_sought(ad: Advertisement) -> list[str]:
    found = []
    for _field, sentence in ad.section_fields_and_sentences:
        for match in _SOUGHT.finditer(sentence):
            kinds = position_kinds.position_kinds_in(sentence[match.end() : match.end() + AFTER])
            found += kinds[:1]
    return found


def _position_kinds_in_sections(ad: Advertisement) -> set[str]:
    return {
        kind
        for _field, sentence in ad.section_fields_and_sentences
        for kind in position_kinds.position_kinds_in(sentence)
    }
