"""Names of languages as they are written inside a sentence."""

from collections.abc import Sequence

from django.utils.translation import get_language, get_language_info, pgettext
from wagtail.coreutils import get_content_languages

from people.formats.sentence_language import in_sentence_language


@in_sentence_language
def language_name(code: str) -> str:
    """Return the name of a language in the language of the sentence, such as "German" or "tyska".

    It begins with a small letter in languages that write the names of languages so.
    """
    try:
        name = str(get_language_info(code)["name_translated"])
    except KeyError:
        return str(get_content_languages().get(code, code))
    return name[:1].lower() + name[1:] if _are_language_names_lower_case() else name


def language_name_capitalised(code: str) -> str:
    """Return the name of a language for the start of a sentence, such as "German" or "Tyska"."""
    name = language_name(code)
    return name[:1].upper() + name[1:]


def language_alternatives(codes: Sequence[str]) -> str:
    """Return the names of languages as alternatives: "English", or "English or Swedish"."""
    *others, last = map(language_name, codes)
    if not others:
        return last
    names = {"first": ", ".join(others), "last": last}
    # Translators: names of languages, as in "English or Swedish".
    return pgettext("languages", "%(first)s or %(last)s") % names


def _are_language_names_lower_case() -> bool:
    try:
        return get_language_info(get_language() or "")["name_local"][:1].islower()
    except KeyError:
        return False
