"""Every dictionary of a document, also in object streams, with a wrong type, or without references.

qpdf returns each object of the newest revision, decrypted and with unescaped names. Objects that no
page refers to count too, since readers disagree about references.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream


@dataclass(frozen=True, slots=True)
class PdfDictionary:
    """One dictionary, read once: asking pikepdf for each entry costs as much as reading them all."""

    entries: dict[str, Object]
    # Also handles the dictionary of a stream.
    stream: Stream | None = None

    def name(self, key: str) -> str:
        """Return the entry if it is a name, such as "/Link", else ""."""
        value = self.entries.get(key)
        return str(value) if isinstance(value, Name) else ""


def dictionaries(pdf: Pdf, names: Iterable[str]) -> Iterator[PdfDictionary]:
    """Yield the dictionaries that may contain one of these names, once each, and those of all streams.

    Includes dictionaries nested in other objects. A thesis has fifty thousand objects, most of
    which contain none of the names; searching their text takes a fifth of the time of reading them.
    qpdf writes each name in a unique way.
    """
    wanted = re.compile(b"(?:%s)\\b" % b"|".join(re.escape(name.encode()) for name in names))
    yield from _within(pdf.trailer)
    for thing in pdf.objects:
        if isinstance(thing, Stream) or _says_any(thing, wanted):
            yield from _within(thing)


def _says_any(thing: Object, wanted: re.Pattern[bytes]) -> bool:
    is_container = isinstance(thing, (Dictionary, Array))
    return is_container and bool(wanted.search(thing.unparse(resolved=True)))


def as_pdf_dictionary(thing: Object | None) -> PdfDictionary | None:
    if isinstance(thing, Stream):
        return PdfDictionary(dict(thing.items()), thing)
    return PdfDictionary(dict(thing.items())) if isinstance(thing, Dictionary) else None


def _within(thing: Object) -> Iterator[PdfDictionary]:
    # An explicit stack: a malicious file may nest deeper than Python's.
    waiting = [thing]
    while waiting:
        found = waiting.pop()
        if part := as_pdf_dictionary(found):
            yield part
            waiting += [entry for entry in part.entries.values() if _is_inside(entry)]
        elif isinstance(found, Array):
            waiting += [entry for entry in found if _is_inside(entry)]


def _is_inside(thing: Object) -> bool:
    """Whether this is a nested container; one with its own number is found separately."""
    return isinstance(thing, (Dictionary, Array)) and not thing.is_indirect
