r"""Names in BibTeX: how a list is parted, and a name into given names, particle, family name and suffix.

The rules are those of "Tame the BeaST" (Markey 2009, section 11), with what files in the wild have
beside them: marks of equal contribution and of affiliations, biblatex's `family=…, given=…`.
"""

import re
from dataclasses import replace
from typing import Final

from research.bibliography.listed_names.name_lists import is_organisation, parted, split
from research.bibliography.listed_names.name_marks import without_footnotes_and_marks
from research.bibliography.work import Name, Role
from research.mathematics.latex_text import stored_text
from research.mathematics.pieces import end_of_group
from research.mathematics.plain import plain_text

MAX_NAMES: Final = 5_000

# A blank and a comma in braces, until the name has been parted.
_BLANK, _COMMA = "\ue000", "\ue001"
_EQUAL: Final = re.compile(
    r"(?<![*†‡∗])(?:\s*(?:\*|†|‡|∗|\{\s*[*†‡∗]+\s*\}|\\(?:text)?dag(?:ger)?\b\s*"
    r"|\\(?:textsuperscript|textasteriskcentered)\s*\{[*†,\s]*\}"
    r"|\\textsuperscript\{\$?\\(?:(?:text)?dag(?:ger)?|ast|star)\$?\}|\$\s*\^?\s*\{?\s*(?:\*|\\ast|\\star|\\dag(?:ger)?|†)\s*\}?\s*\$))+"
    r"\s*(?=,|$)"
)
_EQUAL_BEFORE: Final = re.compile(
    r"((?:\$\^?\{?(?:\*|\\ast|\\star|\\dag(?:ger)?|†)\}?\$|[*†‡∗])+)\s*(?=\S)"
)
# The blank after a command belongs to it.
_NAME_PART: Final = re.compile(r"\\[A-Za-z]+ ?|\\.|.", re.DOTALL)
_BLANK_OF_ACCENT: Final = re.compile(r"(\\[^\w\s])\{\s+")
_SUFFIX: Final = re.compile(r"(?:[JS]r\.?|II|III|IV|V)")
_OTHERS: Final = re.compile(r"others|et\.?\s+al\.?|m\.\s?fl\.?", re.IGNORECASE)


def names_of(value: str, role: Role = "author") -> tuple[tuple[Name, ...], bool]:
    """Return the names of an author or editor field, and whether the list is complete."""
    names: list[Name] = []
    for one in parted(without_footnotes_and_marks(value)):
        if _OTHERS.fullmatch(one.strip(" .") or "-") or len(names) == MAX_NAMES:
            return tuple(names), False
        if name := _name(one, role):
            names.append(name)
    return tuple(names), True


def _name(written: str, role: Role) -> Name | None:
    # Signs in braces, after which a comma may follow, are part of a name.
    protected = _protected(written).strip()
    before = _EQUAL_BEFORE.match(protected)
    without_marks = _EQUAL.sub("", protected[before.end() if before else 0 :]).strip()
    equal = without_marks != protected
    unmarked = _unprotected(without_marks)
    if extended := _extended(unmarked, role):
        return replace(extended, equal=equal)
    if literal := _literal(unmarked) or _organisation(unmarked):
        return Name(literal=literal, role=role, equal=equal)
    # DBLP numbers people of the same name: "Wei Li 0042".
    plain = re.sub(r"\s+\d{4}$", "", _plain(without_marks))
    parts = [part.strip() for part in plain.split(",")]
    given, particle, family, suffix = _parts(parts)
    if not (family or given):
        return None
    return Name(
        _unprotected(given),
        _unprotected(particle),
        _unprotected(family),
        _unprotected(suffix),
        role=role,
        equal=equal,
    )


def _plain(latex: str) -> str:
    return plain_text(stored_text(latex).source)


def _literal(written: str) -> str:
    """Return the text of a name that is wholly in braces; a single word may be a name in capitals."""
    if not written.startswith("{") or end_of_group(written, 1) != len(written) - 1:
        return ""
    return _plain(written[1:-1])


def _organisation(written: str) -> str:
    """Return the name of a group of people that is not in braces, also as "Collaboration, TWINE"."""
    family, comma, given = written.partition(",")
    name = _plain(f"{given.strip()} {family.strip()}" if comma else written)
    return name if "{" not in written and "," not in given and is_organisation(name) else ""


def _protected(written: str) -> str:
    """Return the name with the blanks and commas in braces replaced, so that they do not part it."""
    out: list[str] = []
    depth = 0
    for part in _NAME_PART.findall(_BLANK_OF_ACCENT.sub(r"\1{", written)):
        depth += (part == "{") - (part == "}")
        out.append({" ": _BLANK, ",": _COMMA}.get(part, part) if depth > 0 else part)
    return "".join(out)


def _unprotected(text: str) -> str:
    return text.replace(_BLANK, " ").replace(_COMMA, ",")


def _parts(parts: list[str]) -> tuple[str, str, str, str]:
    """Return given names, particle, family name and suffix of a name with commas or without."""
    if len(parts) == 1:
        return _without_comma(parts[0].split())
    last, *rest = parts
    if len(rest) == 1 and _SUFFIX.fullmatch(rest[0]) and rest[0] != "V":
        # "Martin Luther King, Jr." has its name in the order of reading.
        return (*_without_comma(last.split())[:3], rest[0])
    particle, family = _particle_and_family(last.split())
    if len(rest) == 1:
        family, suffix = _family_and_suffix(family)
        return rest[0], particle, family, suffix
    if _SUFFIX.fullmatch(rest[-1]):
        return " ".join(rest[:-1]), particle, family, rest[-1]
    return " ".join(rest[1:]), particle, family, rest[0]


def _without_comma(words: list[str]) -> tuple[str, str, str, str]:
    suffix = ""
    if len(words) > 2 and _SUFFIX.fullmatch(words[-1]) and words[-1] != "V":
        *words, suffix = words
    small = [number for number, word in enumerate(words[:-1]) if number and _is_small(word)]
    if not small:
        return " ".join(words[:-1]), "", words[-1] if words else "", suffix
    first, last = small[0], small[-1]
    return (
        " ".join(words[:first]),
        " ".join(words[first : last + 1]),
        " ".join(words[last + 1 :]),
        suffix,
    )


def _particle_and_family(words: list[str]) -> tuple[str, str]:
    """Return the small words before a family name, and the rest; the last word is family."""
    small = [number for number, word in enumerate(words[:-1]) if _is_small(word)]
    if not small or not _is_small(words[0]):
        return "", " ".join(words)
    return " ".join(words[: small[-1] + 1]), " ".join(words[small[-1] + 1 :])


def _family_and_suffix(family: str) -> tuple[str, str]:
    words = family.split()
    if len(words) > 1 and _SUFFIX.fullmatch(words[-1]) and words[-1] != "V":
        return " ".join(words[:-1]), words[-1]
    return family, ""


def _is_small(word: str) -> bool:
    """Whether the first letter of a word is small, as that of a particle."""
    letters = [sign for sign in word if sign.isalpha()]
    return bool(letters) and letters[0].islower() and _BLANK not in word


def _extended(written: str, role: Role) -> Name | None:
    """Return a name in biblatex's extended format, such as `family=Doe, given=Jane, prefix=von`."""
    if not re.search(r"\bfamily\s*=", written):
        return None
    found = {}
    for part in split(written, re.compile(r"\s*,\s*")):
        name, _sign, value = part.partition("=")
        found[name.strip().lower()] = _plain(value.strip().strip('"'))
    return Name(
        given=found.get("given", ""),
        particle=found.get("prefix", ""),
        family=found.get("family", ""),
        suffix=found.get("suffix", ""),
        role=role,
    )
