"""Every dictionary of a document: also in object streams, below a wrong type, or linked by nobody.

What counts is each object as the newest revision has it, decrypted and with its names unescaped;
qpdf sees to that. Whether a page leads to it does not count: readers disagree about what leads where.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream


@dataclass(frozen=True, slots=True)
class Part:
    """One dictionary, read once: asking pikepdf for each entry costs as much as reading them all."""

    entries: dict[str, Object]
    # The dictionary may be that of a stream.
    stream: Stream | None = None

    def name(self, key: str) -> str:
        """The entry as a name, "/Link"; "" where there is none, or another thing."""
        value = self.entries.get(key)
        return str(value) if isinstance(value, Name) else ""


def parts(pdf: Pdf, names: Iterable[str]) -> Iterator[Part]:
    """The dictionaries that may hold one of these names, each one once, and those of all streams.

    Those inside other objects too. A thesis has fifty thousand objects, most of which hold none of the
    names, and to ask their text takes a fifth of the time. qpdf writes each name there in one way.
    """
    wanted = re.compile(b"(?:%s)\\b" % b"|".join(re.escape(name.encode()) for name in names))
    yield from _within(pdf.trailer)
    for thing in pdf.objects:
        if isinstance(thing, Stream) or _says_any(thing, wanted):
            yield from _within(thing)


def _says_any(thing: Object, wanted: re.Pattern[bytes]) -> bool:
    is_container = isinstance(thing, (Dictionary, Array))
    return is_container and bool(wanted.search(thing.unparse(resolved=True)))


def part_of(thing: Object | None) -> Part | None:
    if isinstance(thing, Stream):
        return Part(dict(thing.items()), thing)
    return Part(dict(thing.items())) if isinstance(thing, Dictionary) else None


def _within(thing: Object) -> Iterator[Part]:
    # A stack of our own: a crafted file may nest deeper than Python's.
    waiting = [thing]
    while waiting:
        found = waiting.pop()
        if part := part_of(found):
            yield part
            waiting += [entry for entry in part.entries.values() if _is_inside(entry)]
        elif isinstance(found, Array):
            waiting += [entry for entry in found if _is_inside(entry)]


def _is_inside(thing: Object) -> bool:
    """A container written in place. What has a number of its own comes up by itself."""
    return isinstance(thing, (Dictionary, Array)) and not thing.is_indirect
