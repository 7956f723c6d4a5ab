"""Iterates over the dictionaries of a PDF to check, also those that nothing refers to.

qpdf returns each object of the newest revision, decrypted and with unescaped names. Objects that no
page refers to count too, since readers disagree about references.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Pdf, Stream


@dataclass(frozen=True, slots=True)
class PdfDictionary:
    """A dictionary of a PDF as a Python dict, with its stream if it has one.

    Read once: asking pikepdf for each entry costs as much as reading all.
    """

    entries: dict[str, Object]
    # Also handles the dictionary of a stream.
    stream: Stream | None = None

    def name_entry(self, key: str) -> str:
        """Return the value of this key if it is a PDF name, such as "/Link", else ""."""
        value = self.entries.get(key)
        return str(value) if isinstance(value, Name) else ""


def iter_dictionaries_to_check(pdf: Pdf, names: Iterable[str]) -> Iterator[PdfDictionary]:
    """Yield the dictionaries of all streams, and of objects that contain one of these names.

    Includes the trailer and dictionaries nested in other objects; each comes once. A thesis has
    fifty thousand objects, most of which contain none of the names; searching their text takes a
    fifth of the time of reading them. qpdf writes each name in a unique way.
    """
    wanted = re.compile(b"(?:%s)\\b" % b"|".join(re.escape(name.encode()) for name in names))
    yield from _iter_self_and_nested_dictionaries(pdf.trailer)
    for value in pdf.objects:
        if isinstance(value, Stream) or _contains_any_pdf_name(value, wanted):
            yield from _iter_self_and_nested_dictionaries(value)


def _contains_any_pdf_name(value: Object, name_pattern: re.Pattern[bytes]) -> bool:
    is_container = isinstance(value, (Dictionary, Array))
    return is_container and bool(name_pattern.search(value.unparse(resolved=True)))


def as_pdf_dictionary(value: Object | None) -> PdfDictionary | None:
    if isinstance(value, Stream):
        return PdfDictionary(dict(value.items()), value)
    return PdfDictionary(dict(value.items())) if isinstance(value, Dictionary) else None


def _iter_self_and_nested_dictionaries(value: Object) -> Iterator[PdfDictionary]:
    # An explicit stack: a malicious file may nest deeper than Python's.
    waiting = [value]
    while waiting:
        found = waiting.pop()
        if dictionary := as_pdf_dictionary(found):
            yield dictionary
            waiting += [
                entry for entry in dictionary.entries.values() if _is_direct_container(entry)
            ]
        elif isinstance(found, Array):
            waiting += [entry for entry in found if _is_direct_container(entry)]


def _is_direct_container(value: Object) -> bool:
    """Whether this is an array or dictionary without its own number, nested in an object."""
    return isinstance(value, (Dictionary, Array)) and not value.is_indirect
