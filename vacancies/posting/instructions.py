"""Sentences on how to apply, derived from the facts, in the active language.

Each function returns complete sentences of plain text, in reading order.
"""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext

from people.content.language_names import either_language
from vacancies.posting import documents, facts, wording
from vacancies.types import DocumentRuleFacts, VacancyFacts


def documents_sentences(language: str, rules: Sequence[DocumentRuleFacts]) -> list[str]:
    """Return sentences on the documents. `language`: codes separated by spaces, or empty."""
    found = _language_sentences(language, with_documents=bool(rules))
    if not rules:
        return found
    limit = documents.common_size_limit([rule.max_megabytes for rule in rules])
    if limit:
        size = documents.size_limit_text(limit)
        found.append(gettext("Maximum size for each file is %(size)s.") % {"size": size})
    found.append(gettext("Please note that the system does not support zip files."))
    return found


def _language_sentences(language: str, *, with_documents: bool) -> list[str]:
    written_in = {"language": either_language(language.split())} if language else {}
    if with_documents and written_in:
        sentence = gettext(
            "The application should be written in %(language)s and be attached as PDF files, as below."
        )
        return [sentence % written_in]
    if with_documents:
        return [gettext("The application should be attached as PDF files, as below.")]
    if written_in:
        return [gettext("The application should be written in %(language)s.") % written_in]
    return []


def deadline_sentences(vacancy: VacancyFacts) -> list[str]:
    """Return sentences on the deadline and on continuous evaluation."""
    if vacancy.deadline_on is None:
        found = [gettext("Applications are welcome until the position is filled.")]
        if vacancy.continuous_evaluation:
            found.append(gettext("The applications will be evaluated continuously."))
        return found
    last = {"date": _last_day(vacancy, vacancy.deadline_on)}
    if not vacancy.continuous_evaluation:
        return [gettext("Application deadline: %(date)s.") % last]
    return [
        gettext("Application deadline: %(date)s; the applications will be evaluated continuously.")
        % last,
        gettext("Hence, it may be beneficial to apply well before the deadline."),
    ]


def _last_day(vacancy: VacancyFacts, day: date) -> str:
    """Return the date, with the time unless the whole day counts."""
    deadline = facts.deadline_of(vacancy)
    if deadline is None or vacancy.deadline_time is None:
        return wording.date_text(day)
    return facts.deadline_short_text(deadline)


def name_asked_for(rule: DocumentRuleFacts, written_in: str) -> str:
    """Return how to name the document ("CV, Family name"); empty if the posting does not ask.

    `written_in` is the language that the application must be written in. File names are in that
    language, whatever the language of the page.
    """
    if not rule.asks_for_name:
        return ""
    return documents.naming_pattern(rule.kind.name(written_in).text)


def lead_in_with_length(rule: DocumentRuleFacts, lead_in: str) -> str:
    """Return the advised length, followed by the posting's own words: "1 page where you:"."""
    if not rule.max_pages:
        return lead_in
    pages = wording.pages_text(rule.max_pages)
    return f"{pages} {lead_in}" if lead_in else ""


def file_text(rule: DocumentRuleFacts) -> str:
    """Return what may be uploaded: "PDF, at most 40 MB", "PDF, up to 5 files of at most 40 MB each".

    If the rule has no number of files, the text has none: "PDF, at most 40 MB each".
    """
    facts_of_rule = {
        "type": rule.get_file_type_display(),
        "size": documents.size_limit_text(rule.max_megabytes),
        "count": rule.max_files,
    }
    if rule.max_files == 1:
        return gettext("%(type)s, at most %(size)s") % facts_of_rule
    if rule.max_files is None:
        return gettext("%(type)s, at most %(size)s each") % facts_of_rule
    return gettext("%(type)s, up to %(count)d files of at most %(size)s each") % facts_of_rule


def length_text(rule: DocumentRuleFacts, lead_in: str) -> str:
    """Return the advised length, unless a sentence of the posting states it."""
    if not rule.max_pages or lead_in:
        return ""
    return wording.pages_text(rule.max_pages)
