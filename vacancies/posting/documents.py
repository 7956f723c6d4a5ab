"""Names, sizes and types of the documents that applicants upload, as text.

The page prints these texts and the form enforces the same limits, so both use this module.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from people.formats.sentence_language import in_sentence_language

DEFAULT_MAX_MB: Final = 40
BYTES_PER_MB: Final = 1024 * 1024

# Limit of common file systems for a name, in bytes of UTF-8.
MAX_NAME_BYTES: Final = 255
# The document's name may use this much of it, so that the person's name always has room.
MAX_KIND_BYTES: Final = 120

# Forbidden in file names on one system or another, path separators first.
FORBIDDEN_CHARACTERS: Final = re.compile(r'[/\\:*?"<>|\u2044\u2215\u29f8\uff0f\uff3c]')
# Scripts such as Persian need these two characters; other invisible characters are removed.
JOINERS: Final = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
INVISIBLE_CATEGORIES: Final = {"Cc", "Cf", "Cs"}

# In the pattern of a file name, such as "{reference} Personal letter {family name}".
PLACEHOLDERS: Final = ("reference", "family name", "given name")
_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")


class FileType(models.TextChoices):
    PDF = "pdf", pgettext_lazy("file type", "PDF")


def safe_pdf_file_name(kind_name: str, family_name: str, number: int = 1) -> str:
    """Return the default name under which a document is shown and downloaded: "CV, Durisi.pdf".

    A second file of the same kind is numbered: "Other documents 2, Durisi.pdf". Safe as a file
    name on any system, in a header and in an archive, whatever the applicant typed.
    """
    kind = truncate_to_bytes(
        text_safe_for_file_name(kind_name) or gettext("Document"), MAX_KIND_BYTES
    )
    head = kind if number == 1 else f"{kind} {number}"
    ending = f".{FileType.PDF.value}"
    room = MAX_NAME_BYTES - len(f"{head}, {ending}".encode())
    family = truncate_to_bytes(text_safe_for_file_name(family_name), room)
    return f"{head}, {family}{ending}" if family else f"{head}{ending}"


def default_file_name_text(kind_name: str) -> str:
    """Return the default file name as a posting prints it: "CV, Family name"."""
    return gettext("%(document)s, Family name") % {"document": kind_name}


def validate_name_pattern(pattern: str) -> None:
    """Raise ValidationError for an unknown placeholder or a character forbidden in file names."""
    rest = _PLACEHOLDER.sub("", pattern)
    unknown = [name for name in _PLACEHOLDER.findall(pattern) if name not in PLACEHOLDERS]
    if unknown or "{" in rest or "}" in rest:
        raise ValidationError(
            _("In curly brackets, use only {reference}, {family name} or {given name}."),
            code="placeholder",
        )
    if FORBIDDEN_CHARACTERS.search(rest):
        raise ValidationError(
            _("A file name cannot contain any of these: %(characters)s"),
            code="forbidden",
            params={"characters": '/ \\ : * ? " < > |'},
        )


def file_name_pattern_text(pattern: str, reference: str) -> str:
    """Return the pattern as a posting prints it: "2027-14 Personal letter Family name"."""
    values = {"family name": gettext("Family name"), "given name": gettext("Given name")}
    return _fill_name_pattern(pattern, {"reference": reference, **values})


def pdf_file_name_by_pattern(
    pattern: str, *, reference: str, family_name: str, given_name: str, number: int = 1
) -> str:
    """Return the name of an applicant's file by a rule's pattern: "2027-14 Personal letter Durisi.pdf"."""
    values = {"reference": reference, "family name": family_name, "given name": given_name}
    return safe_pdf_file_name(_fill_name_pattern(pattern, values), "", number)


def _fill_name_pattern(pattern: str, values: dict[str, str]) -> str:
    filled = _PLACEHOLDER.sub(lambda match: values.get(match[1], ""), pattern)
    return " ".join(filled.split())


def megabytes_text(megabytes: int) -> str:
    # Translators: the largest size of a file; MB stands for megabytes.
    text = gettext("%(size)d MB") % {"size": megabytes}
    return text.replace(" ", "\N{NO-BREAK SPACE}")


@in_sentence_language
def size_text(size_bytes: int) -> str:
    """Return a file size as text: "312 kB", "4.2 MB". A kilobyte is 1024 bytes."""
    if size_bytes < BYTES_PER_MB:
        # Translators: the size of a file in kilobytes.
        text = gettext("%(size)s kB") % {"size": max(1, round(size_bytes / 1024))}
    else:
        number = number_format(round(size_bytes / BYTES_PER_MB, 1), decimal_pos=1, use_l10n=True)
        # Translators: the size of a file in megabytes.
        text = gettext("%(size)s MB") % {"size": number}
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def common_size_limit(megabytes: Iterable[int]) -> int | None:
    """Return the size limit in megabytes if all documents share it; None if they differ or none exist."""
    limits = set(megabytes)
    return limits.pop() if len(limits) == 1 else None


def text_safe_for_file_name(text: str) -> str:
    """Return a text safe for a file name: forbidden characters become spaces, invisible ones go."""
    spaced = FORBIDDEN_CHARACTERS.sub(" ", unicodedata.normalize("NFC", text))
    collapsed = " ".join(spaced.split())
    seen = "".join(
        letter
        for letter in collapsed
        if letter in JOINERS or unicodedata.category(letter) not in INVISIBLE_CATEGORIES
    )
    # A leading dot hides a file; some systems remove one at the end.
    return " ".join(seen.split()).strip(f" .,{JOINERS}")


def truncate_to_bytes(text: str, max_bytes: int) -> str:
    """Return the text cut to at most this many bytes of UTF-8, without splitting a character."""
    return text.encode()[:max_bytes].decode(errors="ignore").rstrip(f" .,{JOINERS}")
