"""Countries as ISO 3166-1 codes of two letters, with names in the active language from CLDR."""

from functools import cache
from typing import Any, Final

from babel import Locale, UnknownLocaleError
from django.db import models
from django.utils.translation import get_language, to_locale

from people.content.sorting import alphabetical_sort_key

# Codes of CLDR that ISO 3166-1 does not assign: groups of countries, tests, and reserved ones.
NOT_IN_ISO_3166: Final = frozenset(
    ("AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ")
)


@cache
def _territories(language: str) -> dict[str, str]:
    """Return CLDR's names of territories by code, in English if CLDR does not have the language."""
    for code in (language, language.partition("-")[0]):
        try:
            return dict(Locale.parse(to_locale(code)).territories)
        except (UnknownLocaleError, ValueError):
            continue
    return dict(Locale.parse("en").territories)


def country_name(code: str, language: str | None = None) -> str:
    """Return the country's name in `language` (default: active); the code if it has no name."""
    return _territories(language or get_language() or "en").get(code, code)


def country_choices() -> list[tuple[str, str]]:
    """Return (code, name in the active language) of all countries of ISO 3166-1, sorted by name."""
    names = _territories(get_language() or "en")
    codes = (code for code in names if len(code) == 2 and code not in NOT_IN_ISO_3166)
    return sorted(
        ((code, names[code]) for code in codes), key=lambda one: alphabetical_sort_key(one[1])
    )


class CountryField(models.CharField):
    """CharField of an ISO 3166-1 alpha-2 code; migrations do not contain the countries."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"max_length": 2, "choices": country_choices}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        del kwargs["choices"]
        return name, "django.db.models.CharField", args, kwargs
