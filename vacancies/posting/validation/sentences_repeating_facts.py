"""Finds sentences in a posting's text that repeat facts which the site prints itself.

Such a sentence of a pasted ad stays in the text unless the editor removes it.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from people.content.findings.page_texts_and_pictures import PageText
from people.content.findings.repeatable_facts import RepeatableFact
from vacancies.protocols import VacancyFacts

_LANGUAGE: Final = re.compile(
    r"\b(?:applications?|ansökan|ansökningar(?:na)?|handlingarna|documents)\b[^.;:\n]{0,60}?"
    r"\b(?:in|på)\s+(?:english|swedish|engelska|svenska)\b",
    re.IGNORECASE,
)
_CONTINUOUS: Final = re.compile(
    r"\b(?:granskas|bedöms|behandlas|utvärderas)\s+(?:\w+\s+)?löpande\b"
    r"|\b(?:evaluated|reviewed|assessed|processed)\s+(?:continuously|on a rolling basis)\b",
    re.IGNORECASE,
)
_LENGTH: Final = re.compile(
    r"\b(?:limited to|fixed[- ]term (?:of|for)|tidsbegränsad (?:till|i|på)"
    r"|(?:anställning\w*|tjänsten) (?:gäller|varar))"
    r"\s+(?:\w+\s+)?(?:years?|months?|år|månader)\b",
    re.IGNORECASE,
)
# The field of each fact, its label, and a pattern of sentences that repeat it.
PRINTED_FACTS: Final = (
    ("application_language", _("Language of the application"), _LANGUAGE),
    ("continuous_evaluation", _("Applications are evaluated continuously"), _CONTINUOUS),
    ("duration_min", pgettext_lazy("of a position", "Duration"), _LENGTH),
)


def facts_printed_as_sentences(vacancy: VacancyFacts) -> Iterator[RepeatableFact]:
    """Yield facts that the posting prints as whole sentences, so that its text should not."""
    for field_name, name, pattern in PRINTED_FACTS:
        if getattr(vacancy, field_name):
            yield RepeatableFact(str(name), partial(_iter_matched_wordings, pattern))


def _iter_matched_wordings(pattern: re.Pattern[str], text: PageText) -> Iterator[str]:
    for match in pattern.finditer(text.plain_text):
        yield " ".join(match.group().split())
