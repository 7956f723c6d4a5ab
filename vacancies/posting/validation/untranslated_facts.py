"""Finds texts of the facts that a posting in one language prints in another.

Pages show such a text in the language in which somebody has written it. That is better than nothing,
but nobody should publish it without knowing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from people.content.findings.finding import Finding, error, warning
from people.content.language_names import language_name
from people.content.records.translated_rows import TranslatedText, translated_text
from people.prefetching import prefetch_rows
from vacancies.choices import ApplicationMethod, QuestionKind
from vacancies.protocols import VacancyFacts


def untranslated_fact_findings(vacancy: VacancyFacts, language: str) -> list[Finding]:
    """Return a finding for each text of the facts that is written only in other languages.

    Only required questions of the form are errors. A finding about a document type, a question or
    an organisation has that object as its screen.
    """
    return [
        *_contact_role_findings(vacancy, language),
        *_document_name_findings(vacancy, language),
        *_question_findings(vacancy, language, vacancy.questions.all()),
        *_organisation_findings(vacancy, language),
        *_place_findings(vacancy, language),
    ]


def is_shown_in_other_language(language: str, shown: TranslatedText) -> bool:
    """Whether the text that a page in `language` shows is in another language."""
    return bool(shown.text) and shown.language not in (language, language.partition("-")[0])


def _contact_role_findings(vacancy: VacancyFacts, language: str) -> Iterator[Finding]:
    sentence = _(
        "The role of the contact %(name)s has no text in %(language)s: visitors read “%(text)s”."
    )
    for contact in vacancy.contacts.all():
        shown = contact.role(language)
        if is_shown_in_other_language(language, shown):
            names = {"name": contact.shown_name, "text": shown.text}
            yield warning(sentence % {"language": language_name(language), **names}, "contacts")


def _document_name_findings(vacancy: VacancyFacts, language: str) -> Iterator[Finding]:
    sentence = _("The document type “%(name)s” has no name in %(language)s.")
    rules = list(vacancy.document_rules.all())
    requested = [one for rule in rules for one in (rule, *rule.parts.all())]
    for kind in {one.kind_id: one.kind for one in requested}.values():
        shown = kind.name(language)
        if is_shown_in_other_language(language, shown):
            names = {"name": shown.text, "language": language_name(language)}
            yield replace(warning(sentence % names, "texts"), screen=kind)


def unreadable_question_errors(vacancy: VacancyFacts, languages: Iterable[str]) -> list[Finding]:
    """Return an error for each required question of the form that has no text in one of the languages."""
    if vacancy.application_method != ApplicationMethod.FORM:
        return []
    rows = [row for row in prefetch_rows([vacancy], "questions", ["question"]) if row.required]
    prefetch_related_objects(rows, "question__texts")
    return [one for language in languages for one in _question_findings(vacancy, language, rows)]


def _question_findings(
    vacancy: VacancyFacts, language: str, rows: Iterable[Any]
) -> Iterator[Finding]:
    """Yield a finding for each of these questions without a text or answers in a language.

    It is an error if the form requires an answer, because nobody must have to answer a question
    that they cannot read.
    """
    asks = vacancy.application_method == ApplicationMethod.FORM
    sentence = _("The question “%(text)s” has no text in %(language)s.")
    required_sentence = _(
        "The required question “%(text)s” has no text in %(language)s: applicants could not answer it."
    )
    for row in rows:
        shown = row.question.wording(language)
        if not shown.text or _is_readable_question(row.question, language):
            continue
        names = {"text": shown.text, "language": language_name(language)}
        finding = (
            error(required_sentence % names, "texts")
            if asks and row.required
            else warning(sentence % names, "texts")
        )
        yield replace(finding, screen=row.question)


def _is_readable_question(question: Any, language: str) -> bool:
    """Whether a question has its text in a language, and answers if applicants choose from some."""
    if is_shown_in_other_language(language, question.wording(language)):
        return False
    return question.kind != QuestionKind.CHOICE or bool(question.choices(language))


def _organisation_findings(vacancy: VacancyFacts, language: str) -> Iterator[Finding]:
    sentence = _("The organisation “%(name)s” has no name in %(language)s.")
    programmes = (row.organisation for row in vacancy.programmes.all())
    named = filter(None, (vacancy.organisation, vacancy.second_organisation, *programmes))
    for organisation in {one.pk: one for one in named}.values():
        shown = organisation.name(language)
        if is_shown_in_other_language(language, shown):
            names = {"name": shown.text, "language": language_name(language)}
            yield replace(warning(sentence % names, "texts"), screen=organisation)


def _place_findings(vacancy: VacancyFacts, language: str) -> Iterator[Finding]:
    """Yield a warning about the vacancy's own location, else about that of its organisation."""
    organisation = vacancy.organisation
    own = translated_text(vacancy.places.all(), "place", language)
    shown = own
    if not own.text and organisation is not None:
        shown = organisation.translated_text("place", language)
    if not is_shown_in_other_language(language, shown):
        return
    sentence = _("The location has no text in %(language)s: visitors read “%(text)s”.")
    text = sentence % {"language": language_name(language), "text": shown.text}
    if own.text:
        yield warning(text, "places")
    else:
        yield replace(warning(text, "texts"), screen=organisation)
