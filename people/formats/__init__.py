"""How each language writes dates, times and numbers: British English and Swedish.

A site makes them its own with `FORMAT_MODULE_PATH = ["people.formats"]`; then every date and number
of the site, and of the admin, is written so. Where a site has set no path, our own sentences are
still right: they ask `pattern()`.
"""

from functools import cache

from django.conf import settings
from django.utils import formats
from django.utils.translation import get_language


def pattern(name: str) -> str:
    """A format of the active language, such as DATE_FORMAT or THOUSAND_SEPARATOR.

    The site's, if it has formats of its own; else ours; else, for languages we do not know,
    Django's.
    """
    if settings.FORMAT_MODULE_PATH:
        return str(formats.get_format(name))
    return _ours(name, get_language() or settings.LANGUAGE_CODE)


@cache
def _ours(name: str, language: str) -> str:
    for module in formats.iter_format_modules(language, __name__):
        if (value := getattr(module, name, None)) is not None:
            return str(value)
    return str(getattr(settings, name))
