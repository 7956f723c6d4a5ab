"""How many records and pages a large site has."""

from dataclasses import dataclass
from typing import Final, Self

LANGUAGES: Final = ("en", "sv")
FULL_SIZE: Final = 11_110  # pages


@dataclass(frozen=True)
class Size:
    """Numbers of records and plain pages; each has a page in both languages."""

    people: int
    areas: int
    vacancies: int
    plain: int

    @classmethod
    def of(cls, pages: int) -> Self:
        """Return sizes for about so many pages in total, in fixed proportions."""
        scale = pages / FULL_SIZE
        return cls(*(round(number * scale) for number in (1002, 50, 3000, 1487)))

    @property
    def pages(self) -> int:
        return len(LANGUAGES) * (self.people + self.areas + self.vacancies + self.plain)
