"""Names of documents in English and Swedish, as postings use them."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from vacancies.parser.entities.known import KnownObject
from vacancies.parser.text import vocabulary
from vacancies.parser.text.cleaning import fold_for_comparison


class DocumentName(NamedTuple):
    names: dict[str, str]  # by language
    pattern: str

    def in_language(self, code: str) -> str:
        """Return the name in that language, else in English."""
        return self.names.get(code, self.names["en"])


NAMES: Final = {
    key: DocumentName(one["names"], "|".join(one["patterns"]))
    for key, one in vocabulary.DOCUMENTS.items()
}
_ARTICLE: Final = (
    r"(?:(?:a|an|the|your|updated|current|full|complete|signed|short|brief|one|en|ett|din|ditt"
    r"|ditt\s+eget|"
    r"aktuellt|kort)\s+)*"
)
_PATTERNS: Final = {
    key: re.compile(rf"{_ARTICLE}(?P<name>{one.pattern})", re.IGNORECASE)
    for key, one in NAMES.items()
}


class NamedDocument(NamedTuple):
    kind: str  # a key of NAMES, or empty if the site's own name was found
    name: str
    end: int


LONGEST_LEAD: Final = 45  # characters before the name in an item: "A signed copy of your …"
_WITHIN: Final = {
    key: re.compile(rf"(?<![\w-])(?:{one.pattern})", re.IGNORECASE) for key, one in NAMES.items()
}


def documents_in(text: str) -> list[tuple[int, NamedDocument]]:
    """Return the documents that a text names, with the places where their names begin."""
    found: list[tuple[int, NamedDocument]] = []
    matches = sorted(
        (
            (match.start(), -match.end(), key, match)
            for key, one in _WITHIN.items()
            for match in one.finditer(text)
        ),
        key=lambda one: one[:2],
    )
    at = 0
    for start, _end, key, match in matches:
        if start >= at:
            found.append((start, NamedDocument(key, _capital(match.group()), match.end())))
            at = match.end()
    return found


def document_of_item(text: str, own: Iterable[KnownObject] = ()) -> NamedDocument | None:
    """Return the document that an item of a list asks for: the first that it names."""
    if (named := leading_document(text, own)) is not None:
        return named
    found = documents_in(text[: LONGEST_LEAD + 40])
    return found[0][1] if found and found[0][0] <= LONGEST_LEAD else None


def leading_document(text: str, own: Iterable[KnownObject] = ()) -> NamedDocument | None:
    """Return the document that a text begins with: the longest of the site's names first."""
    folded = text.casefold()
    words = sorted((name for one in own for name in one.names), key=len, reverse=True)
    for word in words:
        if folded.startswith(word.casefold()) and not text[len(word) : len(word) + 1].isalnum():
            return NamedDocument(kind_of(word), text[: len(word)], len(word))
    for key, pattern in _PATTERNS.items():
        if found := pattern.match(text):
            return NamedDocument(key, _capital(found["name"]), found.end())
    return None


def kind_of(name: str) -> str:
    for key, pattern in _PATTERNS.items():
        if (found := pattern.match(name)) and found.end() == len(name):
            return key
    return ""


def names_of(kind: str, name: str) -> set[str]:
    """Return the folded names under which a site may list this document."""
    known = NAMES.get(kind)
    return {fold_for_comparison(name)} | set(
        map(fold_for_comparison, known.names.values()) if known else ()
    )


def _capital(text: str) -> str:
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]
