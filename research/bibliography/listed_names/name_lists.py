"""Lists of names in BibTeX, and how files in the wild part them instead of with `and`.

A comma in a name is BibTeX's "Family, Given", so commas part a list only where its parts can be nothing
but names of their own: with initials before or after them, or three and more of several words.
"""

import re
from collections.abc import Sequence
from typing import Final

from research.mathematics.latex_text import stored_text
from research.mathematics.plain import plain_text

_AND: Final = re.compile(r"\s+and(?=[\s,])\s*|^\s*and\s+|\s+and\s*$")
_OTHER_AND: Final = re.compile(r"\s+(?:\\?&|och|und|et(?!\.?\s+al\b))\s+")
_SEMICOLON: Final = re.compile(r"\s*;\s*")
_COMMA: Final = re.compile(r"\s*,\s*")
_ET_AL: Final = re.compile(r"(.+?)[\s,]+(et\.?\s+al\.?)", re.DOTALL)
_FOR_GROUP: Final = re.compile(r"(.+?),?\s+(?:for|on behalf of)\s+(the\s+.+)", re.DOTALL)
_ORGANISATION: Final = re.compile(
    r"\S+\s(?:.*\s)?(?:Collaboration|Consortium|Association|Committee|Society|Organi[sz]ation|Foundation"
    r"|Institute|University|Working Group|Study Group|Task Force)"
    r"|[Tt]he\s.+\s(?:Group|Team|Network|Project|Initiative)"
)

_INITIALS: Final = r"(?:[^\W\d_a-zß-ÿ]\.[ -]?)"
_WORD: Final = r"[^\W\d_a-zß-ÿ][^\W\d_]*(?:['’-][^\W\d_]+)*"
_INITIALS_FIRST: Final = re.compile(rf"{_INITIALS}+\s*(?:[a-z]+\s+)*{_WORD}(?:\s+{_WORD})*")
_INITIALS_LAST: Final = re.compile(
    rf"(?P<family>(?:[a-z]+\s+)*(?=[^\s]*[a-zß-ÿ]){_WORD}(?:\s+(?=[^\s]*[a-zß-ÿ]){_WORD})*)"
    r"\s+(?P<initials>[^\W\d_a-zß-ÿ]{1,3})"
)
_ONLY_INITIALS: Final = re.compile(rf"{_INITIALS}+|[^\W\d_a-zß-ÿ]{{1,3}}")
_MARKS: Final = re.compile(r"(?:\s?(?:\$\^\{?\*\}?\$|[*†‡∗])){1,4}$")
_WORDS: Final = re.compile(rf"{_WORD}(?:\s+{_WORD})+")


def parted(value: str) -> list[str]:
    """Return the names of a list as BibTeX writes them, with "et al." as a name of its own."""
    names = [one for part in _by_and(value) for one in _by_comma(part)]
    if len(names) == 2:
        names = [*_two_before_and(*names), names[-1]]
    return [
        one for name in _with_comma_before_initials(names) for one in _without_et_al(name) if one
    ]


def is_usual(value: str) -> bool:
    """Whether only `and` parts the list, so that no name of it has been guessed."""
    usual = [name.strip().strip(",").strip() for name in split(value, _AND)]
    return parted(value) == [one for name in usual for one in _without_et_al(name) if one]


def are_in_capitals(value: str) -> bool:
    """Whether a list has names of several words that are all in capitals, such as "EK, ANNA"."""
    return any(
        len(words := re.findall(r"[^\W\d_]{2,}", name)) > 1
        and all(word.isupper() for word in words)
        # Initials without stops are in capitals, too.
        and max(map(len, words)) > 2
        for name in parted(value)
        if not name.startswith("{")
    )


def split(value: str, separator: re.Pattern[str]) -> list[str]:
    """Return the parts of a text between separators that are not in braces."""
    depth, start, parts = 0, 0, []
    pattern = rf"(?P<skip>\\[^&])|(?P<brace>[{{}}])|(?P<cut>{separator.pattern})"
    for found in re.finditer(pattern, value, re.I):
        if found.lastgroup == "brace":
            depth = depth + 1 if found[0] == "{" else max(depth - 1, 0)
        elif found.lastgroup == "cut" and depth == 0:
            parts.append(value[start : found.start()])
            start = found.end()
    return [*parts, value[start:]]


def is_organisation(name: str) -> bool:
    """Whether a name without commas and braces is that of a group of people: "TWINE Collaboration"."""
    return bool(_ORGANISATION.fullmatch(name))


def _by_and(value: str) -> list[str]:
    names = split(value, _AND)
    if len(names) > 1 or "=" in value:
        return names
    names = split(value, _SEMICOLON)
    return names if len(names) > 1 else split(value, _OTHER_AND)


def _by_comma(value: str) -> list[str]:
    plain = value.strip().strip(",").strip()
    parts = [part.strip() for part in split(plain, _COMMA)]
    if "=" in plain or len(parts) == 1:
        return [plain]
    if len(parts) > 3 and len(parts) % 2 == 0 and _all(_ONLY_INITIALS, parts[1::2]):
        return [", ".join(pair) for pair in zip(parts[::2], parts[1::2], strict=True)]
    if _all(_INITIALS_FIRST, parts) or _all(_INITIALS_LAST, parts) or len(parts) > 3:
        return parts
    return parts if len(parts) == 3 and _all(_WORDS, parts) else [plain]


def _two_before_and(first: str, last: str) -> list[str]:
    """Return "Åsa Ek, Bo Alm" as two names, if a third follows that has no comma: "and Carl Dal"."""
    parts = [part.strip() for part in split(first, _COMMA)]
    is_list = len(parts) == 2 and "," not in last and _all(_WORDS, [*parts, last])
    return parts if is_list else [first]


def _with_comma_before_initials(names: Sequence[str]) -> list[str]:
    """Return the names with "Ek AB" as "Ek, AB", if all are written so.

    A family name in capitals has two letters at least, so one initial without a second must be among them.
    """
    found = [_INITIALS_LAST.fullmatch(_without_latex(name)) for name in names]
    whole = [one for one in found if one]
    if len(whole) < 2 or len(whole) < len(names) or all(len(one["initials"]) > 1 for one in whole):
        return list(names)
    return [f"{one['family']}, {one['initials']}" for one in whole]


def _without_et_al(name: str) -> list[str]:
    if found := _ET_AL.fullmatch(name):
        return [found[1], found[2]]
    if "{" not in name and (found := _FOR_GROUP.fullmatch(name)) and is_organisation(found[2]):
        return [found[1], found[2]]
    return [name]


def _all(pattern: re.Pattern[str], parts: Sequence[str]) -> bool:
    return all(pattern.fullmatch(_without_latex(part)) for part in parts)


def _without_latex(name: str) -> str:
    unmarked = _MARKS.sub("", name)
    return plain_text(stored_text(unmarked).source) if "\\" in unmarked else unmarked
