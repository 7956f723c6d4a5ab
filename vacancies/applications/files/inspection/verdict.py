"""The result of an examination: accepted or refused."""

from dataclasses import dataclass

from vacancies.applications.files.pdf.refusal_reasons import Reason


@dataclass(frozen=True, slots=True)
class Examined:
    """An accepted file, stored unchanged (R13)."""

    size: int
    sha256: str
    pages: int


@dataclass(frozen=True, slots=True)
class Refused:
    reason: Reason
