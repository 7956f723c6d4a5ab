"""Parses a person's name, with title, at the beginning of a text."""

import re
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
_PARTICLES: Final = frozenset(
    ("van", "von", "de", "der", "den", "af", "av", "el", "al", "la", "di", "da", "dos", "del", "zu")
)


class ParsedName(NamedTuple):
    """A parsed name; `rest` is the text after it, with its punctuation."""

    name: str
    honorific: str
    title: str
    rest: str


def leading_name(text: str) -> ParsedName | None:
    """Return the name that a text begins with: two to four capitalised words."""
    at, honorific, title = 0, "", ""
    while found := _TITLE.match(text, at):
        place = next(place for place in range(len(_TITLES)) if found[f"t{place}"])
        honorific = honorific or _TITLES[place][0]
        title, at = f"{title} {found.group().strip()}".strip(), found.end()
    words: list[str] = []
    end = at
    while (found := _WORD.match(text, end)) and len(words) < 6 and _is_part(found["word"], words):
        words.append(found["word"])
        end = found.end()
        if text[end : end + 1] in {",", ";", "(", ":"}:
            break
    while words and words[-1] in _PARTICLES:
        end -= len(words.pop()) + 1
    if not 2 <= sum(word not in _PARTICLES for word in words) <= 4:
        return None
    name = " ".join(words)
    if name.endswith(".") and len(words[-1]) > 2:
        name = name[:-1]
    return ParsedName(name, honorific, title, text[end:].strip())


def _is_part(word: str, before: list[str]) -> bool:
    if word in _PARTICLES:
        return bool(before)
    plain = word.rstrip(".")
    if plain.casefold() in vocabulary.NO_NAMES or (
        before and before[-1].endswith(".") and len(before[-1]) > 2
    ):
        return False
    return plain[:1].isupper() and (len(plain) == 1 or not plain.isupper() or len(plain) > 4)


def split_name(name: str) -> tuple[str, str]:
    """Return given name and family name; particles go with the family name."""
    words = name.split()
    cut = next((place for place, word in enumerate(words) if word in _PARTICLES), len(words) - 1)
    return " ".join(words[:cut]), " ".join(words[cut:])
