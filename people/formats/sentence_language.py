"""The language in which sentences with dates and amounts are printed, so that both agree.

Without a catalogue of ours in the active language, the sentence is in another one; a number in the
format of the active language would then be misread: “3.100 EUR” in an English sentence.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.utils.translation import get_language, override, trans_real

# Some sentences that hold dates, times or amounts. A catalogue with none of them is not one of ours.
SENTENCES: Final = (
    *("%(sum)s per hour", "%(sum)s per month", "%(sum)s per year"),
    *("%(weekday)s %(date)s", "%(date)s, %(clock)s %(zone)s"),
    *("%(weekday)s %(date)s, %(clock)s %(zone)s", "Extended from %(old)s to %(new)s"),
    *("A starting salary of %(salary)s.", "Full time (%(share)s)", "%(number)s credits (ECTS)"),
)


def sentence_language() -> str:
    """Return the active language; without a catalogue of ours, that of LANGUAGE_CODE, else English.

    Where translations are switched off, the texts are English too.
    """
    active = get_language()
    for language in (active, settings.LANGUAGE_CODE) if active else ():
        if language.partition("-")[0] == "en" or is_translated(language):
            return language
    return "en"


def is_translated(language: str) -> bool:
    """Whether a catalogue in this language, of ours or of the host, has some of the sentences."""
    if not settings.USE_I18N:
        return False
    translation: Any = trans_real.translation(language)
    return any(translation._catalog.get(sentence) for sentence in SENTENCES)


def in_sentence_language[**Arguments, Result](
    function: Callable[Arguments, Result],
) -> Callable[Arguments, Result]:
    """Let a function write dates and amounts in the language in which their sentence is printed."""

    @wraps(function)
    def written(*args: Any, **kwargs: Any) -> Result:
        language = sentence_language()
        if language == get_language():
            return function(*args, **kwargs)
        with override(language):
            return function(*args, **kwargs)

    return written
