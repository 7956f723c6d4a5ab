"""The languages in which the apps can speak to visitors: English, and those with a catalogue."""

import gettext
from functools import cache
from pathlib import Path
from typing import Final

from django.conf import settings
from django.utils.translation import to_locale
from wagtail.coreutils import get_content_languages

APPS: Final = ("people", "research", "vacancies")
# A catalogue of the host may share a few words with ours, such as “Documents”, without being one of ours.
FEWEST_TEXTS: Final = 50
PACKAGES: Final = Path(__file__).resolve().parents[3]


def site_languages_without_catalogue() -> list[str]:
    """Return the languages of the site in which visitors would read the apps' texts in English."""
    several = getattr(settings, "WAGTAIL_I18N_ENABLED", False)
    codes = [settings.LANGUAGE_CODE, *(get_content_languages() if several else ())]
    return [code for code in dict.fromkeys(codes) if not has_catalogue(code)]


def has_catalogue(language: str) -> bool:
    """Whether the texts of the apps are in this language: in their own catalogues or in the host's."""
    if language.partition("-")[0] == "en":
        return True
    return any(
        len(_our_texts() & _texts(file)) >= FEWEST_TEXTS for file in _catalogue_files(language)
    )


def _catalogue_files(language: str) -> list[str]:
    """Return the compiled catalogues of the language, those of the apps and of LOCALE_PATHS."""
    folders = [*(PACKAGES / name / "locale" for name in APPS), *settings.LOCALE_PATHS]
    return [
        file
        for folder in folders
        for file in gettext.find("django", folder, [to_locale(language)], all=True)
    ]


@cache
def _our_texts() -> frozenset[object]:
    """Return the texts of the apps, which are the keys of their Swedish catalogues."""
    files = [
        file
        for name in APPS
        for file in gettext.find("django", PACKAGES / name / "locale", ["sv"], all=True)
    ]
    return frozenset().union(*map(_texts, files))


def _texts(file: str) -> frozenset[object]:
    with Path(file).open("rb") as opened:
        return frozenset(vars(gettext.GNUTranslations(opened))["_catalog"])
