"""What an entry says to its owner: notes and comments, and whether it is confidential."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from research.bibliography.work import Note, Work
from research.mathematics.latex_text import stored_text
from research.mathematics.plain import plain_text

MAX_REMARKS: Final = 10
MAX_REMARK: Final = 1_000

_REMARK: Final = re.compile(r"note|addendum|annot(?:e|ation)|remarks?|review|comments?(?:-.*)?")
# Fields in which people write that nobody else should see an entry.
_MARKED: Final = re.compile(rf"{_REMARK.pattern}|keywords?|howpublished|status|pubstate|type")
_NO: Final = frozenset({"", "0", "no", "none", "false", "nej"})
_CONFIDENTIAL: Final = re.compile(
    r"\b(?:confidential|unpublished|under embargo|embargoed|internal use"
    r"|do not (?:cite|circulate|distribute|publish|share)"
    r"|not for (?:circulation|distribution|publication)|konfidentiell\w*|sekretess\w*|opublicera\w*"
    r"|får (?:ej|inte) spridas)\b",
    re.IGNORECASE,
)


def remarks_of(raw: Mapping[str, str]) -> Iterator[Note]:
    """Yield notes and comments as plain text; `code` is the name of the field."""
    for name in [name for name in raw if _REMARK.fullmatch(name)][:MAX_REMARKS]:
        if text := _plain(raw[name]):
            yield Note(name[:50], text[:MAX_REMARK])


def is_confidential(entry_type: str, raw: Mapping[str, str], work: Work) -> bool:
    """Whether an entry is marked as confidential, or as unpublished without anything that is public."""
    if _plain(raw.get("confidential", "")).lower() not in _NO:
        return True
    if entry_type == "unpublished" and not (work.doi or work.arxiv):
        return True
    texts = (value for name, value in raw.items() if _MARKED.fullmatch(name))
    return any(_CONFIDENTIAL.search(_plain(text)) for text in texts)


def _plain(value: str) -> str:
    return plain_text(stored_text(value).source).strip()
