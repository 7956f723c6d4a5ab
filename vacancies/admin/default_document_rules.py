"""Default document rules of a new vacancy, by type of position; editors can change them.

A vacancy copied from an earlier one keeps its rules instead.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from django.utils import translation
from django.utils.translation import gettext, gettext_noop, trans_real
from wagtail.coreutils import get_content_languages

from vacancies.choices import PositionKind, built_in_position_kind
from vacancies.models.documents import DocumentKind, DocumentKindText, DocumentRule

ENGLISH: Final = "en"
CV: Final = gettext_noop("CV")
PERSONAL_LETTER: Final = gettext_noop("Personal letter")
RESEARCH_STATEMENT: Final = gettext_noop("Research statement")
PUBLICATIONS: Final = gettext_noop("List of publications")
TEACHING_PORTFOLIO: Final = gettext_noop("Teaching portfolio")
TRANSCRIPTS_OF_RECORDS: Final = gettext_noop("Transcripts of records")
OTHER_DOCUMENTS: Final = gettext_noop("Other documents")


class DefaultDocumentRule(NamedTuple):
    """A document rule that new vacancies get: its document kind's English name, its values."""

    document: str
    required: bool = True
    max_files: int | None = 1
    max_pages: int | None = None


UNLIMITED_FILES: Final = None
REQUIRED_OTHER_DOCUMENTS: Final = DefaultDocumentRule(OTHER_DOCUMENTS, max_files=UNLIMITED_FILES)
OPTIONAL_OTHER_DOCUMENTS: Final = DefaultDocumentRule(
    OTHER_DOCUMENTS, required=False, max_files=UNLIMITED_FILES
)
SHORT_LETTER: Final = DefaultDocumentRule(PERSONAL_LETTER, max_pages=1)
RULES: Final[Mapping[str, tuple[DefaultDocumentRule, ...]]] = {
    PositionKind.DOCTORAL: (DefaultDocumentRule(CV), SHORT_LETTER, REQUIRED_OTHER_DOCUMENTS),
    PositionKind.POSTDOC: (
        DefaultDocumentRule(CV),
        SHORT_LETTER,
        DefaultDocumentRule(RESEARCH_STATEMENT),
        DefaultDocumentRule(PUBLICATIONS),
        OPTIONAL_OTHER_DOCUMENTS,
    ),
    PositionKind.RESEARCHER: (
        DefaultDocumentRule(CV),
        SHORT_LETTER,
        DefaultDocumentRule(PUBLICATIONS),
        OPTIONAL_OTHER_DOCUMENTS,
    ),
    PositionKind.FACULTY: (
        *(
            DefaultDocumentRule(CV),
            DefaultDocumentRule(RESEARCH_STATEMENT),
            DefaultDocumentRule(PUBLICATIONS),
            DefaultDocumentRule(TEACHING_PORTFOLIO),
        ),
        OPTIONAL_OTHER_DOCUMENTS,
    ),
    PositionKind.ENGINEER: (DefaultDocumentRule(CV), SHORT_LETTER, OPTIONAL_OTHER_DOCUMENTS),
    PositionKind.ASSISTANT: (DefaultDocumentRule(CV), DefaultDocumentRule(TRANSCRIPTS_OF_RECORDS)),
    PositionKind.THESIS: (
        DefaultDocumentRule(CV),
        DefaultDocumentRule(TRANSCRIPTS_OF_RECORDS),
        OPTIONAL_OTHER_DOCUMENTS,
    ),
}


def default_rules_creating_document_kinds(kind: str) -> list[DocumentRule]:
    """Return unsaved default rules for this type of position; create missing document kinds."""
    return [
        DocumentRule(
            kind=get_or_create_document_kind(ready.document),
            required=ready.required,
            max_files=ready.max_files,
            max_pages=ready.max_pages,
            asks_for_name=ready.required,
            sort_order=place,
        )
        for place, ready in enumerate(RULES.get(built_in_position_kind(kind), ()))
    ]


def get_or_create_document_kind(name: str) -> DocumentKind:
    """Return the document kind with this English name or a translation; create it if missing.

    Letter case is ignored. It is created with its names in the languages that have a catalogue; in
    English if none has, also on a site without English, so that pages mark it as English.
    """
    words = dict(_translated_names(name)) or {ENGLISH: name}
    offered = DocumentKind.objects.offered()
    for word in dict.fromkeys([*words.values(), name]):
        if found := offered.filter(texts__name__iexact=word).order_by("pk").first():
            return found
    made = DocumentKind.objects.create()
    rows: Any = DocumentKindText.objects
    for language, word in words.items():
        rows.create(kind=made, language=language, name=word)
    return made


def _translated_names(name: str) -> Iterator[tuple[str, str]]:
    """Yield (language code, name) for each language of the site whose catalogue translates the name."""
    for language in get_content_languages():
        if language.partition("-")[0] == ENGLISH:
            yield language, name
            continue
        catalogue: Any = trans_real.translation(language)
        if name in catalogue._catalog:  # not in those that it falls back to
            with translation.override(language):
                yield language, gettext(name)
