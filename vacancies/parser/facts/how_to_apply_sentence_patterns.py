"""Finds how to apply: language, file formats, a link to another application system.

Also recognises sentences that the site prints on every posting (`standard_sentence_key`).
"""

import re
from typing import Any, Final

from vacancies.parser.entities.document_requirements import file_types_in
from vacancies.parser.text.results import FactMatch

_CODES: Final = {
    **dict.fromkeys(("english", "engelska"), "en"),
    **dict.fromkeys(("swedish", "svenska"), "sv"),
    **dict.fromkeys(("norwegian", "norska", "scandinavian"), "no"),
    **dict.fromkeys(("danish", "danska"), "da"),
    **dict.fromkeys(("finnish", "finska"), "fi"),
    **dict.fromkeys(("german", "tyska"), "de"),
    **dict.fromkeys(("french", "franska"), "fr"),
    **dict.fromkeys(("dutch", "nederländska"), "nl"),
    **dict.fromkeys(("italian", "italienska"), "it"),
}
LANGUAGE_PATTERN: Final = "(?:" + "|".join(_CODES) + ")"
_LANGUAGE: Final = re.compile(
    r"(?:the\s+|your\s+|all\s+)?(?:applications?|documents|ansökan|ansökningar(?:na)?|handlingar"
    r"(?:na)?)\b[^.;:|]{0,50}?"
    r"\b(?:(?:be\s+)?written\s+)?(?:in|på)\s+(?P<one>LANGUAGE)"
    r"(?:\s+(?:or|eller|and|och)\s+(?:in\s+|på\s+)?(?P<two>LANGUAGE))?(?!\s*(?:,|/|eller|or|och|and)\s*(?:in\s+|på\s+)?LANGUAGE)".replace(
        "LANGUAGE", LANGUAGE_PATTERN
    ),
    re.IGNORECASE,
)
_PDF: Final = re.compile(
    r"(?:(?:be\s+)?(?:attached|submitted|uploaded|sent|saved|bifogas|laddas\s+upp|skickas)\s+)?"
    r"(?:as|in|som|i)\s+(?:an?\s+|en\s+|separate\s+|separata\s+)?pdf(?:[- ]?(?:files?|format"
    r"|documents?|filer|fil|dokument))?"
    r"(?:,?\s*(?:as\s+below|enligt\s+nedan))?",
    re.IGNORECASE,
)
_SIZE: Final = re.compile(
    r"(?:max(?:imum|imal|\.)?\s+(?:file\s*)?(?:size|storlek\w*)(?:\s+(?:for|per|för)\s+(?:each"
    r"|every|varje)?\s*(?:file|fil|document))?"
    r"(?:\s+(?:is|of|är))?\s*:?\s*"
    r"|(?:each|every|varje)\s+(?:file|fil|document|dokument)\s+(?:may|must|can|får)\s+(?:be"
    r"|vara)\s+(?:at\s+most|no\s+more\s+than|högst|max)\s+)"
    r"(?P<size>\d{1,3})\s*MB\b",
    re.IGNORECASE,
)
_ADDRESS: Final = r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]]"
_LINK: Final = re.compile(rf"\(?(?P<url>{_ADDRESS})\)?", re.IGNORECASE)
_ABOUT_APPLYING: Final = re.compile(
    r"\bappl(?:y|ication|ications)\b|\bansök|\bsök\s+(?:tjänsten|här|via)", re.IGNORECASE
)
_BY_LINK: Final = re.compile(
    r"\b(?:apply|submit|sent|upload|register|via|through|form|system|link|portal|ansök|skicka"
    r"|länk|formulär)\w*",
    re.IGNORECASE,
)
_SAID: Final = [
    (why, re.compile(pattern, re.IGNORECASE))
    for why, pattern in (
        (
            "zip",
            (
                r"(?:please\s+note\s+that\s+)?"
                r"(?:the\s+system\s+does\s+not\s+support\s+zip[- ]?files?"
                r"|zip[- ]?files?\s+are\s+not\s+(?:supported|accepted))\W*$"
                r"|observera\s+att\s+systemet\s+inte\s+(?:tar\s+emot|stöder)\s+zip-?filer\W*$"
            ),
        ),
        (
            "button",
            (
                r"(?:please\s+)?(?:use|click(?:\s+on)?|press)\s+the\s+(?:apply\s+)?button\s+"
                r"(?:at\s+the\s+(?:foot|bottom|end)\s+of\s+"
                r"(?:the|this)\s+page|below)(?:\s+to\s+(?:reach|get\s+to"
                r"|open)\s+the\s+application\s+form)?\W*$"
                r"|(?:använd|klicka\s+på)\s+knappen\s+(?:längst\s+ned?\s+på\s+sidan|nedan)"
                r"(?:\s+för\s+att\s+komma\s+till\s+ansökningsformuläret)?\W*$"
            ),
        ),
    )
]


def language_codes_in(text: str) -> str:
    """Return the codes of the languages that a text names, sorted, separated by spaces."""
    found = re.findall(LANGUAGE_PATTERN, text, re.IGNORECASE)
    return " ".join(sorted({_CODES[name.casefold()] for name in found}))


def find_matches(sentence: str) -> list[FactMatch]:
    matches = []
    if found := _LANGUAGE.search(sentence):
        codes = {_CODES[found[name].casefold()] for name in ("one", "two") if found[name]}
        values: dict[str, Any] = {"application_language": " ".join(sorted(codes))}
        matches.append(FactMatch("language", values, *found.span()))
    if file_types_in(sentence) == ("pdf",) and (found := _PDF.search(sentence)):
        matches.append(FactMatch("files", {"file_type": "pdf"}, *found.span()))
    if found := _SIZE.search(sentence):
        matches.append(FactMatch("size", {"max_megabytes": int(found["size"])}, *found.span()))
    return [*matches, *_link_matches(sentence)]


def _link_matches(sentence: str) -> list[FactMatch]:
    """Return the match of an https URL to apply at; other URLs ("Read more: …") remain in the text."""
    found = _LINK.search(sentence)
    if found is None or not _ABOUT_APPLYING.search(sentence) or not _BY_LINK.search(sentence):
        return []
    if not found["url"].lower().startswith("https://"):
        return []
    values = {"application_method": "link", "application_url": found["url"]}
    return [FactMatch("link", values, *found.span())]


def standard_sentence_key(sentence: str) -> str:
    """Return the key of the site's standard sentence that this one repeats; empty if none."""
    return next((why for why, pattern in _SAID if pattern.match(sentence.strip())), "")
