"""Every sentence, list item and heading of the posting, read from `sentences.toml`, which explains them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NOT_A_SPACE = dict.fromkeys(map(ord, "\u00a0\u202f"), " ")
STRAIGHT = dict(zip(map(ord, "’‘”“"), "''\"\"", strict=True))


def plain(text: str) -> str:
    """Return the text with ordinary spaces, one at a time, and straight quotation marks."""
    return " ".join(text.translate(NOT_A_SPACE | STRAIGHT).split())


@dataclass(frozen=True)
class Sentence:
    """What one sentence of the posting is on each page; compare both through `plain()`."""

    line: int
    original: str
    en: str
    sv: str
    source: tuple[str, str]
    mends: tuple[tuple[str, str], ...] = ()
    address: str = ""
    open_only: bool = False


STOP_ADDED = (("", "."),)  # At the end of an item, where others of its list have one.


def _sentence(row: dict[str, Any]) -> Sentence:
    kind, name = row.pop("source").split(": ")
    mends = tuple((slip, mended) for slip, mended in row.pop("mends", ()))
    return Sentence(**{"en": row["original"], **row}, source=(kind, name), mends=mends)


def _sentences() -> tuple[Sentence, ...]:
    text = Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8")
    return tuple(_sentence(row) for row in tomllib.loads(text)["sentence"])


SENTENCES = _sentences()
