"""Every dictionary of a document: also in object streams, below a wrong type, or linked by nobody.

What counts is each object as the newest revision has it, decrypted and with its names unescaped;
qpdf sees to that. Whether a page leads to it does not count: readers disagree about what leads where.
"""

from collections.abc import Iterator
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


def parts(pdf: Pdf) -> Iterator[Part]:
    """All dictionaries, those of streams and those inside other objects too, each one once."""
    yield from _within(pdf.trailer)
    for thing in pdf.objects:
        yield from _within(thing)


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
