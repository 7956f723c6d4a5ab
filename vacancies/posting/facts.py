"""Short texts of a posting's facts, for its sidebar and for lists.

The full sentences are in `wording` and `instructions`. Texts are in the active language, and empty
for a missing fact.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import dateformat
from django.utils.translation import gettext, pgettext

from people.content.records.translated_rows import TranslatedText
from people.formats import format_pattern
from people.formats.sentence_language import in_sentence_language
from vacancies import conf
from vacancies.choices import (
    ApplicationMethod,
    EmploymentForm,
    PositionKind,
    SalaryKind,
    SupervisorRole,
    built_in_employment_form,
)
from vacancies.posting import lifecycle, wording
from vacancies.protocols import DeadlineExtensionFacts, VacancyFacts


@dataclass(frozen=True)
class FactTexts:
    """Short texts of type, positions, duration, salary and deadline; some begin in lower case."""

    kind: str
    positions: str  # empty for a single position
    duration: str
    salary: str
    deadline: wording.DeadlineParts | None
    deadline_moment: str  # with time and zone; empty without a deadline
    deadline_brief: str  # the same with a short zone, such as CEST
    deadline_hour: str  # weekday, time and zone
    deadline_iso: str
    days_left: str
    days: int | None  # the same as a number: 0 on the last day, then negative


def kind_text(vacancy: VacancyFacts) -> str:
    """Return the type in the active language, in a tenth of the time of `get_kind_display`."""
    if vacancy.kind in PositionKind:
        return str(PositionKind(vacancy.kind).label)
    return str(vacancy.get_kind_display())  # a type of the host's own


def fact_texts(vacancy: VacancyFacts, at: datetime) -> FactTexts:
    """Return the short texts of a vacancy's facts for lists and the deadline box, as of `at`."""
    deadline = deadline_parts_of_vacancy(vacancy)
    days = vacancy.days_left(at)
    return FactTexts(
        kind=kind_text(vacancy),
        positions=several_positions_text(vacancy),
        duration=duration_without_teaching_text(vacancy),
        salary=salary_text(vacancy),
        deadline=deadline,
        deadline_moment=deadline_text_without_weekday(deadline) if deadline else "",
        deadline_brief=deadline_text_for_list(vacancy, deadline),
        deadline_hour=weekday_and_time_text(deadline) if deadline else "",
        deadline_iso=_deadline_iso(vacancy),
        days_left=wording.days_left_text(days) if days is not None else "",
        days=days,
    )


def state_text(state: lifecycle.State, days: int | None) -> str:
    """Return "Open for applications, 25 days left"; on the last day only "Closes today".

    `days` is the number of days left. After applications have closed, it is left out.
    """
    if days is None or days < 0 or state in (lifecycle.State.DRAFT, *lifecycle.ENDED_STATES):
        return str(state.label)
    if days == 0 and state is lifecycle.State.CLOSING_SOON:
        return pgettext("state of a vacancy", "Closes today")
    values = {"state": state.label, "left": wording.days_left_text(days)}
    return gettext("%(state)s, %(left)s") % values


def deadline_parts_of_vacancy(vacancy: VacancyFacts) -> wording.DeadlineParts | None:
    """Return the deadline in parts for display; None if the vacancy is open until filled."""
    if vacancy.deadline_on is None:
        return None
    return wording.deadline_parts(vacancy.deadline_on, vacancy.deadline_time, vacancy.time_zone)


def deadline_text_without_weekday(deadline: wording.DeadlineParts) -> str:
    """Return a deadline without its weekday: "14 June 2025, 23:59 Swedish time (CEST)"."""
    return gettext("%(date)s, %(clock)s %(zone)s") % {
        "date": deadline.date,
        "clock": deadline.clock,
        "zone": deadline.zone,
    }


@in_sentence_language
def deadline_text_for_list(
    vacancy: VacancyFacts, deadline: wording.DeadlineParts | None = None
) -> str:
    """Return the deadline for a list: "14 June 2025, 23:59 CEST"; empty without one.

    `deadline` is what `deadline_parts_of_vacancy` returns, if the caller has it.
    """
    deadline = deadline or deadline_parts_of_vacancy(vacancy)
    if deadline is None or vacancy.deadline_on is None:
        return ""
    last = lifecycle.last_minute_before_closing(
        vacancy.deadline_on, vacancy.deadline_time, vacancy.time_zone
    )
    clock, zone = deadline.clock, _short_zone_name(last, vacancy.time_zone)
    values = {"date": deadline.date, "clock": clock, "zone": zone}
    text = gettext("%(date)s, %(clock)s %(zone)s") % values
    return text.replace(f"{clock} {zone}", f"{clock}{wording.NO_BREAK_SPACE}{zone}")


def apply_by_text(vacancy: VacancyFacts) -> str:
    """Return "Apply by 14 June 2025, 23:59 CEST"; empty without a deadline."""
    deadline = deadline_text_for_list(vacancy)
    return gettext("Apply by %(deadline)s") % {"deadline": deadline} if deadline else ""


def _short_zone_name(moment: datetime, zone: str) -> str:
    """Return a short name of the time zone in the active language, such as "CEST"."""
    abbreviation = wording.zone_abbreviation(moment)
    if conf.is_called_swedish_time(zone):
        # Translators: summer time and normal time in Sweden; a few letters, or "Swedish time".
        return gettext("CEST") if abbreviation == "CEST" else gettext("CET")
    return abbreviation


def weekday_and_time_text(deadline: wording.DeadlineParts) -> str:
    """Return a deadline without its date: "Saturday, 23:59 Swedish time (CEST)"."""
    return gettext("%(weekday)s, %(clock)s %(zone)s") % {
        "weekday": deadline.weekday,
        "clock": deadline.clock,
        "zone": deadline.zone,
    }


@dataclass(frozen=True)
class ShownExtension:
    """An extension of the deadline, as a posting shows it."""

    text: str  # "Extended from 7 June to 14 June 2025"
    reason: TranslatedText  # empty if no reason was given


def shown_extensions_in_effect(
    vacancy: VacancyFacts, extensions: Iterable[DeadlineExtensionFacts]
) -> list[ShownExtension]:
    """Return the extensions that are still in effect, as texts with their reasons.

    An extension that was reversed later (the deadline is earlier again, or gone) is left out.
    """
    return [
        ShownExtension(extension_text(row.extended_from, row.extended_to), row.reason())
        for row in extensions
        if is_extension_in_effect(vacancy, row)
    ]


def is_extension_in_effect(vacancy: VacancyFacts, extension: DeadlineExtensionFacts) -> bool:
    """Whether the deadline is still at least as late as the extension made it."""
    return bool(vacancy.deadline_on and extension.extended_to <= vacancy.deadline_on)


@in_sentence_language
def extension_text(old: date, new: date) -> str:
    """Return the text of an extension: "Extended from 7 June to 14 June 2025"."""
    first = wording.date_text(old)
    if old.year == new.year:
        first = dateformat.format(old, format_pattern("MONTH_DAY_FORMAT"))
    return gettext("Extended from %(old)s to %(new)s") % {
        "old": first.replace(" ", wording.NO_BREAK_SPACE),
        "new": wording.date_text(new),
    }


def meeting_time_text(vacancy: VacancyFacts) -> str:
    """Return when the information meeting is, in the vacancy's zone; empty without one."""
    if vacancy.meeting_at is None:
        return ""
    local = vacancy.meeting_at.astimezone(ZoneInfo(vacancy.time_zone))
    return str(wording.deadline_parts(local.date(), local.time(), vacancy.time_zone))


def several_positions_text(vacancy: VacancyFacts) -> str:
    """Return the number of positions, such as "3–4 positions"; empty for a single one."""
    most = vacancy.positions_max or vacancy.positions_min
    if not most or most == 1:
        return ""
    return wording.positions_text(vacancy.positions_min, vacancy.positions_max)


def extending_teaching_percent(vacancy: VacancyFacts) -> int | None:
    """Return the maximum share of teaching, which extends the employment; None if it does not."""
    form = built_in_employment_form(vacancy.employment_form)
    is_permanent = form == EmploymentForm.PERMANENT
    return None if is_permanent else vacancy.teaching_percent


def duration_without_teaching_text(vacancy: VacancyFacts) -> str:
    """Return the duration as text; if teaching extends it, the duration without teaching."""
    longest = None if extending_teaching_percent(vacancy) else vacancy.duration_max
    return wording.duration_text(vacancy.duration_min, longest)


def longer_duration_with_teaching_text(vacancy: VacancyFacts) -> str:
    """Return "five years with up to 20% teaching"; empty unless teaching and a longer duration are set."""
    shortest, longest = vacancy.duration_min, vacancy.duration_max
    share = extending_teaching_percent(vacancy)
    if not (share and shortest and longest and longest > shortest):
        return ""
    return gettext("%(duration)s with up to %(share)s teaching") % {
        "duration": wording.duration_text(longest),
        "share": wording.percent_text(share),
    }


def application_email_and_subject_text(vacancy: VacancyFacts) -> str:
    """Return the e-mail address and subject to apply with; empty unless by e-mail."""
    if vacancy.application_method != ApplicationMethod.EMAIL:
        return ""
    return email_and_subject_text(vacancy.application_email, vacancy.application_subject)


def email_and_subject_text(address: str, subject: str) -> str:
    if not subject:
        return address
    return gettext("%(address)s (subject: %(subject)s)") % {"address": address, "subject": subject}


def external_supervisor_text(vacancy: VacancyFacts) -> str:
    """Return the external supervisor's name and organisation; empty if neither is set."""
    parts = (vacancy.external_supervisor, vacancy.external_organisation)
    return ", ".join(part for part in parts if part)


def supervisor_and_role_text(name: str, role: str) -> str:
    """Return the supervisor's name, with the role in brackets unless it is empty or EQUAL."""
    if not role or role == SupervisorRole.EQUAL:
        return name
    return f"{name} ({SupervisorRole(role).label})"


def salary_text(vacancy: VacancyFacts) -> str:
    """Return the salary as text: an amount or "to be agreed"; empty for no salary or if not stated."""
    if vacancy.salary == SalaryKind.BY_AGREEMENT:
        return gettext("to be agreed")
    if vacancy.salary != SalaryKind.AMOUNT or vacancy.salary_amount is None:
        return ""
    return wording.money_text(
        vacancy.salary_amount,
        vacancy.salary_currency,
        vacancy.salary_period,
        up_to=vacancy.salary_max,
    )


def salary_valid_from_text(vacancy: VacancyFacts) -> str:
    if vacancy.salary != SalaryKind.AMOUNT or vacancy.salary_valid_from is None:
        return ""
    return gettext("valid from %(date)s") % {"date": wording.date_text(vacancy.salary_valid_from)}


def _deadline_iso(vacancy: VacancyFacts) -> str:
    if vacancy.deadline_on is None:
        return ""
    last = lifecycle.last_minute_before_closing(
        vacancy.deadline_on, vacancy.deadline_time, vacancy.time_zone
    )
    return last.isoformat(timespec="minutes")
