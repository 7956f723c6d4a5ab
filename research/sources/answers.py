"""Reading JSON of a service. Nothing in it is taken for granted: whatever is not as expected is absent."""

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from research.bibliography.reading.decoding import without_controls
from research.mathematics.inline_markup import stored_text_of_markup

type Answer = dict[str, Any]

MAX_TEXT: Final = 20_000
MAX_ITEMS: Final = 5_000


class SourceError(Exception):
    """A service could not be asked, or its answer is none. `code` is a key of the inbox's messages."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


def json_object(body: bytes) -> Answer:
    """Return the answer as an object. Raises `SourceError("not_json")` for HTML and anything else."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise SourceError("not_json") from error
    if not isinstance(answer, dict):
        raise SourceError("not_json")
    return answer


def part(answer: Any, *path: str) -> Answer:
    """Return the object at a path; {} if there is none."""
    for name in path:
        answer = answer.get(name) if isinstance(answer, dict) else None
    return answer if isinstance(answer, dict) else {}


def items(answer: Any, *path: str) -> Iterator[Any]:
    """Yield the items of the list at a path; none if there is no list."""
    *parents, name = path
    found = part(answer, *parents).get(name)
    yield from found[:MAX_ITEMS] if isinstance(found, list) else ()


def text(answer: Any, *path: str) -> str:
    """Return the text or number at a path, or the first item of a list there, in one line."""
    *parents, name = path
    found = part(answer, *parents).get(name)
    if isinstance(found, list):
        found = found[0] if found else None
    if isinstance(found, bool) or not isinstance(found, str | int):
        return ""
    return re.sub(r"\s+", " ", without_controls(str(found)[:MAX_TEXT])).strip()


def stored(answer: Any, *path: str) -> str:
    """Return the text with markup at a path as stored text."""
    return stored_text_of_markup(text(answer, *path)).source


def number(answer: Any, *path: str) -> int | None:
    """Return the whole number at a path, or None."""
    found = text(answer, *path)
    return int(found) if re.fullmatch(r"\d{1,6}", found) else None
