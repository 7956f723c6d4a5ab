"""Names of documents in English and Swedish, as postings use them."""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from vacancies.parser.entities.known import Known
from vacancies.parser.text.cleaning import fold_for_comparison


class DocumentName(NamedTuple):
    names: dict[str, str]  # by language
    pattern: str

    def in_language(self, code: str) -> str:
        """Return the name in that language, else in English."""
        return self.names.get(code, self.names["en"])


NAMES: Final = {
    "cv": DocumentName(
        {"en": "CV", "sv": "CV"},
        r"cv(?:['’]?s)?\b|curriculum\s+vitae(?:\s*\(cv\))?|r[ée]sum[ée]\b|meritförteckning\b",
    ),
    "letter": DocumentName(
        {"en": "Personal letter", "sv": "Personligt brev"},
        r"(?:personal|application)\s+letter|personal\s+statement|cover(?:ing)?\s+letter"
        r"|letter\s+of\s+(?:motivation"
        r"|intent|interest)"
        r"|motivation(?:al)?\s+letter|personligt\s+brev|följebrev",
    ),
    "statement": DocumentName(
        {"en": "Research statement", "sv": "Forskningsplan"},
        r"research\s+(?:statement|plan|proposal)|statement\s+of\s+research(?:\s+interests)?"
        r"|(?:forsknings(?:plan|program|förslag)|beskrivning\s+av\s+forskningsintressen)",
    ),
    "publications": DocumentName(
        {"en": "List of publications", "sv": "Publikationslista"},
        r"(?:complete\s+)?list\s+of\s+publications|publications?\s+list|publikations(?:lista"
        r"|förteckning)",
    ),
    "selected": DocumentName(
        {"en": "Selected publications", "sv": "Valda publikationer"},
        r"selected\s+publications|valda\s+publikationer",
    ),
    "transcripts": DocumentName(
        {"en": "Transcripts and certificates", "sv": "Betyg och intyg"},
        r"(?:(?:copies|copy|kopior|kopia)\s+(?:of|av|på)\s+)?(?:(?:official|academic|attested"
        r"|degree|relevant|"
        r"vidimerade|all|alla)\s+)*(?:transcripts?(?:\s+of\s+records?)?|(?:degree\s+)?"
        r"(?:certificates?|diplomas?)|"
        r"grades|betyg(?:sutdrag)?|examensbevis|studieintyg|resultatintyg)\b",
    ),
    "thesis": DocumentName(
        {"en": "Thesis", "sv": "Examensarbete"},
        r"(?:(?:copies|copy|kopior|kopia)\s+(?:of|av)\s+)?(?:the\s+|your\s+)?(?:bachelor|master"
        r"|ph\.?d|doctoral)['’]?s?\s+thesis"
        r"|(?:kopia\s+av\s+)?(?:ditt\s+)?(?:examensarbetet?|självständiga\s+arbeten)\b",
    ),
    "references": DocumentName(
        {"en": "References", "sv": "Referenser"},
        r"(?:contact\s+(?:details|information)\s+(?:of|for|to)\s+)?(?:at\s+least\s+)?(?:\w+\s+)?"
        r"(?:academic\s+)?(?:references\b|referees\b)"
        r"|(?:letters?\s+of\s+(?:recommendation|reference)|(?:reference"
        r"|recommendation)\s+letters?|referenser|rekommendationsbrev)\b",
    ),
    "teaching": DocumentName(
        {"en": "Teaching portfolio", "sv": "Pedagogisk portfölj"},
        r"teaching\s+(?:portfolio|statement)|pedagogisk\s+(?:portfölj|meritförteckning"
        r"|meritportfölj)",
    ),
    "other": DocumentName(
        {"en": "Other documents", "sv": "Övriga handlingar"},
        r"other\s+(?:relevant\s+)?documents|further\s+documents|övriga\s+(?:handlingar|dokument)",
    ),
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


class Named(NamedTuple):
    kind: str  # a key of NAMES, or empty if the site's own name was found
    name: str
    end: int


def leading_document(text: str, own: Iterable[Known] = ()) -> Named | None:
    """Return the document that a text begins with: the longest of the site's names first."""
    folded = text.casefold()
    words = sorted((name for one in own for name in one.names), key=len, reverse=True)
    for word in words:
        if folded.startswith(word.casefold()) and not text[len(word) : len(word) + 1].isalnum():
            return Named(kind_of(word), text[: len(word)], len(word))
    for key, pattern in _PATTERNS.items():
        if found := pattern.match(text):
            return Named(key, _capital(found["name"]), found.end())
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
