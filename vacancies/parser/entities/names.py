"""Parses names of people with their titles, at the beginning of a text and within it."""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from vacancies.parser.text import vocabulary

_TITLES: Final = (
    ("docent", r"assoc(?:iate|\.)\s*prof(?:essor|\.)|docent|doc\."),
    (
        "",
        (
            r"assist(?:ant|\.)\s*prof(?:essor|\.)|asst\.?\s*prof\.?|bitr(?:ädande|\.)\s*(?:lektor|professor)"
            r"|universitetslektor(?:n)?|senior\s+lecturer"
        ),
    ),
    ("prof", r"(?:full\s+)?prof(?:essor(?:n)?|\.)?"),
    ("dr", r"dr\.?|doktor"),
    ("", r"(?:mr|ms|mrs|herr|fru)\.?|postdoc|ph\.?d\.?"),
    (
        "",
        (
            r"[\w-]*(?:prefekt|rektor|dekan|handläggare|koordinator|specialist|sekreterare|chef"
            r"|ledare|ingenjör)(?:en|n)?|lektorn?|(?:huvud)?handledaren?"
            r"|hr[- ](?:officer|specialist|coordinator|partner)"
            r"|(?:head|director)\s+of\s+(?:the\s+)?\w+(?=\s+[A-ZÅÄÖ])"
        ),
    ),
)
_TITLE: Final = re.compile(
    r"\s*(?:"
    + "|".join(f"(?P<t{place}>{pattern})" for place, (_code, pattern) in enumerate(_TITLES))
    + r")(?=[\s,]),?\s+",
    re.IGNORECASE,
)
_WORD: Final = re.compile(
    r"\s*(?P<word>[^\W\d_][^\W\d_’'.-]*(?:[’'-][^\W\d_]+)*\.?)(?=[\s,;:()–/|]|$)"
)
_PARTICLES: Final = (
    "van von de der den af av el al la di da dos del zu ter ten te zur zum vom bin ibn du della"
)
PARTICLES: Final = frozenset(_PARTICLES.split())


class ParsedName(NamedTuple):
    """A parsed name; `rest` is the text after it, with its punctuation."""

    name: str
    honorific: str
    title: str
    rest: str


def name_at_beginning(text: str) -> ParsedName | None:
    """Return the name (two to four capitalised words) that a text begins with, after titles; else None."""
    at, honorific, title = 0, "", ""
    while found := _TITLE.match(text, at):
        place = next(place for place in range(len(_TITLES)) if found[f"t{place}"])
        honorific = honorific or _TITLES[place][0]
        title, at = f"{title} {found.group().strip()}".strip(), found.end()
    words: list[str] = []
    end = at
    while (
        (found := _WORD.match(text, end))
        and len(words) < 6
        and _is_part_of_name(found["word"], words)
    ):
        words.append(found["word"])
        end = found.end()
        if text[end : end + 1] in {",", ";", "(", ":"}:
            break
    while words and words[-1] in PARTICLES:
        end -= len(words.pop()) + 1
    if not 2 <= sum(word not in PARTICLES for word in words) <= 4:
        return None
    name = " ".join(words)
    if name.endswith(".") and len(words[-1]) > 2:
        name = name[:-1]
    return ParsedName(name, honorific, title, text[end:].strip())


def _is_part_of_name(word: str, words_before: list[str]) -> bool:
    if word in PARTICLES:
        return bool(words_before)
    plain = word.rstrip(".")
    if plain.casefold() in vocabulary.NO_NAMES or (
        words_before and words_before[-1].endswith(".") and len(words_before[-1]) > 2
    ):
        return False
    return plain[:1].isupper() and (len(plain) == 1 or not plain.isupper() or len(plain) > 4)


def split_name(name: str) -> tuple[str, str]:
    """Return given name and family name; particles go with the family name."""
    words = name.split()
    cut = next((place for place, word in enumerate(words) if word in PARTICLES), len(words) - 1)
    return " ".join(words[:cut]), " ".join(words[cut:])


class NameInText(NamedTuple):
    """A name with its position in a text; `title` is the role written right before it."""

    name: str
    honorific: str
    title: str
    start: int
    end: int
    title_start: int


_CAPITAL: Final = r"[^\W\d_a-zåäöéøæü][^\W\d_]*(?:[’'-][^\W\d_]+)*\.?"
_RUN: Final = re.compile(
    rf"(?<![\w@.-])(?:{_CAPITAL}"
    r"|(?:prof|dr|doc|bitr|univ|assoc|assist|asst|tf|lekt|vik)\.)"
    rf"(?:[ ](?:(?:{'|'.join(sorted(PARTICLES))})[ ]){{0,2}}{_CAPITAL})*(?![\w@])"
)
_HONORIFICS: Final = (
    ("docent", re.compile(r"docent|assoc|\bdoc\b", re.IGNORECASE)),
    ("", re.compile(r"assist|asst|bitr", re.IGNORECASE)),
    ("prof", re.compile(r"prof", re.IGNORECASE)),
    ("dr", re.compile(r"\bdr\b|doktor$|doctor$", re.IGNORECASE)),
)


type _Words = list[tuple[str, int]]


def find_names(text: str) -> list[NameInText]:
    """Return the names of people in a text: runs of capitalised words that are no organisation."""
    found: list[NameInText] = []
    for run in _RUN.finditer(text):
        words = [
            (word.group(), run.start() + word.start()) for word in re.finditer(r"\S+", run.group())
        ]
        parts = _split_at_full_stops(words)
        found += filter(None, (_name_in_capitalised_words(text, part) for part in parts))
    return [
        one._replace(title="", honorific="", title_start=one.start)
        if before is not None and one.title_start < before.end
        else one
        for before, one in pairwise([None, *found])
        if one is not None
    ]


def _split_at_full_stops(words: _Words) -> list[_Words]:
    """Return the words of a run, divided where a sentence ends: "Anna Berg. Bo Ek"."""
    parts: list[_Words] = [[]]
    for word, at in words:
        parts[-1].append((word, at))
        if (
            word.endswith(".")
            and len(word) > SHORTEST_END
            and not _is_folded_role_word(_folded_word(word))
        ):
            parts.append([])
    return [part for part in parts if part]


SHORTEST_END: Final = 3  # of a word with its full stop: shorter ones are initials and abbreviations


def _words_without_unit_of_role(text: str, words: _Words) -> _Words | None:
    """Return the words without a role's unit ("Head of Section Bo Ek"); None for a unit without a role."""
    plain = [_folded_word(word) for word, _at in words]
    units = [at for at, word in enumerate(plain) if word in vocabulary.ORGANISATIONS]
    is_of_unit = _HEAD_OF.search(text[: words[0][1]]) is not None
    if units:
        rest = words[units[-1] + 1 :]
        if rest and _is_folded_role_word(plain[units[-1] + 1]):
            return words[units[-1] :]  # "Laboratory Manager Bo Ek"
        return rest if is_of_unit else None
    return words[1:] if is_of_unit and len(words) > 2 else words


_HEAD_OF: Final = re.compile(
    r"\b(?:head|director|chief|leader|manager|dean|chair|vice-?dean)\s+of\s+(?:the\s+)?$",
    re.IGNORECASE,
)


def _folded_word(word: str) -> str:
    return word.strip(".").casefold()


def _name_in_capitalised_words(text: str, words: _Words) -> NameInText | None:
    rest = _words_without_unit_of_role(text, words)
    if not rest:
        return None
    words = rest
    plain = [_folded_word(word) for word, _at in words]
    kept, last = _name_words_and_role_index(words, plain)
    whole = [word for word, _at in kept if word not in PARTICLES]
    if not 2 <= len(whole) <= 4 or not all(_is_name_word(word) for word in whole):
        return None
    start, (word, at) = kept[0][1], kept[-1]
    if last < 0 and _OF_A_FIELD.search(text[:start]):
        return None  # "Professor in Applied Mathematics"
    if _OF_ORGANISATION.match(text[at + len(word) :]):
        return None
    name = text[start : at + len(word)]
    if name.endswith(".") and len(word) > 2:
        name = name[:-1]
    begin = words[0][1] if last >= 0 else start
    begin = _offset_of_role_before_name(text, begin)
    title = text[begin:start].strip(" ,")
    return NameInText(name, _honorific_code(title), title, start, start + len(name), begin)


_OF_A_FIELD: Final = re.compile(
    r"\b(?:in|of|for|at|i|på|för|vid|within|inom|about|om)\s$", re.IGNORECASE
)


# "Östra Sveriges lantbruksuniversitet".
_OF_ORGANISATION: Final = re.compile(
    r"\s+[a-zåäö]*(?:universitet|högskola|högskolan|institut|museum|kommun|sjukhus|myndighet|bolag)\b"
)


SHORTEST_NAME: Final = 2  # words


def _name_words_and_role_index(words: _Words, folded_words: list[str]) -> tuple[_Words, int]:
    """Return the words of a run's first personal name ([]: none) and the index of its role (-1: none)."""
    roles = [
        -1,
        *(at for at, word in enumerate(folded_words) if _is_folded_role_word(word)),
        len(words),
    ]
    for before, after in pairwise(roles):
        kept = words[before + 1 : after]
        while kept and kept[-1][0].strip(".").casefold() in vocabulary.NO_NAMES:
            kept.pop()
        while kept and _folded_word(kept[0][0]) in vocabulary.NO_NAMES:
            kept.pop(0)
        if len(kept) > SHORTEST_NAME and _folded_word(kept[0][0]) in vocabulary.BEFORE_NAMES:
            kept.pop(0)
        if len(kept) > 1:
            return kept, before
    return [], -1


def _is_folded_role_word(word: str) -> bool:
    return word in vocabulary.ROLES or word.endswith(vocabulary.ROLE_ENDS) or word.startswith("hr-")


def is_role_word(word: str) -> bool:
    """Whether a word is a role ("Professor", "HR-partner"), with or without a full stop."""
    return _is_folded_role_word(_folded_word(word))


def _is_name_word(word: str) -> bool:
    """Whether a capitalised word can be of a name: no known other word, and no code such as KTH."""
    letters = word.strip(".")
    is_initial = len(letters) == 1
    is_short_code = letters.isupper() and (1 < len(letters) <= 4 or "-" in letters)
    return letters.casefold() not in vocabulary.NO_NAMES and (is_initial or not is_short_code)


_ROLE_BEFORE: Final = re.compile(
    r"(?:[^\W\d_][\w’'.-]*(?:\s+(?:of|for|för|i|the|and)\b)*[\s,]+){0,5}$"
)


# What stands before these is said of somebody else: "professor and by docent Bo Ek".
_JOINTS: Final = frozenset(("and", "or", "och", "eller", "samt", "by", "av", "with", "med"))


def _offset_of_role_before_name(text: str, name_start: int) -> int:
    """Return the offset at which the role before a name begins, else that of the name."""
    from_here = max(0, name_start - 60)
    found = _ROLE_BEFORE.search(text[from_here:name_start])
    if found is None:
        return name_start
    words = [(word.group(), word.start()) for word in re.finditer(r"\S+", found.group())]
    joints = [place for place, (word, _at) in enumerate(words) if word.casefold() in _JOINTS]
    words = words[joints[-1] + 1 :] if joints else words
    if (
        len(words) > 1
        and words[0][0][:1].isupper()
        and _is_folded_role_word(words[1][0].strip(".,").casefold())
    ):
        return from_here + found.start() + words[0][1]  # "Laboratory manager Anna Berg"
    return next(
        (
            from_here + found.start() + at
            for word, at in words
            if _is_folded_role_word(word.strip(".,").casefold())
        ),
        name_start,
    )


def _honorific_code(title: str) -> str:
    return next((code for code, pattern in _HONORIFICS if pattern.search(title)), "")
