"""Rounds of measuring, in which everything that is compared takes its turn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Measured:
    """The value of each round, in the unit of the bar, and what the table says beside it."""

    values: list[float]
    note: str = ""


@dataclass
class Report:
    """What a kind of measurement has found, by the identifier of the bar."""

    found: dict[str, Measured] = field(default_factory=dict)

    def add(self, id: str, values: list[float], note: str = "") -> None:
        self.found[id] = Measured(values, note)


def interleaved[Key](
    turns: Mapping[Key, Callable[[], float]], count: int
) -> dict[Key, list[float]]:
    """Call each function once in every round, and return what it said in each."""
    said: dict[Key, list[float]] = {key: [] for key in turns}
    for _round in range(count):
        for key, turn in turns.items():
            said[key].append(turn())
    return said


def ratios(ones: list[float], others: list[float]) -> list[float]:
    """Divide round by round."""
    return [one / other for one, other in zip(ones, others, strict=True)]
