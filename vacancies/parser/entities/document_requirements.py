"""Finds what a requested document must be: pages, megabytes, type and name of its file, optional or not."""

import re
from typing import Final, NamedTuple

from vacancies.parser.entities import document_names
from vacancies.parser.text.cleaning import fold_for_comparison
from vacancies.parser.text.numbers import NUMBER, parse_number
from vacancies.parser.text.results import RequestedDocument

FILE_NAME_REQUEST: Final = re.compile(
    r"\(?\s*(?:please\s+)?(?:name|label|mark|save|call|döp|namnge|kalla|märk|spara)\s+(?:the\s+|this\s+|your\s+)?"
    r"(?:document|file|pdf|dokumentet|filen|pdf-filen)(?:\s+(?:as|till|som|med))?\s*:\s*"
    r"(?P<as>[^():;]*?)\s*(?:\)|\.?\s*$)",
    re.IGNORECASE,
)
PAGE_LIMIT: Final = re.compile(
    rf"(?<!least)(?<!least )(?<!minst)(?<!minst )(?<!minimum)(?<!minimum )"
    rf"\(?\s*(?:of\s+|om\s+|på\s+)?(?:max(?:imum|imalt|\.)?|at\s+most|up\s+to|no\s+more\s+than"
    rf"|no(?:t)?\s+longer\s+than|not\s+(?:more\s+than|exceeding)|about|högst|upp\s+till|cirka|ca\.?)?\s*(?:of\s+)?"
    rf"(?:(?P<least>\d)\s*(?:–|-|to|till)\s*)?(?<!\d)(?P<pages>{NUMBER}(?=\s+(?!hal[fv]))|(?:en\s+)?halv|(?:a\s+)?half(?:\s+(?:a|an))?|{NUMBER})(?:\s+A4)?[-\s]*"
    r"(?:pages?|sid(?:a|or)|sides?(?:\s+of\s+A4)?|[ps](?=[.)])|pp(?=[.)])|A4(?:[-\s]*(?:sid(?:a|or)|pages?))?)\b"
    r"(?:\s*(?:max(?:imum)?|long|at\s+most|totalt))?\s*\)?",
    re.IGNORECASE,
)
PAGES_BEFORE_NAME: Final = re.compile(
    rf"(?P<pages>{NUMBER})[-\s](?:page|sidig\w*)\s+(?:\w+\s+)?$", re.IGNORECASE
)
OPTIONAL_WORDS: Final = re.compile(
    r"\(?\b(?:optional(?:ly)?|if\s+(?:applicable|available|any|you\s+(?:like|wish|have))|may\s+be\s+(?:added|attached|included)"
    r"|not\s+(?:required|mandatory|compulsory)|not\s+a\s+requirement|voluntary|valfritt|valfri|frivillig\w*"
    r"|(?:inte|ej)\s+(?:nödvändig\w*|obligatorisk\w*)|not\s+necessary|if\s+(?:already\s+)?(?:you\s+have\s+)?(?:one|any)\b|om\s+(?:tillämpligt|sådan\w*\s+finns|(?:du|man|ni)\s+(?:vill|har|önskar)|(?:den|det)\s+(?:finns|är\s+klar\w*))|får\s+gärna|(?:lägg|bifoga|skicka|ta)\s+gärna(?:\s+(?:med|till))?|feel\s+free\s+to\s+\w+|(?:is|are)\s+(?:also\s+)?welcome|inget\s+krav|eventuell\w*|ev\.(?=\s)"
    r"|i\s+förekommande\s+fall)\b\)?",
    re.IGNORECASE,
)
# Before words that make only the next document optional: "a CV and, if you have one, a certificate".
AND_AT_END: Final = re.compile(r"\b(?:and|och|samt|plus)\s*,?\s*$", re.IGNORECASE)
# Before words that make only a part of the document optional: "a CV, including publications if you have any".
_PART_BEFORE: Final = re.compile(
    r"\b(?:including|incl\.?|inklusive|inkl\.?)\s+(?P<part>[^;.]{3,60})$", re.IGNORECASE
)
# The last column of a table: "Master's thesis – may".
_MAY: Final = re.compile(r"(?:\s[-–|]|\s|\t)\s*(?:may|kan|no|nej|optional)\s*$", re.IGNORECASE)
MEGABYTES: Final = re.compile(r"(\d{1,3})\s*MB\b", re.IGNORECASE)
# Of these an applicant may send several files.
MANY: Final = ("transcripts", "degree", "certificates", "other", "selected")
MOST_FILES: Final = 20
# "Up to ten publications": how many files of this kind an applicant may send.
_NUMBER_OF_PUBLICATIONS: Final = re.compile(
    rf"\b(?P<number>{NUMBER})\s+(?:[\w-]+\s+){{0,4}}?(?:publications|papers|articles|works"
    r"|publikationer|artiklar|arbeten|skrifter|separat\w*)\b",
    re.IGNORECASE,
)


# "Cover letter, at most 1 page [A_letter.pdf]".
_NAMED_IN_BRACKETS: Final = re.compile(
    r"[\[(](?P<as>[\w-]{1,60}\.(?:pdf|docx?))[\])]\W*$", re.IGNORECASE
)


def file_name_in_item(text: str) -> str:
    """Return the file name, or its pattern, that a list item asks for; empty without one."""
    found = FILE_NAME_REQUEST.search(text) or _NAMED_IN_BRACKETS.search(text)
    return found["as"] if found else ""


def is_optional_document(text: str) -> bool:
    """Whether a list item is optional as a whole, and not only a part or one of its documents."""
    return any(
        not (
            document_names.named_documents_in(text[: found.start()])
            and document_names.named_documents_in(text[found.end() :])
        )
        for found in (*OPTIONAL_WORDS.finditer(text), *_MAY.finditer(text))
        if not _ends_with_part_of_document(text[: found.start()])
        and not _makes_only_next_document_optional(text, found)
    )


_BEFORE_ANOTHER: Final = re.compile(
    r"(?:eventuell\w*|ev\.|optional\w*|valfri\w*|possibl[ey])$", re.IGNORECASE
)


def _makes_only_next_document_optional(text: str, found: re.Match[str]) -> bool:
    """Whether only something after a document is optional: "the thesis and any other publications"."""
    before, rest = text[: found.start()], text[found.end() :]
    is_joined = AND_AT_END.search(before) is not None and bool(re.search(r"\w", rest))
    is_adjective = _BEFORE_ANOTHER.fullmatch(found.group().strip("( ")) is not None
    return is_adjective and is_joined and bool(document_names.named_documents_in(before))


def _ends_with_part_of_document(text_before: str) -> bool:
    """Whether a text ends with a document and the part that it is to include."""
    found = _PART_BEFORE.search(text_before)
    return found is not None and all(
        map(document_names.named_documents_in, (text_before[: found.start()], found["part"]))
    )


# "One or two letters of recommendation", "minst två intyg": files that are counted.
_COUNTED: Final = re.compile(
    rf"(?P<more>\b(?:at\s+least|minst|a\s+minimum\s+of|more\s+than|fler\s+än)\s+)?"
    rf"(?:(?<![\w–-])(?P<least>{NUMBER})\s*(?:or|to|eller|till|–|-|/)\s*)?(?<!\w)(?P<most>{NUMBER})\s+"
    r"(?!pages?\b|sid)(?:[\w-]+\s+){0,3}?(?:letters|recommendations|testimonials|certificates|diplomas|publications"
    r"|papers|articles|works|samples|examples|\w*brev|\w*intyg|omdömen|publikationer|artiklar|arbeten|skrifter"
    r"|arbetsprov|exempel)\b",
    re.IGNORECASE,
)


class _FileCountLimit(NamedTuple):
    """The largest number of files; None for any number."""

    most: int | None


def _file_count_limit(text: str) -> _FileCountLimit | None:
    """Return the limit in a text that counts files ("two letters", “at least two”); None if it does not."""
    found = _COUNTED.search(text)
    if found is None:
        return None
    most = parse_number(found["most"])
    if found["more"]:
        return _FileCountLimit(None)
    return _FileCountLimit(most) if 1 < most <= MOST_FILES else None


def max_files_of_document(kind: str, text: str) -> int | None:
    """Return how many files of this kind a text allows; None for any number."""
    if counted := _file_count_limit(text):
        return counted.most
    if kind not in MANY:
        return 1
    found = _NUMBER_OF_PUBLICATIONS.search(text) if kind == "selected" else None
    number = parse_number(found["number"]) if found else None
    return number if number and number <= MOST_FILES else None


def max_pages_of_match(pages_match: re.Match[str]) -> int:
    """Return the number of pages in a match; half a page counts as one."""
    text = pages_match["pages"]
    return 1 if re.search(r"hal[fv]", text, re.IGNORECASE) else parse_number(text)


OTHER_FILE_TYPE: Final = "other"
_TYPES: Final = {
    "pdf": re.compile(r"\bpdf", re.IGNORECASE),
    "word": re.compile(
        r"\bdocx?\b|\bword(?=-)|\b(?:ms|microsoft)[ -]word\b"
        r"|\bword\b(?=[- ]?(?:fil|file|dokument|document|format)"
        r"|\s*(?:or|eller|,|/|\)|\.|$))|(?:or|eller|and|och|/)\s*word\b",
        re.IGNORECASE,
    ),
    OTHER_FILE_TYPE: re.compile(r"\b(?:rtf|odt|jpe?g|png|tiff?|zip|pages-fil\w*)\b", re.IGNORECASE),
}


def file_types_in(text: str) -> tuple[str, ...]:
    """Return all types of files that a text names, sorted; `OTHER_FILE_TYPE` for further ones."""
    return tuple(sorted(name for name, pattern in _TYPES.items() if pattern.search(text)))


# The pattern of a file name, as a rule of the site holds it: "CV, {family name}, Ref {reference}".
LONGEST_PATTERN: Final = 100
_PLACEHOLDERS: Final = (
    ("{family name}", r"(?:family|last)[ _-]?name|surname|efternamn(?:et)?"),
    ("{given name}", r"(?:first|given)[ _-]?name|förnamn(?:et)?"),
    (
        "{reference}",
        r"reference[ _-]?(?:number|no\.?)|ref[ .]*(?:no|nr)\b\.?|referensnummer|diarienummer",
    ),
)
_FORBIDDEN: Final = re.compile(r'[/\\:*?"<>|{}]')


def file_name_pattern(file_name: str, reference: str = "") -> str:
    """Return the pattern for a file name that an advertisement asks for; empty if no rule can hold it."""
    text = re.sub(
        r"\.pdf$", "", " ".join(file_name.split()).strip(" .;,\"“”'"), flags=re.IGNORECASE
    )
    held = text.replace(reference, "\0") if reference else text
    if _FORBIDDEN.search(held):
        return ""
    for placeholder, pattern in _PLACEHOLDERS:
        held = re.sub(
            rf"(?<![^\W_])(?:{pattern})(?![^\W_])", placeholder, held, flags=re.IGNORECASE
        )
    held = re.sub(
        r"(?<![^\W_])(?:your\s+|ditt\s+)?(?:name|namn)$", "{family name}", held, flags=re.IGNORECASE
    )
    held = held.replace("\0", "{reference}")
    return held if "name}" in held and len(held) <= LONGEST_PATTERN else ""


def file_name_pattern_unless_default(document: RequestedDocument, reference: str) -> str:
    """Return the pattern of a document's file name for its rule; empty without one and for the default.

    Empty too for what the site asks for by itself: "CV, Family name".
    """
    pattern = file_name_pattern(document.file_name, reference) if document.asks_for_name else ""
    name, _comma, rest = pattern.rpartition(",")
    names = document_names.folded_document_names(document.kind, document.name)
    is_usual = rest.strip() == "{family name}" and fold_for_comparison(name) in names
    return "" if is_usual else pattern
