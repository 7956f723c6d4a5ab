"""Titles, names and venues of invented publications."""

from dataclasses import dataclass
from random import Random
from typing import Final

from tools.sites.large.records import BEGINNINGS, ENDINGS, GIVEN
from tools.sites.large.vocabulary import Vocabulary

FORMULAS: Final = (
    *("$\\ell_2$", "$O(n \\log n)$", "$\\alpha$", "$k$", "$(n, k)$", "$\\mathbb{F}_q$"),
    *("$\\sqrt{n}$", "$H_2$", "$p \\to 0$", "$\\frac{1}{2}$"),
)
FORMULA_EVERY: Final = 10  # titles
INITIAL_EVERY: Final = 3  # names of others
PARTICLE_EVERY: Final = 25  # names of others
PARTICLES: Final = ("von", "de la", "van der", "af")
VENUES: Final = 150
VENUE_SORTS: Final = ("Journal of", "Transactions on", "Letters on", "Conference on", "Workshop on")


@dataclass(frozen=True)
class PrintedName:
    given: str
    family: str
    particle: str = ""


def title(rng: Random, words: Vocabulary) -> str:
    """Return a title of five to twelve words; every tenth has a formula."""
    found = " ".join(words.subject(rng) for _pair in range(rng.randint(2, 5))).capitalize()
    if rng.randrange(FORMULA_EVERY):
        return f"{found} {rng.choice(words.words)}"
    return f"{found} for {rng.choice(FORMULAS)}"


def other_name(rng: Random) -> PrintedName:
    """Return the printed name of somebody who is not a member."""
    given, family = rng.choice(GIVEN), rng.choice(BEGINNINGS) + rng.choice(ENDINGS)
    if not rng.randrange(INITIAL_EVERY):
        given = f"{given[0]}."
    particle = "" if rng.randrange(PARTICLE_EVERY) else rng.choice(PARTICLES)
    return PrintedName(given, family, particle)


def venues(rng: Random, words: Vocabulary) -> list[str]:
    return [
        f"{rng.choice(VENUE_SORTS)} {words.subject(rng).title()}, invented" for _ in range(VENUES)
    ]
