"""The choices of a vacancy: facts whose words are the same on every posting."""

from zoneinfo import available_timezones

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    DOCTORAL = "doctoral", _("PhD position")
    POSTDOC = "postdoc", _("Postdoctoral position")
    RESEARCHER = "researcher", _("Research position")
    FACULTY = "faculty", _("Faculty position")
    ENGINEER = "engineer", _("Research engineer")
    ASSISTANT = "assistant", _("Student assistant")
    THESIS = "thesis", _("Master’s thesis project")


# Kinds that are no employment: no salary, no JobPosting.
NOT_EMPLOYED = (Kind.THESIS,)
# Kinds in which somebody is supervised: publishing asks for the supervisor.
SUPERVISED = (Kind.DOCTORAL, Kind.POSTDOC, Kind.THESIS)
# Kinds that may stay open until somebody is found.
MAY_HAVE_NO_DEADLINE = (Kind.THESIS, Kind.ASSISTANT, Kind.RESEARCHER, Kind.ENGINEER, Kind.POSTDOC)


class EmploymentForm(models.TextChoices):
    PERMANENT = "permanent", _("permanent employment")
    FIXED_TERM = "fixed", _("fixed-term employment")
    HOURLY = "hourly", _("paid by the hour")


class Start(models.TextChoices):
    ON_DATE = "date", _("on a date")
    AS_SOON_AS_POSSIBLE = "soon", _("as soon as possible")
    BY_AGREEMENT = "agreement", _("by agreement")


class Salary(models.TextChoices):
    AMOUNT = "amount", _("an amount")
    BY_AGREEMENT = "agreement", _("by agreement")
    NONE = "none", _("no salary")


class Period(models.TextChoices):
    """What time a salary pays for."""

    HOUR = "hour", pgettext_lazy("salary", "per hour")
    MONTH = "month", pgettext_lazy("salary", "per month")
    YEAR = "year", pgettext_lazy("salary", "per year")


class Method(models.TextChoices):
    FORM = "form", _("the form on this site")
    LINK = "link", _("a link to another system")


class ApplicationLanguage(models.TextChoices):
    ENGLISH = "en", pgettext_lazy("language of an application", "English")
    SWEDISH = "sv", pgettext_lazy("language of an application", "Swedish")
    EITHER = "en sv", pgettext_lazy("language of an application", "English or Swedish")


class SupervisorRole(models.TextChoices):
    EQUAL = "equal", _("supervisor")
    MAIN = "main", _("main supervisor")
    CO = "co", _("co-supervisor")


class ContactKind(models.TextChoices):
    QUESTIONS = "questions", _("for questions about the position")
    UNION = "union", _("union representative")


NO_ZONES = {"localtime", "Factory"}


def zone_choices() -> list[tuple[str, str]]:
    """Every zone of the tz database by its own name: names of places, the same in every language.

    Debian's "localtime" and the database's "Factory" are no zones that a deadline can be in.
    """
    return [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones() - NO_ZONES)]


class ScanState(models.TextChoices):
    """Error is not clean: only CLEAN and, without a scanner, NOT_CHECKED may be opened."""

    NOT_CHECKED = "not_checked", pgettext_lazy("virus scan", "Not checked")
    PENDING = "pending", pgettext_lazy("virus scan", "Being checked")
    CLEAN = "clean", pgettext_lazy("virus scan", "Clean")
    INFECTED = "infected", pgettext_lazy("virus scan", "Virus found")
    ERROR = "error", pgettext_lazy("virus scan", "Could not be checked")
