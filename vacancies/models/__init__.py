from vacancies.models.alerts import (
    AlertEvent,
    AlertEventKind,
    AlertFrequency,
    AlertSubscription,
)
from vacancies.models.applications import (
    Application,
    ApplicationAnswer,
    ApplicationFile,
    ApplicationLink,
    PrivacyNotice,
    Stage,
)
from vacancies.models.child_rows import (
    ContactText,
    Question,
    QuestionText,
    VacancyContact,
    VacancyPlaceText,
    VacancyProgramme,
    VacancyQuestion,
    VacancySupervisor,
)
from vacancies.models.committee import (
    AccessAction,
    AccessEntry,
    RemovalAction,
    RemovedApplication,
    Retention,
    RetentionRule,
    VacancyReader,
)
from vacancies.models.documents import (
    DocumentGuidance,
    DocumentKind,
    DocumentKindText,
    DocumentPart,
    DocumentRule,
)
from vacancies.models.extensions import ExtensionText, VacancyExtension, VacancyVersion
from vacancies.models.outbox import MailKind, OutgoingMail
from vacancies.models.pages import VacancyIndexPage, VacancyPage
from vacancies.models.private.attempts import AttemptCount
from vacancies.models.unfinished_ads import UnfinishedAd
from vacancies.models.vacancy import Vacancy

__all__ = [
    "AccessAction",
    "AccessEntry",
    "AlertEvent",
    "AlertEventKind",
    "AlertFrequency",
    "AlertSubscription",
    "Application",
    "ApplicationAnswer",
    "ApplicationFile",
    "ApplicationLink",
    "AttemptCount",
    "ContactText",
    "DocumentGuidance",
    "DocumentKind",
    "DocumentKindText",
    "DocumentPart",
    "DocumentRule",
    "ExtensionText",
    "MailKind",
    "OutgoingMail",
    "PrivacyNotice",
    "Question",
    "QuestionText",
    "RemovalAction",
    "RemovedApplication",
    "Retention",
    "RetentionRule",
    "Stage",
    "UnfinishedAd",
    "Vacancy",
    "VacancyContact",
    "VacancyExtension",
    "VacancyIndexPage",
    "VacancyPage",
    "VacancyPlaceText",
    "VacancyProgramme",
    "VacancyQuestion",
    "VacancyReader",
    "VacancySupervisor",
    "VacancyVersion",
]
