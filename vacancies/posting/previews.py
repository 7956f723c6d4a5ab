"""Preview modes of a posting, for its states and for other ways to apply; nothing is saved."""

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import pgettext_lazy

from vacancies import conf
from vacancies.choices import ApplicationMethod
from vacancies.posting.lifecycle import Outcome
from vacancies.protocols import VacancyFacts

NOW: Final = ""
OPEN: Final = "open"
CLOSING_SOON: Final = "closing_soon"
CLOSED: Final = "closed"
EXTERNAL: Final = "external"
EMAIL: Final = "email"

MODES: Final = [
    (NOW, pgettext_lazy("preview of a posting", "As it is now")),
    (OPEN, pgettext_lazy("preview of a posting", "While it is open")),
    (CLOSING_SOON, pgettext_lazy("preview of a posting", "Closing soon")),
    (CLOSED, pgettext_lazy("preview of a posting", "After its deadline")),
    (EXTERNAL, pgettext_lazy("preview of a posting", "Applying in another system")),
    (EMAIL, pgettext_lazy("preview of a posting", "Applying by e-mail")),
]
# Placeholder for a missing URL of the other system; no such host exists.
ANY_ADDRESS: Final = "https://apply.example/"
ANY_EMAIL: Final = "jobs@apply.example"
ONE_DAY: Final = timedelta(days=1)


def set_facts_for_preview_mode(vacancy: VacancyFacts, mode: str, at: datetime) -> datetime:
    """Set the vacancy's facts to what a preview mode shows; return the time to render it at.

    A vacancy whose whole application period is "closing soon" has no other open state. One without
    a deadline ends by being filled.
    """
    if not mode:  # Wagtail passes None if no mode was chosen
        return at
    vacancy.live, vacancy.outcome = True, ""
    if mode == EXTERNAL:
        vacancy.application_method = ApplicationMethod.LINK
        vacancy.application_url = vacancy.external_application_url or ANY_ADDRESS
    if mode == EMAIL:
        vacancy.application_method = ApplicationMethod.EMAIL
        vacancy.application_email = vacancy.application_email or ANY_EMAIL
    moment = _time_for_preview_mode(vacancy, mode, at)
    vacancy.opens_at = min(vacancy.opens_at or moment, moment)
    if mode == CLOSED and vacancy.closes_at is None:
        vacancy.outcome = Outcome.FILLED
    return moment


def _time_for_preview_mode(vacancy: VacancyFacts, mode: str, at: datetime) -> datetime:
    """Return a time near `at` for showing this mode's state; the caller adapts opening and outcome."""
    opens, closes = vacancy.opens_at, vacancy.closes_at
    if closes is None:
        return max(at, opens or at)
    if mode == CLOSED:
        return max(at, closes)
    last_days = closes - conf.closing_soon_period()
    if mode == CLOSING_SOON:
        return min(max(at, last_days), closes - ONE_DAY)
    return min(max(at, opens or at), last_days - ONE_DAY)
