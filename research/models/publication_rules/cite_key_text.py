"""The key of a publication: part of its address and the key of its BibTeX entry."""

import re
from collections.abc import Container, Iterator
from itertools import count, product
from string import ascii_lowercase
from typing import Final

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from research.bibliography.folding import folded, folded_name
from research.bibliography.work import Name

MAX_CITE_KEY: Final = 100
BELOW_THE_LIST: Final = ("bibtex", "ris", "csl-json")
"""What is at these addresses below the list of publications is no publication."""
CITE_KEY: Final = RegexValidator(
    rf"\A(?!(?i:{'|'.join(BELOW_THE_LIST)})\Z)[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*\Z",
    _("Use letters of the English alphabet, digits, hyphens and underscores."),
)
SHORTEST: Final = 4
SHORTEST_WORD: Final = 3
# Keys of sources that say nothing: "ref12", and those that programs make of chance.
_SAYS_NOTHING: Final = re.compile(
    r"(?i:article|bib|book|cite|conference|entry|inproceedings|item|key|misc|paper|ref|test)[-_]?\d*"
    r"|[A-Z0-9]{8}|\d+"
)
# Words with which titles begin and which say nothing about them.
_EMPTY: Final = """
a an the on of in for to and or at by from with is are some
en ett den det de om och av pa i for till att som
"""
_EMPTY_WORDS: Final = frozenset(_EMPTY.split())


def cite_key_base(names: tuple[Name, ...], year: int | None, title_text: str) -> str:
    """Return a key such as "durisi2016toward": family name, year, and the first telling word in full."""
    first = names[0] if names else Name()
    family = folded_name(first.literal or f"{first.particle}{first.family}")[:40]
    return f"{family}{year or ''}{_telling_word(title_text)[:50]}" or "publication"


def _telling_word(title_text: str) -> str:
    """Return the first word that says something: rather one of three letters than a formula."""
    words = [_word(written) for written in re.split(r"[\s–—/:]+", title_text)]
    telling = [word for word in words if word and word not in _EMPTY_WORDS]
    return next(
        (word for word in telling if re.search(rf"[a-z]{{{SHORTEST_WORD}}}", word)),
        "".join(telling[:1]),
    )


def _word(written: str) -> str:
    """Return a word folded: "oran" for "O-RAN", but "short" for "Short-packet"."""
    word = ""
    for part in folded(written).split():
        word += part
        if len(word) >= SHORTEST_WORD:
            break
    return word


def usable_key(key: str) -> str:
    """Return the key that a source has for a work if it can be the site's and says something, else ""."""
    fits = SHORTEST <= len(key) <= MAX_CITE_KEY and re.search(CITE_KEY.regex, key)
    return "" if not fits or _SAYS_NOTHING.fullmatch(key) else key


def first_free_key(base: str, taken: Container[str]) -> str:
    """Return `base` if it is not taken, else with the first letters that are free: "…a", "…b", "…aa"."""
    if base not in taken:
        return base
    return next(key for ending in _endings() if (key := f"{base}{ending}") not in taken)


def _endings() -> Iterator[str]:
    for length in count(1):
        for letters in product(ascii_lowercase, repeat=length):
            yield "".join(letters)
