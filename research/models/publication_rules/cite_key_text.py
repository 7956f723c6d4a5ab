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
CITE_KEY: Final = RegexValidator(
    r"\A[a-z0-9]+(?:-[a-z0-9]+)*\Z",
    _("Use lower-case letters of the English alphabet, digits and hyphens."),
)
# Words with which titles begin and which say nothing about them.
_EMPTY: Final = """
a an the on of in for to and or at by from with is are some
en ett den det de om och av pa i for till att som
"""
_EMPTY_WORDS: Final = frozenset(_EMPTY.split())


def cite_key_base(names: tuple[Name, ...], year: int | None, title_text: str) -> str:
    """Return a key such as "durisi2016toward": the first author, the year, the first telling word."""
    first = names[0] if names else Name()
    family = folded_name(first.literal or f"{first.particle}{first.family}")[:40]
    words = re.findall(r"[a-z0-9]+", folded(title_text))
    telling = next((word for word in words if word not in _EMPTY_WORDS), "")[:30]
    return f"{family}{year or ''}{telling}" or "publication"


def first_free_key(base: str, taken: Container[str]) -> str:
    """Return `base` if it is not taken, else with the first letters that are free: "…a", "…b", "…aa"."""
    if base not in taken:
        return base
    return next(key for ending in _endings() if (key := f"{base}{ending}") not in taken)


def _endings() -> Iterator[str]:
    for length in count(1):
        for letters in product(ascii_lowercase, repeat=length):
            yield "".join(letters)
