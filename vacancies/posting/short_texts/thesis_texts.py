"""Short texts of the facts that only a thesis project has."""

from collections.abc import Callable

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

from people.formats.sentence_language import in_sentence_language
from vacancies.choices import KINDS_WITHOUT_EMPLOYMENT
from vacancies.posting import wording
from vacancies.protocols import VacancyFacts


def thesis_only_getter(text: Callable[[VacancyFacts], str]) -> Callable[[VacancyFacts], str]:
    """Wrap a text function so that it returns "" for anything but a thesis project."""
    return lambda vacancy: text(vacancy) if vacancy.kind in KINDS_WITHOUT_EMPLOYMENT else ""


def employment_only_getter(text: Callable[[VacancyFacts], str]) -> Callable[[VacancyFacts], str]:
    """Wrap a text function so that it returns "" for every thesis project."""
    return lambda vacancy: "" if vacancy.kind in KINDS_WITHOUT_EMPLOYMENT else text(vacancy)


@in_sentence_language
def credits_text(vacancy: VacancyFacts) -> str:
    """Return "30 credits (ECTS)" or "7.5 credits (ECTS)"; empty if no number is set."""
    if vacancy.credits is None:
        return ""
    places = 0 if vacancy.credits == int(vacancy.credits) else 1
    number = number_format(vacancy.credits, decimal_pos=places, use_l10n=True)
    # Translators: higher education credits of a thesis project.
    text = gettext("%(number)s credits (ECTS)") % {"number": number}
    return text.replace(" ", wording.NO_BREAK_SPACE, 1)


def students_text(vacancy: VacancyFacts) -> str:
    """Return "1 student" or "1–2 students"; empty if no number is set."""
    least = vacancy.students_min or vacancy.students_max
    most = vacancy.students_max or vacancy.students_min
    if not least or not most:
        return ""
    count = wording.number_range_text(least, most)
    text = ngettext("%(count)s student", "%(count)s students", most) % {"count": count}
    return text.replace(" ", wording.NO_BREAK_SPACE, 1)


def examiner_text(vacancy: VacancyFacts) -> str:
    """Return the examiner's name and, in brackets, e-mail address; one alone if the other is empty."""
    name, email = vacancy.shown_examiner_name, vacancy.examiner_email
    return f"{name} ({email})" if name and email else name or email
