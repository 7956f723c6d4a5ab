"""Protocols of a vacancy, its page and its rows, for modules that `vacancies.models` imports.

`vacancies.models` imports these modules, so they cannot import the models. `tests/test_types.py`
compares the attributes here with those of the models.
"""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Protocol

from people.content.records.translated_rows import TranslatedText


class VacancyFacts(Protocol):
    """Protocol of `Vacancy`, saved or an unsaved draft. Its relations are managers of rows."""

    _meta: Any
    pk: Any
    key: Any
    live: bool

    kind: str
    reference: str
    positions_min: int
    positions_max: int | None
    organisation: Any
    organisation_id: int | None
    second_organisation: Any
    second_organisation_id: int | None
    opens_on: date | None
    opens_time: time | None
    deadline_on: date | None
    deadline_time: time | None
    time_zone: str
    continuous_evaluation: bool
    outcome: str
    employment_form: str
    extent_percent: int | None
    duration_min: int | None
    duration_max: int | None
    teaching_percent: int | None
    start: str
    start_on: date | None
    start_period: str
    start_year: int | None
    salary: str
    salary_amount: Decimal | None
    salary_max: Decimal | None
    salary_currency: str
    salary_period: str
    salary_valid_from: date | None
    application_method: str
    application_url: str
    application_email: str
    application_subject: str
    application_language: str
    reply_weeks: int | None
    external_supervisor: str
    external_organisation: str
    credits: Decimal | None
    students_min: int | None
    students_max: int | None
    examiner: Any
    examiner_id: int | None
    examiner_name: str
    examiner_email: str
    meeting_at: datetime | None
    meeting_url: str
    opens_at: datetime | None
    closes_at: datetime | None

    pages: Any
    areas: Any
    projects: Any
    supervisors: Any
    programmes: Any
    places: Any
    contacts: Any
    document_rules: Any
    questions: Any
    extensions: Any

    @property
    def external_application_url(self) -> str: ...

    @property
    def application_mailto(self) -> str: ...

    @property
    def shown_examiner_name(self) -> str: ...

    @property
    def posted_on(self) -> date | None: ...

    def state(self, at: datetime) -> Any: ...  # a State of `vacancies.posting.lifecycle`

    def days_left(self, at: datetime) -> int | None: ...

    def get_kind_display(self) -> str: ...

    def get_employment_form_display(self) -> str: ...

    def get_start_display(self) -> str: ...

    def get_salary_display(self) -> str: ...

    def get_application_method_display(self) -> str: ...

    def get_application_language_display(self) -> str: ...

    def get_outcome_display(self) -> str: ...


class VacancyText(Protocol):
    """Protocol of `VacancyPage`: the texts of a vacancy in one language."""

    locale: Any
    guidance: Any
    lead: str
    required: str
    responsibilities: str
    terms: str
    benefits: str

    @property
    def record(self) -> VacancyFacts: ...

    def get_parent(self) -> Any: ...


class DocumentRuleFacts(Protocol):
    """Protocol of `DocumentRule`: one document that a vacancy requests, with its limits."""

    kind: Any
    kind_id: int
    required: bool
    max_files: int | None
    max_pages: int | None
    max_megabytes: int
    asks_for_name: bool
    name_pattern: str
    parts: Any

    def get_file_type_display(self) -> str: ...


class GuidanceText(Protocol):
    """Protocol of `DocumentGuidance`: a page's own guidance for one document."""

    lead_in: str
    text: str


class PlaceText(Protocol):
    """Protocol of `VacancyPlaceText`: the location of a vacancy in one language."""

    language: str
    place: str


class DeadlineExtensionFacts(Protocol):
    """Protocol of `VacancyExtension`: one extension of a deadline."""

    extended_from: date
    extended_to: date

    def reason(self) -> TranslatedText: ...
