"""Checks a posting's text: required sections, and facts repeated in it."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from people.content.findings.finding import Finding, error
from people.content.findings.page_texts_and_pictures import PageText
from people.content.findings.repeatable_facts import RepeatableFact, exact_value_fact
from people.formats import date_parsing
from vacancies.choices import KINDS_WITHOUT_EMPLOYMENT, ApplicationMethod, SalaryKind, StartKind
from vacancies.posting.short_texts.start_dates import month_or_season_text
from vacancies.posting.validation.sentences_repeating_facts import facts_printed_as_sentences
from vacancies.protocols import VacancyFacts, VacancyText

# Either of these sections describes the work.
WORK_SECTIONS: Final = ("lead", "project_overview", "responsibilities")
DATE_FIELDS: Final = ("opens_on", "deadline_on", "start_on", "salary_valid_from")
MIN_REFERENCE_LENGTH: Final = 4  # shorter ones are also ordinary numbers
_DATE: Final = re.compile(date_parsing.DATE, re.IGNORECASE)
# "Applications must reach us no later than 31 January", "sista ansökningsdag är den 31 januari"
_APPLY_BY: Final = re.compile(
    r"(?:\bappl(?:y|ications?)\b|\bans[oö]k(?:an|ningar(?:na)?|ningstiden)?\b)[^.;:\n]{0,90}?"
    r"(?:\bby\b|\bbefore\b|\blater than\b|\blatest\b|\bcloses?\b|\bsenast\b|\bgår ut\b)"
    rf"[^.;:\n\d]{{0,20}}?(?P<date>{date_parsing.DATE})"
    r"|(?:\bdeadline\b|\bclosing date\b|\b(?:last|final) (?:day|date) (?:to|for) appl\w+"
    r"|\bsista (?:ansöknings\w+|dag\w* (?:för|att) (?:ansök|sök)\w*))"
    rf"[^.;\n\d]{{0,30}}?(?P<label_date>{date_parsing.DATE})",
    re.IGNORECASE,
)
_CURRENCY: Final = r"(?:kronor|kr\b|(?-i:[A-Z]{3})\b|[€$£¥])"
_GROUPED: Final = r"\d{1,3}(?:[\s,.\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]\d{3})+"
_SUM: Final = re.compile(
    rf"(?<![\d.,])(?:{_CURRENCY}\s?)?(?P<sum>{_GROUPED}|\d{{2,7}})(?![\d]|[.,]\d)(?:\s?{_CURRENCY})?",
    re.IGNORECASE,
)
_SIZE: Final = re.compile(r"(?<![\d.,])(\d{1,3})\s?MB\b")


def missing_section_findings(page: VacancyText) -> list[Finding]:
    """Return a finding for each required section that is empty: the work, the qualifications."""
    found = []
    if not any(_has_visible_text(getattr(page, name)) for name in WORK_SECTIONS):
        sentence = _(
            "Describe the work in the introduction, the project overview or the responsibilities."
        )
        found.append(error(sentence, WORK_SECTIONS[0]))
    if page.record.kind not in KINDS_WITHOUT_EMPLOYMENT and not _has_visible_text(page.required):
        found.append(error(_("Enter the required qualifications."), "required"))
    return found


def _has_visible_text(rich_text: str) -> bool:
    return bool(strip_tags(rich_text).strip())


def facts_not_to_repeat(draft: VacancyFacts, public: VacancyFacts) -> list[RepeatableFact]:
    """Return the facts that a page's text should not repeat, each with a function that finds it.

    These are the draft's facts and, if the public vacancy is live, its dates, salary and former
    deadlines.
    """
    now = [
        *_date_facts(draft),
        *_salary_facts(draft),
        *_file_size_facts(draft),
        *_facts_found_by_exact_text(draft),
        *_start_period_facts(draft),
        *_facts_finding_wrong_deadlines(draft),
        *facts_printed_as_sentences(draft),
    ]
    before = (
        [*_date_facts(public), *_salary_facts(public), *_former_deadline_facts(public)]
        if public.live
        else []
    )
    return [*now, *(RepeatableFact(one.fact, one.find, is_former=True) for one in before)]


def _date_facts(vacancy: VacancyFacts) -> Iterator[RepeatableFact]:
    for name in DATE_FIELDS:
        if day := getattr(vacancy, name):
            yield RepeatableFact(_field_label(vacancy, name), _date_finder(day))


def _facts_finding_wrong_deadlines(vacancy: VacancyFacts) -> Iterator[RepeatableFact]:
    """Yield a fact that finds dates which a text calls the deadline although they are not."""
    deadline = vacancy.deadline_on
    if not deadline:
        return
    known = {getattr(vacancy, name) for name in DATE_FIELDS}

    def iter_other_deadlines(text: PageText) -> Iterator[str]:
        for match in _APPLY_BY.finditer(text.plain_text):
            written = match["date"] or match["label_date"]
            day = date_parsing.parse_date(written, date(deadline.year, 1, 1))
            if day and day not in known:
                yield " ".join(written.split()).rstrip(".,")

    yield RepeatableFact(
        _field_label(vacancy, "deadline_on"), iter_other_deadlines, finds_other_values=True
    )


def _former_deadline_facts(public: VacancyFacts) -> Iterator[RepeatableFact]:
    """Yield a fact for the deadline before each extension."""
    for row in public.extensions.all():
        yield RepeatableFact(_field_label(public, "deadline_on"), _date_finder(row.extended_from))


def _date_finder(day: date) -> Callable[[PageText], Iterable[str]]:
    """Return a function that yields each mention of this date in a text, however it is written."""

    def iter_dates(text: PageText) -> Iterator[str]:
        for match in _DATE.finditer(text.plain_text):
            # A date without a year is this one if it would be in the same year.
            if date_parsing.parse_date(match.group(), date(day.year, 1, 1)) == day:
                yield " ".join(match.group().split())

    return iter_dates


def _salary_facts(vacancy: VacancyFacts) -> Iterator[RepeatableFact]:
    sums = {sum for sum in (vacancy.salary_amount, vacancy.salary_max) if sum}
    if vacancy.salary != SalaryKind.AMOUNT or not sums:
        return

    def iter_salaries(text: PageText) -> Iterator[str]:
        for match in _SUM.finditer(text.plain_text):
            written = match.group().strip()
            is_sum = not written.isdecimal()  # 2026 alone is a year
            if is_sum and _parse_grouped_number(match["sum"]) in sums:
                yield written

    yield RepeatableFact(_field_label(vacancy, "salary"), iter_salaries)


def _parse_grouped_number(text: str) -> Decimal | None:
    """Return the number in a text such as "34 550"; None if it has no digit."""
    try:
        return Decimal(re.sub(r"\D", "", text))
    except InvalidOperation:
        return None


def _file_size_facts(vacancy: VacancyFacts) -> Iterator[RepeatableFact]:
    sizes = {rule.max_megabytes for rule in vacancy.document_rules.all()}

    def iter_file_sizes(text: PageText) -> Iterator[str]:
        for match in _SIZE.finditer(text.plain_text):
            if int(match[1]) in sizes:
                yield match.group()

    if sizes:
        yield RepeatableFact(pgettext("fact", "File size"), iter_file_sizes)


def _start_period_facts(vacancy: VacancyFacts) -> Iterator[RepeatableFact]:
    """Yield a fact for the month or season of the start, in each language of the site."""
    if vacancy.start != StartKind.IN_PERIOD:
        return
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            text = month_or_season_text(vacancy.start_period, vacancy.start_year)
        if text:
            yield exact_value_fact(_field_label(vacancy, "start"), text)


def _facts_found_by_exact_text(vacancy: VacancyFacts) -> Iterator[RepeatableFact]:
    """Yield facts that a text can repeat literally: e-mail addresses, URLs, reference numbers."""
    mails = {row.shown_email for row in vacancy.contacts.all()} - {""}
    yield from (exact_value_fact(_("Contacts"), mail) for mail in sorted(mails))
    if len(vacancy.reference) >= MIN_REFERENCE_LENGTH:
        yield exact_value_fact(_("Reference number"), vacancy.reference)
    if vacancy.application_method == ApplicationMethod.LINK and vacancy.application_url:
        yield exact_value_fact(_field_label(vacancy, "application_url"), vacancy.application_url)
    if vacancy.application_mailto:
        yield exact_value_fact(
            _field_label(vacancy, "application_email"), vacancy.application_email
        )


def _field_label(vacancy: VacancyFacts, field_name: str) -> str:
    """Return the field's verbose name, with a capital first letter."""
    name = str(vacancy._meta.get_field(field_name).verbose_name)
    return name[:1].upper() + name[1:]
