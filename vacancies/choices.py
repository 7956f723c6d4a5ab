"""Choices (value and translated label) for fields of vacancies and of applicants' files."""

from collections.abc import Collection, Iterator
from itertools import combinations
from typing import Any, Final
from zoneinfo import available_timezones

from django.db import models
from django.utils.dates import MONTHS
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.content.language_names import language_alternatives
from people.content.records.translated_rows import lazy_text_in_language_or_fallback
from vacancies import conf


class PositionKind(models.TextChoices):
    DOCTORAL = "doctoral", _("PhD position")
    POSTDOC = "postdoc", _("Postdoctoral position")
    RESEARCHER = "researcher", _("Research position")
    FACULTY = "faculty", _("Academic position")
    ENGINEER = "engineer", _("Research engineer")
    ASSISTANT = "assistant", _("Teaching assistant")
    THESIS = "thesis", _("Master’s thesis project")


class EmploymentForm(models.TextChoices):
    PERMANENT = "permanent", _("permanent employment")
    FIXED_TERM = "fixed", _("fixed-term employment")
    HOURLY = "hourly", _("paid by the hour")


def position_kind_choices() -> list[tuple[str, Any]]:
    """Return (value, label) of each type of position: the built-in ones, then the host's own."""
    return [*PositionKind.choices, *_named_choices(conf.extra_position_kinds())]


def employment_form_choices() -> list[tuple[str, Any]]:
    """Return (value, label) of each form of employment: the built-in ones, then the host's own."""
    return [*EmploymentForm.choices, *_named_choices(conf.extra_employment_forms())]


def _named_choices(added: dict[str, Any]) -> list[tuple[str, Any]]:
    return [
        (value, lazy_text_in_language_or_fallback(one["names"])) for value, one in added.items()
    ]


def built_in_position_kind(value: str) -> str:
    """Return the built-in type whose rules a type of position follows; an unknown value unchanged."""
    return _built_in_choice(value, conf.extra_position_kinds())


def built_in_employment_form(value: str) -> str:
    """Return the built-in form whose rules a form of employment follows; an unknown value unchanged."""
    return _built_in_choice(value, conf.extra_employment_forms())


def _built_in_choice(value: str, added: dict[str, Any]) -> str:
    return str(added[value]["like"]) if value in added else str(value)


class PositionKinds(Collection[str]):
    """The values of some built-in types of position, and of the host's types that are like them."""

    def __init__(self, *built_in: PositionKind) -> None:
        self.built_in = built_in

    def __contains__(self, value: object) -> bool:
        return built_in_position_kind(str(value)) in self.built_in

    def __iter__(self) -> Iterator[str]:
        return (value for value, _label in position_kind_choices() if value in self)

    def __len__(self) -> int:
        return sum(1 for _value in self)


# Types that are not employment: without salary and JobPosting data.
KINDS_WITHOUT_EMPLOYMENT: Final = PositionKinds(PositionKind.THESIS)
KINDS_WITH_EMPLOYMENT: Final = PositionKinds(*set(PositionKind) - {PositionKind.THESIS})
PHD_KINDS: Final = PositionKinds(PositionKind.DOCTORAL)
# Types with supervision: publishing requires a supervisor.
SUPERVISED_KINDS: Final = PositionKinds(
    PositionKind.DOCTORAL, PositionKind.POSTDOC, PositionKind.THESIS
)
# Types that may remain open until somebody is found.
KINDS_WITH_OPTIONAL_DEADLINE: Final = PositionKinds(
    PositionKind.THESIS,
    PositionKind.ASSISTANT,
    PositionKind.RESEARCHER,
    PositionKind.ENGINEER,
    PositionKind.POSTDOC,
)


class StartKind(models.TextChoices):
    ON_DATE = "date", _("on a date")
    AS_SOON_AS_POSSIBLE = "soon", _("as soon as possible")
    BY_AGREEMENT = "agreement", _("to be agreed")
    IN_PERIOD = "period", _("in a month or season")


class StartPeriod(models.TextChoices):
    """The month or season in which a position starts; a season is three whole months."""

    SPRING = "spring", pgettext_lazy("season", "Spring")
    SUMMER = "summer", pgettext_lazy("season", "Summer")
    AUTUMN = "autumn", pgettext_lazy("season", "Autumn")
    WINTER = "winter", pgettext_lazy("season", "Winter")
    JANUARY = "01", MONTHS[1]
    FEBRUARY = "02", MONTHS[2]
    MARCH = "03", MONTHS[3]
    APRIL = "04", MONTHS[4]
    MAY = "05", MONTHS[5]
    JUNE = "06", MONTHS[6]
    JULY = "07", MONTHS[7]
    AUGUST = "08", MONTHS[8]
    SEPTEMBER = "09", MONTHS[9]
    OCTOBER = "10", MONTHS[10]
    NOVEMBER = "11", MONTHS[11]
    DECEMBER = "12", MONTHS[12]


class SalaryKind(models.TextChoices):
    """Which salary is offered: an amount, one to be agreed, or none."""

    AMOUNT = "amount", _("an amount")
    BY_AGREEMENT = "agreement", _("to be agreed")
    NONE = "none", _("no salary")


class SalaryPeriod(models.TextChoices):
    """The period that a salary is paid for."""

    HOUR = "hour", pgettext_lazy("salary", "per hour")
    MONTH = "month", pgettext_lazy("salary", "per month")
    YEAR = "year", pgettext_lazy("salary", "per year")


class ApplicationMethod(models.TextChoices):
    FORM = "form", _("the form on this site")
    LINK = "link", _("a link to another system")
    EMAIL = "email", _("e-mail")


# As in the first migration. The real choices come from a setting, which must not cause migrations.
IN_MIGRATIONS: Final = [("en", "English"), ("sv", "Swedish"), ("en sv", "English or Swedish")]

_lazy_language_alternatives = lazy(lambda value: language_alternatives(value.split()), str)


def application_language_choices() -> list[tuple[str, Any]]:
    """Return (codes, label) for each language and each pair of languages, as ("en sv", …).

    The codes of a pair are in alphabetical order.
    """
    codes = conf.selectable_application_languages()
    pairs = (" ".join(sorted(pair)) for pair in combinations(codes, 2))
    return [(value, _lazy_language_alternatives(value)) for value in (*codes, *pairs)]


class ApplicationLanguageField(models.CharField):
    """CharField of language codes separated by spaces; files are named in the first language."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["choices"] = application_language_choices
        super().__init__(*args, **{"max_length": 20, **kwargs})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, {**kwargs, "choices": IN_MIGRATIONS}


class QuestionKind(models.TextChoices):
    """How applicants answer an extra question."""

    TEXT = "text", _("a short text")
    CHOICE = "choice", _("one of several answers")
    YES_OR_NO = "yes_no", _("yes or no")


class SupervisorRole(models.TextChoices):
    EQUAL = "equal", _("supervisor")
    MAIN = "main", _("main supervisor")
    CO = "co", _("co-supervisor")


class ContactKind(models.TextChoices):
    QUESTIONS = "questions", _("for questions about the position")
    UNION = "union", _("union representative")


# Cities of the tz database that other languages often spell differently.
_CITIES: Final = {
    "Athens": pgettext_lazy("time zone", "Athens"),
    "Belgrade": pgettext_lazy("time zone", "Belgrade"),
    "Brussels": pgettext_lazy("time zone", "Brussels"),
    "Bucharest": pgettext_lazy("time zone", "Bucharest"),
    "Cairo": pgettext_lazy("time zone", "Cairo"),
    "Copenhagen": pgettext_lazy("time zone", "Copenhagen"),
    "Helsinki": pgettext_lazy("time zone", "Helsinki"),
    "Kyiv": pgettext_lazy("time zone", "Kyiv"),
    "Lisbon": pgettext_lazy("time zone", "Lisbon"),
    "Luxembourg": pgettext_lazy("time zone", "Luxembourg"),
    "Moscow": pgettext_lazy("time zone", "Moscow"),
    "Prague": pgettext_lazy("time zone", "Prague"),
    "Rome": pgettext_lazy("time zone", "Rome"),
    "Singapore": pgettext_lazy("time zone", "Singapore"),
    "Vienna": pgettext_lazy("time zone", "Vienna"),
    "Warsaw": pgettext_lazy("time zone", "Warsaw"),
    "Zurich": pgettext_lazy("time zone", "Zurich"),
}


def city_of_zone(zone: str) -> str:
    """Return the city of a time zone in the active language, if it is a usual one, else in English."""
    city = zone.rpartition("/")[2].replace("_", " ")
    return str(_CITIES.get(city, city))


EXCLUDED_TIME_ZONES = {"localtime", "Factory"}


def zone_choices() -> list[tuple[str, str]]:
    """Return (zone, label) for every time zone of the tz database; labels are not translated.

    Excludes Debian's "localtime" and the database's "Factory", which no deadline can use.
    """
    return [
        (zone, zone.replace("_", " "))
        for zone in sorted(available_timezones() - EXCLUDED_TIME_ZONES)
    ]


class ScanState(models.TextChoices):
    """Result of a virus scan. Only CLEAN and, without a scanner, NOT_CHECKED may be opened."""

    NOT_CHECKED = "not_checked", pgettext_lazy("virus scan", "Not checked")
    PENDING = "pending", pgettext_lazy("virus scan", "Being checked")
    CLEAN = "clean", pgettext_lazy("virus scan", "Clean")
    INFECTED = "infected", pgettext_lazy("virus scan", "Virus found")
    ERROR = "error", pgettext_lazy("virus scan", "Could not be checked")
