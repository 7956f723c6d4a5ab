"""The demo's vacancies: the posting of 13 May 2025, and a copy that is open for 30 days.

Facts are in the records, not in the texts. In the English, only typing slips are mended.
"""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, Final

from groupsite.demo.content.files import (
    ByLanguage,
    facts_in_table,
    instance_with_extra_facts,
    names_by_language,
    texts_by_language,
)

POSTING_KEY: Final = "phd-transformers-2025"


@dataclass(frozen=True)
class DemoDocumentKind:
    """Names of a document kind, without general guidance; postings give their own."""

    key: str
    sort_order: int
    names: ByLanguage[str]


@dataclass(frozen=True)
class KindGuidance:
    """Guidance of the posting on one type of document; `lead_in` follows the page limit."""

    text: str
    lead_in: str = ""


@dataclass(frozen=True)
class VacancyTexts:
    """The page of a vacancy in one language: title, slug and lead are plain, the rest rich text.

    `guidance` is keyed by kind of document. Without `about_programme` the organisation's text is
    printed.
    """

    title: str
    slug: str
    lead: str
    project_overview: str
    environment: str
    required: str
    meritorious: str
    responsibilities: str
    terms: str
    benefits: str
    discover_more: str
    how_to_apply: str
    guidance: dict[str, KindGuidance]
    about_programme: str = ""


@dataclass(frozen=True)
class DemonstrationPostingTexts:
    """Title and slug of the demonstration posting; `lead` is a warning added to the real posting's lead."""

    title: str
    slug: str
    lead: str


@dataclass(frozen=True)
class DemoVacancy:
    """Vacancy of the demo: fields of the record in `facts`, other records by their keys.

    A supervisor or contact is the key of a person, or a table that says more. A document is a table:
    its kind, and fields of the rule. Without `max_files` the posting states no number.
    """

    key: str
    facts: dict[str, Any]
    organisation: str
    supervisors: list[Any] = field(default_factory=list)
    contacts: list[Any] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    programmes: list[str] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)


def _posting_texts_of_demonstration(code: str, posting: VacancyTexts) -> VacancyTexts:
    """Return the real posting's texts with title, slug and warning of the demonstration."""
    own = DEMONSTRATION[code]
    lead = posting.lead.replace("\n\n", f"\n\n{own.lead}\n\n", 1)
    return replace(posting, title=own.title, slug=own.slug, lead=lead)


DOCUMENT_KINDS: Final = tuple(
    DemoDocumentKind(key, order, names_by_language("documents", key))
    for key, order in facts_in_table("documents").items()
)
POSTING: Final = instance_with_extra_facts(
    DemoVacancy, POSTING_KEY, facts_in_table("vacancies")[POSTING_KEY]
)
POSTING_TEXTS: Final = texts_by_language(VacancyTexts, "vacancies/posting", guidance=KindGuidance)
DEMONSTRATION: Final = texts_by_language(DemonstrationPostingTexts, "vacancies/demonstration")
DEMONSTRATION_TEXTS: Final = {
    code: _posting_texts_of_demonstration(code, posting) for code, posting in POSTING_TEXTS.items()
}
DEMONSTRATION_OPEN_FOR: Final = timedelta(days=30)


def demonstration_vacancy(today: date) -> DemoVacancy:
    """Return the copy of the posting that opens today and closes in 30 days."""
    own = {
        "name": "Demonstration: theory of transformers",
        "opens_on": today,
        "deadline_on": today + DEMONSTRATION_OPEN_FOR,
    }
    return replace(POSTING, key="demonstration", facts=POSTING.facts | own)
