"""Sentences on how to apply, derived from the facts, in the active language.

Each function returns complete sentences of plain text, in reading order.
"""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import get_language, gettext, ngettext

from people.content.language_names import language_alternatives, language_name
from vacancies.choices import ApplicationMethod
from vacancies.posting import documents, facts, wording
from vacancies.protocols import DocumentRuleFacts, VacancyFacts


def documents_sentences(
    application_languages: str,
    rules: Sequence[DocumentRuleFacts],
    method: str = ApplicationMethod.FORM,
) -> list[str]:
    """Return sentences on the language, file names and sizes of the documents to send.

    `application_languages` are codes separated by spaces, or empty. Nothing is known of the formats
    and sizes that another system accepts.
    """
    is_elsewhere = method == ApplicationMethod.LINK
    found = _language_and_format_sentences(
        application_languages, with_documents=bool(rules) and not is_elsewhere
    )
    if not rules:
        return found
    if any(rule.name_pattern or rule.asks_for_name for rule in rules):
        found.append(file_name_language_sentence(application_languages.partition(" ")[0]))
    limit = documents.common_size_limit([rule.max_megabytes for rule in rules])
    if limit and not is_elsewhere:
        size = documents.megabytes_text(limit)
        found.append(gettext("Maximum size for each file is %(size)s.") % {"size": size})
    if method == ApplicationMethod.EMAIL:
        found.append(gettext("Please do not send zip files."))
    elif not is_elsewhere:
        found.append(gettext("Please note that the system does not support zip files."))
    return list(filter(None, found))


def file_name_language_sentence(language: str) -> str:
    """Return a sentence on the language of file names; empty if not set or the active language."""
    if language in ("", get_language() or ""):
        return ""
    sentence = gettext("The names of your files are therefore in %(language)s.")
    return sentence % {"language": language_name(language)}


def _language_and_format_sentences(
    application_languages: str, *, with_documents: bool
) -> list[str]:
    languages = application_languages.split()
    written_in = {"language": language_alternatives(languages)} if languages else {}
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
    """Return sentences on the deadline, or that there is none, and on any continuous evaluation."""
    if vacancy.deadline_on is None:
        found = [gettext("Applications are welcome until the position is filled.")]
        if vacancy.continuous_evaluation:
            found.append(gettext("The applications will be evaluated continuously."))
        return found
    last = {"date": _application_deadline_text(vacancy, vacancy.deadline_on)}
    if not vacancy.continuous_evaluation:
        return [gettext("Application deadline: %(date)s.") % last]
    return [
        gettext("Application deadline: %(date)s; the applications will be evaluated continuously.")
        % last,
        gettext("Hence, it may be beneficial to apply well before the deadline."),
    ]


def reply_sentence(vacancy: VacancyFacts) -> str:
    """Return the sentence on when applicants get a reply; empty if the vacancy states none."""
    weeks = vacancy.reply_weeks
    if not weeks:
        return ""
    if vacancy.deadline_on is None:
        sentence = ngettext(
            "You will hear from us within %(count)d week of your application.",
            "You will hear from us within %(count)d weeks of your application.",
            weeks,
        )
    else:
        sentence = ngettext(
            "You will hear from us within %(count)d week of the application deadline.",
            "You will hear from us within %(count)d weeks of the application deadline.",
            weeks,
        )
    return sentence % {"count": weeks}


def _application_deadline_text(vacancy: VacancyFacts, day: date) -> str:
    """Return the deadline's date, with time and zone if the vacancy has a time for it."""
    deadline = facts.deadline_parts_of_vacancy(vacancy)
    if deadline is None or vacancy.deadline_time is None:
        return wording.date_text(day)
    return facts.deadline_text_without_weekday(deadline)


def requested_file_name(
    rule: DocumentRuleFacts, application_language: str, reference: str = ""
) -> str:
    """Return the file name that the posting asks for ("CV, Family name"); empty if none.

    File names are in the language that the application must be written in, whatever the language
    of the page.
    """
    if rule.name_pattern:
        return documents.file_name_pattern_text(rule.name_pattern, reference)
    if not rule.asks_for_name:
        return ""
    return documents.default_file_name_text(rule.kind.name(application_language).text)


def lead_in_with_advised_length(rule: DocumentRuleFacts, lead_in: str) -> str:
    """Return the lead-in, after the advised length if any: "1 page where you:"; empty without a lead-in."""
    if not rule.max_pages:
        return lead_in
    pages = _advised_pages_text(rule.max_pages)
    return f"{pages[:1].upper()}{pages[1:]} {lead_in}" if lead_in else ""


def _advised_pages_text(max_pages: int) -> str:
    """Return the advised length as text: "1 page", "at most 2 pages"."""
    pages = wording.pages_text(max_pages)
    return pages if max_pages == 1 else gettext("at most %(pages)s") % {"pages": pages}


def accepted_files_text(rule: DocumentRuleFacts) -> str:
    """Return what applicants may upload for a rule: "PDF, up to 5 files of at most 40 MB each".

    If the rule has no number of files, the text has none: "PDF, at most 40 MB each".
    """
    facts_of_rule = {
        "type": rule.get_file_type_display(),
        "size": documents.megabytes_text(rule.max_megabytes),
        "count": rule.max_files,
    }
    if rule.max_files == 1:
        return gettext("%(type)s, at most %(size)s") % facts_of_rule
    if rule.max_files is None:
        return gettext("%(type)s, at most %(size)s each") % facts_of_rule
    return gettext("%(type)s, up to %(count)d files of at most %(size)s each") % facts_of_rule


def advised_length_unless_in_lead_in(rule: DocumentRuleFacts, lead_in: str) -> str:
    """Return the advised length, such as "1 page"; empty without one or with a lead-in.

    The lead-in then states it (`lead_in_with_advised_length`).
    """
    if not rule.max_pages or lead_in:
        return ""
    return _advised_pages_text(rule.max_pages)
