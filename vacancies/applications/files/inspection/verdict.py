"""What an examination answers."""

from dataclasses import dataclass

from vacancies.applications.files.pdf.refusal_reasons import Reason


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that may be kept as it is (R13)."""

    size: int
    sha256: str
    pages: int


@dataclass(frozen=True, slots=True)
class Refused:
    reason: Reason
