"""Every dictionary of a document: also in object streams, below a wrong type, or linked by nobody.

What counts is each object as the newest revision has it, decrypted and with its names unescaped;
qpdf sees to that. Whether a page leads to it does not count: readers disagree about what leads where.
"""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object, Pdf, Stream


def dictionaries(pdf: Pdf) -> Iterator[Dictionary | Stream]:
    """All dictionaries, those of streams and those inside other objects too, each one once."""
    yield from _within(pdf.trailer)
    for thing in pdf.objects:
        yield from _within(thing)


def _within(thing: Object) -> Iterator[Dictionary | Stream]:
    # A stack of our own: a crafted file may nest deeper than Python's.
    waiting = [thing]
    while waiting:
        found = waiting.pop()
        if isinstance(found, (Dictionary, Stream)):
            yield found
            waiting += [part for _key, part in found.items() if _is_inside(part)]
        elif isinstance(found, Array):
            waiting += [part for part in found if _is_inside(part)]


def _is_inside(part: Object) -> bool:
    """A container written in place. What has a number of its own comes up by itself."""
    return isinstance(part, (Dictionary, Array)) and not part.is_indirect
