"""Runs all checks on a record and its pages."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _
from wagtail.models import Page

from people.content.checks import language_findings as languages
from people.content.checks import (
    missing_promised_links,
    page_links,
    rich_text_findings,
    untranslated_titles,
)
from people.content.findings import repeatable_facts
from people.content.findings.finding import Finding, FindingAction, copies_with_screen, warning
from people.content.findings.page_texts_and_pictures import (
    page_texts_to_check,
    pictures_in_stream_fields,
    prefetch_objects_of_child_rows,
)
from people.content.findings.repeatable_facts import RepeatableFact
from people.content.languages.tabs import stored_language_states
from people.content.publishing.publish_all import referenced_drafts_to_publish
from people.content.publishing.validation import (
    record_publishing_findings,
    unread_machine_text_findings,
    untranslated_findings,
)
from people.content.records.base_record import BaseRecord
from people.content.records.permissions import may_see_draft
from people.content.records.urls import publish_facts_url
from people.content.sections.page_translations import specific_translations
from people.content.sections.section_texts import has_cached_draft, newest_draft
from people.content.types import User


def all_findings(instance: BaseRecord | Page, user: User, at: datetime) -> list[Finding]:
    """Return the findings of a record and its pages, or of one page and its record; errors first.

    Checks the newest stored drafts; the number of queries does not depend on their content. Drafts
    that the user may not see are not checked.
    """
    kept = stored_language_states(instance)
    if kept is None:
        return []
    record, states, draft = kept.record, kept.languages, kept.draft
    pages = [state.page for state in states if state.page and state.page.alias_of_id is None]
    found = []
    sees_facts = record is not None and may_see_draft(user, record)
    if sees_facts:
        found = [
            *record_publishing_findings(record, draft, at),
            *_referenced_draft_findings(draft, user),
            *copies_with_screen(record, draft.missing_output_fact_findings()),
        ]
    facts = draft.facts_not_to_repeat(record, at) if record is not None else []
    shown = None
    if not isinstance(instance, BaseRecord):
        shown = instance.locale_id
        pages = [page for page in pages if page.pk == instance.pk]
    prefetch_objects_of_child_rows([page for page in pages if not has_cached_draft(page)])
    for page in pages:
        if page.permissions_for_user(user).can_edit():
            draft_page = newest_draft(page)
            if sees_facts:  # before what may be better in a text
                found += _findings_of_untranslated_facts(record, draft, page)
            found += findings_of_one_page(draft_page, facts, at)
            found += copies_with_screen(
                draft_page,
                untranslated_titles.untranslated_title_findings(
                    draft_page, specific_translations(page)
                ),
            )
    # A language that is out of date comes before what may be better in a text.
    found = [*languages.language_findings(states, shown), *found]
    return sorted(_without_repeated_errors(found), key=lambda finding: not finding.is_error)


def _without_repeated_errors(findings: list[Finding]) -> list[Finding]:
    """Return the findings; an error that the facts and a page both have comes once."""
    return [
        one for place, one in enumerate(findings) if not (one.is_error and one in findings[:place])
    ]


def _findings_of_untranslated_facts(
    record: BaseRecord, draft: BaseRecord, page: Page
) -> list[Finding]:
    """Return the findings about texts of the facts that this page prints in another language."""
    return copies_with_screen(record, draft.missing_text_findings(page.locale.language_code))


def _referenced_draft_findings(draft: BaseRecord, user: User) -> Iterator[Finding]:
    """Yield a warning for each draft record that the facts refer to, with "Publish" if the user may."""
    drafts = draft.unpublished_references()
    publishable = [one.pk for one in referenced_drafts_to_publish(draft, user)] if drafts else []
    for named in drafts:
        sentence = _("“%(name)s” is a draft: visitors do not see the name until you publish it.")
        action = FindingAction(
            _("Publish %(name)s too") % {"name": named}, publish_facts_url(named), str(named.pk)
        )
        yield replace(
            warning(sentence % {"name": named}),
            screen=named,
            action=action if named.pk in publishable else None,
        )


def findings_of_one_page(
    page: Page, facts: Iterable[RepeatableFact], at: datetime
) -> list[Finding]:
    """Return the findings about one page, saved or not; its other languages are not compared."""
    texts = page_texts_to_check(page)
    return copies_with_screen(
        page,
        [
            *page.publishing_findings(),
            *untranslated_findings(page),
            *unread_machine_text_findings(page),
            *repeatable_facts.repeated_fact_findings(texts, facts),
            *page_links.link_findings(texts, page.locale, at),
            *missing_promised_links.missing_promised_link_findings(texts),
            *rich_text_findings.rich_text_findings(texts),
            *rich_text_findings.picture_findings(pictures_in_stream_fields(page)),
        ],
    )
