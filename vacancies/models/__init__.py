from vacancies.models.documents import DocumentKind, DocumentKindText, DocumentRule
from vacancies.models.extensions import VacancyExtension
from vacancies.models.guidance import DocumentGuidance
from vacancies.models.pages import VacancyIndexPage, VacancyPage
from vacancies.models.parts import (
    ContactText,
    VacancyContact,
    VacancyPlaceText,
    VacancyProgramme,
    VacancySupervisor,
)
from vacancies.models.vacancy import Vacancy

__all__ = [
    "ContactText",
    "DocumentGuidance",
    "DocumentKind",
    "DocumentKindText",
    "DocumentRule",
    "Vacancy",
    "VacancyContact",
    "VacancyExtension",
    "VacancyIndexPage",
    "VacancyPage",
    "VacancyPlaceText",
    "VacancyProgramme",
    "VacancySupervisor",
]
