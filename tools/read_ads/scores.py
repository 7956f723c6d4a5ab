"""Counts what was read right in advertisements, and what was ticked and is false."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tools.read_ads.compare import Row, compare
from tools.read_ads.kept import lost
from tools.read_ads.predicted import kept_text, predicted
from vacancies.parser import posting_report
from vacancies.parser.parse import parse_posting


@dataclass
class AdScore:
    """What was read from one advertisement."""

    name: str
    rows: list[Row] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def right(self) -> int:
        return sum(row.is_right for row in self.rows)

    @property
    def ticked(self) -> list[Row]:
        return [row for row in self.rows if row.is_ticked]

    @property
    def false_ticked(self) -> list[Row]:
        return [row for row in self.ticked if not row.is_right]

    def failures(self) -> Iterator[str]:
        for row in self.rows:
            if not row.is_right:
                mark = "TICKED " if row.is_ticked else ""
                yield f"  {mark}{row.field}: {row.note}"
        yield from (f"  lost: {sentence}" for sentence in self.lost)


def score(file: Path, write_to: Path | None = None) -> AdScore:
    """Read the advertisement beside a file of facts and compare; write what was read, if asked to."""
    wanted = json.loads(file.read_text(encoding="utf-8"))
    text = file.with_suffix(".txt").read_bytes().decode("utf-8")
    found = posting_report.posting_as_json(parse_posting(text))
    read, kept = predicted(found), kept_text(found)
    if write_to:
        write_to.mkdir(parents=True, exist_ok=True)
        (write_to / file.name).write_text(json.dumps(read, ensure_ascii=False), encoding="utf-8")
        (write_to / f"{file.stem}.out.txt").write_text(kept, encoding="utf-8")
    return AdScore(
        file.stem, list(compare(wanted, read)), list(lost(text, kept, wanted.get("_headings", {})))
    )


def scores_of(folder: Path, write_to: Path | None = None) -> list[AdScore]:
    return [score(file, write_to) for file in sorted(folder.glob("*.json"))]


def total(scores: Iterable[AdScore]) -> str:
    rows = [row for one in scores for row in one.rows]
    right, ticked = sum(row.is_right for row in rows), [row for row in rows if row.is_ticked]
    true = sum(row.is_right for row in ticked)
    sentences = sum(len(one.lost) for one in scores)
    return (
        f"{right} of {len(rows)} facts read ({right / max(len(rows), 1):.1%}), "
        f"{true} of {len(ticked)} ticked ones true ({true / max(len(ticked), 1):.1%}), "
        f"{sentences} sentences lost"
    )


def by_field(scores: Iterable[AdScore]) -> Iterator[str]:
    """Yield a line for each kind of fact: how many were read, and how many of the ticked ones are true."""
    rows: dict[str, list[Row]] = {}
    for one in scores:
        for row in one.rows:
            rows.setdefault(row.field.split("|")[0], []).append(row)
    for name in sorted(rows):
        ticked = [row for row in rows[name] if row.is_ticked]
        read, true = (sum(row.is_right for row in found) for found in (rows[name], ticked))
        of_ticked = f"{true}/{len(ticked)}" if ticked else ""
        yield (
            f"  {name:32} read {read}/{len(rows[name])}".ljust(52) + f"ticked and true {of_ticked}"
        )
