"""The facts of the posting of 13 May 2025, and of the demonstration copy that is always open.

The words of both are in `posting_words`. What the posting does not say (a reference number, a day
to start) is left empty.
"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from groupsite.demo.content.markup import ByLanguage

SEVERAL: Final = None


@dataclass(frozen=True)
class DemoDocumentKind:
    """The name of a slot. Without default guidance: what the posting asks stands with its words."""

    key: str
    words: ByLanguage[str]


@dataclass(frozen=True)
class DemoDocumentRule:
    """One slot of the vacancy. `max_files` SEVERAL: no number that the posting states.

    `pages` is advice; `name_asked`: the posting asks the applicant to name the file.
    """

    kind: str
    max_files: int | None
    name_asked: bool
    pages: int | None = None
    required: bool = True
    max_megabytes: int = 40
    file_types: tuple[str, ...] = ("pdf",)


@dataclass(frozen=True)
class DemoVacancy:
    """Supervisors, contacts, areas, programmes and the organisation are keys of the other rooms.

    `name` is the record's label in the admin, never public.
    """

    key: str
    name: str
    opens: date
    deadline: date
    document_rules: tuple[DemoDocumentRule, ...]
    kind: str = "doctoral"
    reference: str = ""
    positions: int = 1
    supervisors: tuple[str, ...] = ("giuseppe-durisi", "rebecka-jornsten")
    contacts: tuple[str, ...] = ("giuseppe-durisi",)
    areas: tuple[str, ...] = ("machine-learning", "information-theory")
    programmes: tuple[str, ...] = ("wasp",)
    organisation: str = "communication-systems"
    employment: str = "fixed"
    extent_percent: int = 100
    duration_min_months: int = 48
    duration_max_months: int = 60
    teaching_percent: int = 20
    salary_amount: Decimal = Decimal(34550)
    salary_currency: str = "SEK"
    salary_period: str = "month"
    salary_valid_from: date = date(2025, 5, 25)
    deadline_zone: str = "Europe/Stockholm"
    continuous_evaluation: bool = True
    application_language: str = "en"


DOCUMENT_KINDS: Final = (
    DemoDocumentKind("cv", {"en": "CV", "sv": "CV"}),
    DemoDocumentKind("personal-letter", {"en": "Personal letter", "sv": "Personligt brev"}),
    DemoDocumentKind("other-documents", {"en": "Other documents", "sv": "Övriga handlingar"}),
    DemoDocumentKind("research-statement", {"en": "Research statement", "sv": "Forskningsplan"}),
    DemoDocumentKind("publications", {"en": "List of publications", "sv": "Publikationslista"}),
)

POSTING: Final = DemoVacancy(
    key="phd-transformers-2025",
    name="PhD position 2025: theory of transformers",
    opens=date(2025, 5, 13),
    deadline=date(2025, 6, 14),
    document_rules=(
        DemoDocumentRule("cv", max_files=SEVERAL, name_asked=True),
        DemoDocumentRule("personal-letter", max_files=1, name_asked=True, pages=1),
        DemoDocumentRule("other-documents", max_files=SEVERAL, name_asked=False),
    ),
)

DEMONSTRATION_OPEN_FOR: Final = timedelta(days=30)


def demonstration(today: date) -> DemoVacancy:
    """The open copy: the posting's facts, open from today, with the form of this site."""
    return replace(
        POSTING,
        key="demonstration",
        name="Demonstration: theory of transformers",
        opens=today,
        deadline=today + DEMONSTRATION_OPEN_FOR,
    )
