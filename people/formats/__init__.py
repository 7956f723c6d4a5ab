"""How each language writes dates, times and numbers: English (British and American) and Swedish.

`sentence_language.py` chooses the language in which a sentence with a date or an amount is printed.
With `FORMAT_MODULE_PATH = ["people.formats"]` Django uses these formats for the whole site and the
admin. Our own sentences call `format_pattern()` and therefore use them even without that setting.
"""

from functools import cache

from django.conf import settings
from django.utils import formats
from django.utils.translation import get_language

from people.formats.sentence_language import sentence_language as language_of_sentences


def format_pattern(name: str) -> str:
    """Return a format of the active language, such as DATE_FORMAT or THOUSAND_SEPARATOR.

    Uses the site's own formats if it has set any, else ours, else Django's for other languages.
    """
    language = get_language() or settings.LANGUAGE_CODE
    if not settings.USE_I18N:  # then all texts are in English, whatever LANGUAGE_CODE is
        language = language_of_sentences()
    if settings.FORMAT_MODULE_PATH:
        return str(formats.get_format(name, language))
    return _groupsite_format_pattern(name, language)


@cache
def _groupsite_format_pattern(name: str, language: str) -> str:
    for module in formats.iter_format_modules(language, __name__):
        if (value := getattr(module, name, None)) is not None:
            return str(value)
    return str(getattr(settings, name))
