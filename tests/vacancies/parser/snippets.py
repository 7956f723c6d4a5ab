"""A sentence below a heading of a short advertisement, and the facts that are read from it."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from tools.read_ads.predicted import predicted
from vacancies.parser import posting_report
from vacancies.parser.parse import parse_posting

SENTENCES = Path(__file__).parents[2] / "data" / "ads" / "sentences.tsv"
TOP = "PhD student in coding theory\n\nWe work with codes and look for somebody who likes them too.\n\n"
RANGES = ("duration_years", "positions")


class Case(NamedTuple):
    """A row of `sentences.tsv`: what is asked for, the heading, the text below it, the value."""

    fact: str
    heading: str
    text: str
    value: Any


def cases() -> Iterator[Case]:
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        fact, heading, text, value = line.split("\t")
        plain = text.replace("\\n", "\n").replace("\\t", "\t")
        wanted = json.loads(value)
        yield Case(fact, heading, plain, tuple(wanted) if fact in RANGES else wanted)


def facts_below(heading: str, text: str) -> dict[str, Any]:
    """The facts by name as in `tests/data/ads`, ranges as pairs."""
    posting = parse_posting(f"{TOP}{heading}\n{text}\n" if heading else f"{TOP}{text}\n")
    facts = predicted(posting_report.posting_as_json(posting))
    ranges = {name: (facts.get(f"{name}_min"), facts.get(f"{name}_max")) for name in RANGES}
    return {"salary": {}, **facts, **ranges}
