"""Checks that a vacancy's facts are consistent and complete enough to publish."""

from datetime import date, datetime, time
from typing import Final

from django.utils.dateformat import time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from people.content.findings.finding import Finding, error
from people.formats import format_pattern
from vacancies.choices import (
    KINDS_WITH_OPTIONAL_DEADLINE,
    KINDS_WITHOUT_EMPLOYMENT,
    SUPERVISED_KINDS,
    ApplicationMethod,
    EmploymentForm,
    SalaryKind,
    StartKind,
    built_in_employment_form,
)
from vacancies.posting.form_urls import is_form_mounted
from vacancies.posting.lifecycle import closing_instant, is_skipped_by_clock, opening_instant
from vacancies.posting.validation.document_rules import document_rule_errors
from vacancies.posting.validation.questions import question_errors
from vacancies.posting.validation.untranslated_facts import unreadable_question_errors
from vacancies.protocols import DocumentRuleFacts, VacancyFacts

# Fields of a range, what counts if the first one is empty, and the message if they are reversed.
RANGES: Final = (
    ("positions_min", "positions_max", 1, gettext_lazy("The upper number must be the larger one.")),
    (
        "duration_min",
        "duration_max",
        1,
        gettext_lazy("The maximum number of months must be the larger number."),
    ),
    ("salary_amount", "salary_max", 0, gettext_lazy("The upper amount must be the larger one.")),
    ("students_min", "students_max", 1, gettext_lazy("The upper number must be the larger one.")),
)


def contradiction_errors(vacancy: VacancyFacts) -> dict[str, str]:
    """Return error messages by field name for facts that contradict each other, also in drafts."""
    found = _reversed_range_errors(vacancy)
    if vacancy.examiner_id and vacancy.examiner_name:
        found["examiner_name"] = _("Choose a person or enter a name, not both.")
    if vacancy.second_organisation_id and not _has_other_first_employer(vacancy):
        found["second_organisation"] = _("The second employer must differ from the organisation.")
    found |= _time_errors(vacancy)
    form = built_in_employment_form(vacancy.employment_form)
    is_permanent = form == EmploymentForm.PERMANENT
    if vacancy.teaching_percent and is_permanent:
        found["teaching_percent"] = _(
            "Permanent employment cannot be extended by teaching. Leave this empty, and write the "
            "share of teaching in the text of the page."
        )
    if not found and _closes_before_opening(vacancy):
        found["deadline_on"] = _(
            "The application deadline cannot come before the vacancy opens: see “Opens on”."
        )
    return found


def _time_errors(vacancy: VacancyFacts) -> dict[str, str]:
    found = {}
    if vacancy.deadline_time and not vacancy.deadline_on:
        found["deadline_time"] = _(
            "If you enter a time, enter the date too, under “Application deadline”."
        )
    if vacancy.opens_time and not vacancy.opens_on:
        found["opens_time"] = _("If you enter a time, enter the date too, under “Opens on”.")
    for name, day, clock in (
        ("opens_time", vacancy.opens_on, vacancy.opens_time),
        ("deadline_time", vacancy.deadline_on, vacancy.deadline_time),
    ):
        if sentence := skipped_time_error(day, clock, vacancy.time_zone):
            found[name] = sentence
    return found


def skipped_time_error(day: date | None, clock: time | None, zone: str) -> str:
    """Return the error message for a time that the clock skips on this day; empty for any other."""
    if day is None or clock is None or not is_skipped_by_clock(day, clock, zone):
        return ""
    sentence = _(
        "There is no %(time)s on this day, because the clocks are put forward. Enter a time before "
        "or after that hour."
    )
    return sentence % {"time": time_format(clock, format_pattern("TIME_FORMAT"))}


def _reversed_range_errors(vacancy: VacancyFacts) -> dict[str, str]:
    found = {}
    for least, most, shortest, message in RANGES:
        upper = getattr(vacancy, most)
        if upper is not None and upper < (getattr(vacancy, least) or shortest):
            found[most] = str(message)
    return found


def _has_other_first_employer(vacancy: VacancyFacts) -> bool:
    return vacancy.organisation_id not in (None, vacancy.second_organisation_id)


def _closes_before_opening(vacancy: VacancyFacts) -> bool:
    if vacancy.opens_on is None or vacancy.deadline_on is None:
        return False
    zone = vacancy.time_zone
    opens = opening_instant(vacancy.opens_on, vacancy.opens_time, zone)
    return closing_instant(vacancy.deadline_on, vacancy.deadline_time, zone) <= opens


def missing_fact_findings(vacancy: VacancyFacts) -> list[Finding]:
    """Return a finding for each missing fact that publishing requires, and for bad document rules."""
    found = [
        *_missing_date_findings(vacancy),
        *_missing_salary_findings(vacancy),
        *_application_method_findings(vacancy),
    ]
    if vacancy.organisation is None:
        found.append(error(_("Choose the organisation where the work is done."), "organisation"))
    if vacancy.kind in SUPERVISED_KINDS and not list(vacancy.supervisors.all()):
        found.append(error(_("Name at least one supervisor."), "supervisors"))
    if not list(vacancy.contacts.all()):
        found.append(error(_("Name at least one contact for questions."), "contacts"))
    return found


def overdue_findings(vacancy: VacancyFacts, public: VacancyFacts, at: datetime) -> list[Finding]:
    """Return a finding if the deadline has passed, unless it is public or a result is recorded."""
    closes = vacancy_closing_instant(vacancy)
    is_over = closes is not None and closes <= at
    is_known = public.live and vacancy_closing_instant(public) == closes
    if not is_over or is_known or vacancy.outcome:
        return []
    sentence = _("The application deadline has passed: set a later one, or record the result.")
    return [error(sentence, "deadline_on")]


def vacancy_closing_instant(vacancy: VacancyFacts) -> datetime | None:
    """Return when applications close, by the deadline fields; None without a deadline."""
    if vacancy.deadline_on is None:
        return None
    return closing_instant(vacancy.deadline_on, vacancy.deadline_time, vacancy.time_zone)


def _missing_date_findings(vacancy: VacancyFacts) -> list[Finding]:
    found = []
    if vacancy.deadline_on is None and vacancy.kind not in KINDS_WITH_OPTIONAL_DEADLINE:
        sentence = _("Set the application deadline: this type of position needs one.")
        found.append(error(sentence, "deadline_on"))
    if vacancy.start == StartKind.ON_DATE and vacancy.start_on is None:
        found.append(error(_("Enter the start date, or choose another option."), "start_on"))
    if vacancy.start == StartKind.IN_PERIOD and not (vacancy.start_period and vacancy.start_year):
        sentence = _("Choose the month or season in which the position starts, and enter the year.")
        field = "start_year" if vacancy.start_period else "start_period"
        found.append(error(sentence, field))
    return found


def _missing_salary_findings(vacancy: VacancyFacts) -> list[Finding]:
    if vacancy.kind in KINDS_WITHOUT_EMPLOYMENT:
        return []
    if not vacancy.salary:
        sentence = _("State the salary: an amount, “to be agreed” or no salary.")
        return [error(sentence, "salary")]
    if vacancy.salary == SalaryKind.AMOUNT and vacancy.salary_amount is None:
        return [error(_("Enter the amount of the salary."), "salary_amount")]
    if vacancy.salary == SalaryKind.AMOUNT and not vacancy.salary_currency:
        return [error(_("Enter the currency of the salary, such as EUR."), "salary_currency")]
    return []


def _application_method_findings(vacancy: VacancyFacts) -> list[Finding]:
    if (
        vacancy.application_method == ApplicationMethod.LINK
        and not vacancy.external_application_url
    ):
        sentence = _("Enter the web address of the application form, beginning with https://.")
        return [error(sentence, "application_url")]
    if vacancy.application_method == ApplicationMethod.EMAIL:
        return _email_application_findings(vacancy)
    if vacancy.application_method == ApplicationMethod.FORM:
        return [
            *_missing_form_findings(),
            *_document_rule_findings(list(vacancy.document_rules.all())),
            *(error(text, "questions") for text in question_errors(list(vacancy.questions.all()))),
            *_unreadable_question_findings(vacancy),
        ]
    return []


def _unreadable_question_findings(vacancy: VacancyFacts) -> list[Finding]:
    """Return an error for each required question without a text in the language of a live page."""
    if vacancy.pk is None or not any(row.required for row in vacancy.questions.all()):
        return []
    pages = vacancy.pages.filter(live=True, alias_of=None).order_by("locale_id")
    languages = list(pages.values_list("locale__language_code", flat=True))
    return unreadable_question_errors(vacancy, languages)


def _email_application_findings(vacancy: VacancyFacts) -> list[Finding]:
    """Return findings about applying by e-mail, for which document rules are optional."""
    rules = list(vacancy.document_rules.all())
    found = [error(text, "document_rules") for text in document_rule_errors(rules)]
    if not vacancy.application_email:
        sentence = _("Enter the e-mail address that applications are sent to.")
        found.append(error(sentence, "application_email"))
    return found


def _missing_form_findings() -> list[Finding]:
    """Return a finding if the host does not include the form's URLs, so that nobody can apply."""
    if is_form_mounted():
        return []
    sentence = _(
        "This site has no application form of its own. Choose another system and enter its "
        "address, or ask the administrators of the site."
    )
    return [error(sentence, "application_method")]


def _document_rule_findings(rules: list[DocumentRuleFacts]) -> list[Finding]:
    if not rules:
        sentence = _("Say which documents to send: add at least one document rule.")
        return [error(sentence, "document_rules")]
    return [error(text, "document_rules") for text in document_rule_errors(rules)]
