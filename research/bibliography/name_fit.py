"""Whether a printed name can be that of a person of ours. A function of two names, without database."""

import re
from enum import StrEnum

from research.bibliography.folding import bare_family, folded, folded_name
from research.bibliography.work import Name


class Fit(StrEnum):
    """How well a printed name fits a person."""

    LINK = "link"
    """The ORCID iDs are equal and the family name fits."""
    PROPOSE = "propose"
    """The names fit: an editor decides."""
    ASK = "ask"
    """The names may fit, or the iDs contradict them."""
    NOBODY = "nobody"


def fit(printed: Name, person: Name) -> Fit:
    """Return how well a printed name fits a person, whose name has the parts of a `Name`.

    Case, marks, hyphens and apostrophes do not count, nor does text in parentheses after a
    family name, such as a former name or the “(demo)” of an invented person. A printed initial fits a
    given name that begins with it. What a person is called besides, or since when, is not known here.
    """
    if printed.literal:
        return Fit.NOBODY
    if printed.orcid and printed.orcid == person.orcid:
        return Fit.LINK if _families_fit(printed, person) != Fit.NOBODY else Fit.ASK
    by_names = _names_fit(printed, person)
    if by_names == Fit.PROPOSE and printed.orcid and person.orcid:
        return Fit.ASK
    return by_names


def _names_fit(printed: Name, person: Name) -> Fit:
    families = _families_fit(printed, person)
    if families == Fit.NOBODY:
        return Fit.ASK if _are_exchanged(printed, person) else Fit.NOBODY
    if not printed.given or not person.given:
        return Fit.ASK
    if not given_names_fit(printed.given, person.given):
        return Fit.NOBODY
    return families


def _families_fit(printed: Name, person: Name) -> Fit:
    """Return `PROPOSE` for equal family names, `ASK` if only one has the particle, else `NOBODY`."""
    whole = (
        folded_name(bare_family(f"{printed.particle}{printed.family}")),
        folded_name(bare_family(f"{person.particle}{person.family}")),
    )
    if whole[0] == whole[1] and whole[0]:
        return Fit.PROPOSE
    short = {_folded_family(printed), whole[0]} & {_folded_family(person), whole[1]} - {""}
    return Fit.ASK if short else Fit.NOBODY


def _folded_family(name: Name) -> str:
    return folded_name(bare_family(name.family))


def given_names_fit(printed: str, given: str) -> bool:
    """Whether each printed given name is one of the person's, or its initial, in their order.

    "W.", "Wei-Li" and "W. L." fit "Wei Li"; "Weiwei" does not fit "Wei". Parts that one of them has
    beyond the other do not count.
    """
    shorter, longer = sorted((_given_parts(printed), _given_parts(given)), key=len)
    position = 0
    for part in shorter:
        while position < len(longer) and not _is_same_or_initial(part, longer[position]):
            position += 1
        if position == len(longer):
            return False
        position += 1
    return bool(shorter) and _is_same_or_initial(shorter[0], longer[0])


def _given_parts(given: str) -> list[str]:
    """Return given names and initials: "J.-L." and "JL" have two parts, "Jan-Lars" too."""
    parts: list[str] = []
    for word in re.split(r"[\s.\-‐–]+", given):
        is_initials = word.isupper() and len(word) <= 3
        parts += [folded(sign) for sign in word] if is_initials else [folded(word)]
    return [part for part in parts if part]


def _is_same_or_initial(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return shorter == longer or (len(shorter) == 1 and longer.startswith(shorter))


def _are_exchanged(printed: Name, person: Name) -> bool:
    """Whether family and given names have changed places."""
    given, family = folded_name(printed.given), _folded_family(printed)
    return bool(given and family) and (given, family) == (
        _folded_family(person),
        folded_name(person.given),
    )
