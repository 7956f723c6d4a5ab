"""Names of documents in English and Swedish, and functions that find them in texts."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from vacancies.parser.entities.known_objects import KnownObject
from vacancies.parser.text import vocabulary
from vacancies.parser.text.cleaning import fold_for_comparison


class DocumentKindNames(NamedTuple):
    names: dict[str, str]  # by language
    pattern: str
    words: frozenset[str]  # those that say no more than the names

    def in_language(self, language_code: str) -> str:
        """Return the name in that language, else in English."""
        return self.names.get(language_code, self.names["en"])


NAMES_BY_DOCUMENT_KIND: Final = {
    key: DocumentKindNames(
        one["names"], "|".join(one["patterns"]), frozenset(one["no_more"].casefold().split())
    )
    for key, one in vocabulary.DOCUMENTS.items()
}
_ARTICLE: Final = (
    r"(?:(?:a|an|the|your|updated|current|full|complete|signed|short|brief|one|en|ett|din|ditt"
    r"|ditt\s+eget|"
    r"aktuellt|kort)\s+)*"
)
_PATTERNS: Final = {
    key: re.compile(rf"{_ARTICLE}(?P<name>{one.pattern})", re.IGNORECASE)
    for key, one in NAMES_BY_DOCUMENT_KIND.items()
}


class NamedDocument(NamedTuple):
    kind: str  # a key of NAMES, or empty if the site's own name was found
    name: str
    end: int


LONGEST_LEAD: Final = 45  # characters before the name in an item: "A signed copy of your …"
_WITHIN: Final = {
    key: re.compile(rf"(?<![\w-])(?:{one.pattern})", re.IGNORECASE)
    for key, one in NAMES_BY_DOCUMENT_KIND.items()
}


def named_documents_in(text: str) -> list[tuple[int, NamedDocument]]:
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
            found.append((start, NamedDocument(key, capitalised(match.group()), match.end())))
            at = match.end()
    return found


def document_near_beginning(
    text: str, site_documents: Iterable[KnownObject] = ()
) -> NamedDocument | None:
    """Return the first document that a list item names near its beginning; None without one."""
    if (named := document_at_beginning(text, site_documents)) is not None:
        return named
    found = named_documents_in(text[: LONGEST_LEAD + 40])
    return found[0][1] if found and found[0][0] <= LONGEST_LEAD else None


def document_at_beginning(
    text: str, site_documents: Iterable[KnownObject] = ()
) -> NamedDocument | None:
    """Return the document that a text begins with, the site's names first; None without one."""
    folded = text.casefold()
    words = sorted((name for one in site_documents for name in one.names), key=len, reverse=True)
    for word in words:
        if folded.startswith(word.casefold()) and not text[len(word) : len(word) + 1].isalnum():
            return NamedDocument(kind_of_document_name(word), text[: len(word)], len(word))
    for key, pattern in _PATTERNS.items():
        if found := pattern.match(text):
            return NamedDocument(key, capitalised(found["name"]), found.end())
    return None


def kind_of_document_name(name: str) -> str:
    for key, pattern in _PATTERNS.items():
        if (found := pattern.match(name)) and found.end() == len(name):
            return key
    return ""


def folded_document_names(kind: str, name: str) -> set[str]:
    """Return the names under which the site may list a document, folded for comparison."""
    known = NAMES_BY_DOCUMENT_KIND.get(kind)
    return {fold_for_comparison(name)} | set(
        map(fold_for_comparison, known.names.values()) if known else ()
    )


def capitalised(text: str) -> str:
    """Return the name with single spaces, beginning with a capital letter."""
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]
