"""Stores which sections match their other languages: on publishing, saving a draft or confirming.

The rules, with "the other" for the page in another language:

1. A section is out of date when the other's live text differs from the remembered one.
2. Publishing confirms only sections whose own text has changed since they were remembered.
3. A section that was out of date and was changed is an answer: the other is not out of date in turn.
4. A change of a section that was not out of date makes the other out of date, whichever came first.
5. A change that is undone restores the former state, because texts are compared.
6. The first publishing of a page confirms all of its sections, but for those that nobody has touched
   since their original changed.
7. Publishing all languages together for the first time confirms all of their sections.

A text that was written beside an original that has changed since leaves its section out of date.
"""

from collections.abc import Collection, Mapping
from itertools import permutations
from typing import Any

from django.db import transaction
from wagtail.models import Page

from people.content.sections.confirmed_section import (
    ConfirmedSection,
    cache_saved_confirmed_sections,
    save_confirmed_sections,
)
from people.content.sections.page_translations import specific_translations
from people.content.sections.section_texts import (
    live_or_newest_draft,
    newest_draft,
    section_texts,
    text_digest,
)

type ConfirmedSectionsByKey = dict[tuple[int, int, str], ConfirmedSection]


@transaction.atomic
def save_section_baseline(page: Page, original: Page, user: Any, *, machine: str = "") -> None:
    """Store the texts of a new page and of its original, to detect later changes of the original.

    With `machine`, the name of a tool, the sections that it wrote must be read before publishing.
    """
    own, other = section_texts(newest_draft(page)), section_texts(live_or_newest_draft(original))
    ConfirmedSection.objects.filter(page_id=page.pk, other_locale_id=original.locale_id).delete()
    ConfirmedSection.objects.bulk_create(
        ConfirmedSection(
            page_id=page.pk,
            other_locale_id=original.locale_id,
            section=section,
            own=text,
            other=other.get(section),
            machine=machine if text else "",
            confirmed_by=user,
        )
        for section, text in own.items()
    )


@transaction.atomic
def confirm_pasted_sections(
    page: Page, original: Page, sections: Collection[str], user: Any
) -> None:
    """Store that the pasted sections of a page's draft match the draft of its original.

    They match both texts of the original, live and draft, since either page may be published
    first. Sections that visitors can already read, and those that were never public, are confirmed
    at once.
    """
    drafts, texts = section_texts(newest_draft(page)), section_texts(live_or_newest_draft(page))
    shown = section_texts(newest_draft(original))
    live = section_texts(live_or_newest_draft(original))
    rows, changed = _locked_confirmed_sections([page]), []
    for section in drafts.keys() & sections:
        row = rows.get((page.pk, original.locale_id, section)) or ConfirmedSection(
            page_id=page.pk,
            other_locale_id=original.locale_id,
            section=section,
            own=texts[section],
            other=live.get(section),
        )
        if drafts[section] == texts[section]:
            row.set_matching_texts(texts[section], shown.get(section), live.get(section))
        if not page.live or drafts[section] != texts[section]:
            row.set_texts_seen_by_draft_author(live.get(section), shown.get(section))
        else:
            row.clear_texts_seen_by_draft_author()
        row.clear_machine_fields()
        changed.append(row)
    save_confirmed_sections(changed, user)


@transaction.atomic
def confirm_sections_and_return_refused(
    page: Page, original: Page, original_digests: Mapping[str, str], user: Any
) -> list[str]:
    """Store that sections match the original as shown; return those whose original has changed.

    `original_digests` has a digest of the original's text by section, as the user has seen it.
    """
    others = section_texts(live_or_newest_draft(original))
    texts = section_texts(live_or_newest_draft(page))
    rows, changed = _locked_confirmed_sections([page]), []
    confirmed = [
        name for name in original_digests if text_digest(others.get(name)) == original_digests[name]
    ]
    for section in confirmed:
        own, now = texts.get(section), others.get(section)
        row = rows.get((page.pk, original.locale_id, section)) or ConfirmedSection(
            page_id=page.pk, other_locale_id=original.locale_id, section=section, own=own, other=now
        )
        if row.answered is not None and page.live:
            row.answered = now  # the draft answers it, and is what is right
        else:
            row.set_matching_texts(own, now)
            row.clear_texts_seen_by_draft_author()
        changed.append(row)
    save_confirmed_sections(changed, user)
    return [name for name in original_digests if name not in confirmed]


@transaction.atomic
def store_original_texts_beside_draft(
    page: Page,
    former_texts: Mapping[str, Any],
    original: Page,
    original_digests: Mapping[str, str],
    user: Any,
) -> None:
    """Store which text of the original was shown beside each changed section of a new draft.

    `former_texts` has the sections of the draft that the form was opened with; `original_digests`
    has a digest of the original's text by section. A section whose original was not shown, or has
    changed since, stays out of date when it is published.
    """
    after = section_texts(newest_draft(page))
    changed = [name for name, text in after.items() if text != former_texts.get(name)]
    if not changed:
        return
    rows, beside_draft = _locked_confirmed_sections([page]), []
    for other in specific_translations(page):
        texts = section_texts(live_or_newest_draft(other))
        for section in changed:
            row = rows.get((page.pk, other.locale_id, section)) or ConfirmedSection(
                page_id=page.pk,
                other_locale_id=other.locale_id,
                section=section,
                own=former_texts.get(section),
                other=texts.get(section),
            )
            is_shown = other.pk == original.pk and original_digests.get(section) == text_digest(
                texts.get(section)
            )
            beside = texts.get(section) if is_shown else row.other
            draft = row.answered_draft if row.answered == beside else None
            row.set_texts_seen_by_draft_author(beside, draft)
            beside_draft.append(row)
    save_confirmed_sections(beside_draft, user)
    cache_saved_confirmed_sections(page, {*rows.values(), *beside_draft})


@transaction.atomic
def confirm_published_sections(
    page: Page, user: Any, former_texts: Mapping[str, Any] | None = None
) -> None:
    """Store which sections of a page match its other languages, after it was published.

    `former_texts` has its sections as readers had them; None if they had none. Nobody may have published
    them in Wagtail: a page that was made live by code, or before its type used this.
    """
    others = [live_or_newest_draft(other) for other in specific_translations(page)]
    texts = {one.locale_id: section_texts(one) for one in [page, *others]}
    rows = _locked_confirmed_sections([page, *others])
    is_first = former_texts is None and page.first_published_at == page.last_published_at
    changed = []
    for section in texts[page.locale_id]:
        publishing = _PublishedSection(page, section, others, texts, rows, former_texts)
        publishing.confirm(is_first=is_first)
        changed += publishing.changed
    save_confirmed_sections(changed, user)


class _PublishedSection:
    """One section of a page that has been published, with its text in all other languages."""

    def __init__(
        self,
        page: Page,
        section: str,
        others: list[Page],
        texts: dict[int, dict[str, Any]],
        rows: ConfirmedSectionsByKey,
        former_texts: Mapping[str, Any] | None,
    ) -> None:
        self.page, self.section, self.others = page, section, others
        self.rows, self.former_texts = rows, former_texts
        self.changed: list[ConfirmedSection] = []  # to be saved
        self.texts = {locale: found.get(section) for locale, found in texts.items()}
        self.own = self.texts[page.locale_id]

    def confirm(self, *, is_first: bool) -> None:
        """Set `changed` to the rows to save if this section's text is new or has changed."""
        ours = {
            other.pk: self._get_or_build_confirmed_section(self.page, other.locale_id)
            for other in self.others
        }
        is_known = any(row.pk for row in ours.values())
        is_first = is_first or not (is_known or self.former_texts is not None)
        was_behind = any(self._is_outdated(row) for row in ours.values())
        before = next((row.own for row in ours.values()), None)
        for other in self.others:
            row = ours[other.pk]
            has_changed = row.own != self.own
            if has_changed or (is_first and not self._is_outdated(row)):
                row.set_matching_texts(self.own, *self._other_texts_when_written(row, other))
                # What nothing is known of, and was never public, may be written beside either text.
                is_new = is_first or not (is_known or other.live)
                self._update_section_of_other_language(
                    other, before, is_first=is_new, is_answer=was_behind
                )
            if has_changed or is_first or row.answered is not None or row.machine:
                row.clear_texts_seen_by_draft_author()
                row.clear_machine_fields()
                self.changed.append(row)

    def _other_texts_when_written(self, row: ConfirmedSection, other: Page) -> list[Any]:
        """Return the other language's texts when this one was written, the public one first."""
        now = self.texts[other.locale_id]
        if row.answered is None:
            return [now]
        return sorted(row.texts_seen_by_draft_author, key=lambda text: text != now)

    def _update_section_of_other_language(
        self, other: Page, former_text: Any, *, is_first: bool, is_answer: bool
    ) -> None:
        """Add the row that says whether the other language's section matches this text to `changed`."""
        row = self._get_or_build_confirmed_section(other, self.page.locale_id)
        if is_answer or (is_first and (other.live or row.pk is None)):
            row.own, row.other = self.texts[other.locale_id], self.own
        elif not is_first and row.pk is None:
            row.own, row.other = self.texts[other.locale_id], former_text
        else:
            return
        self.changed.append(row)

    def _is_outdated(self, row: ConfirmedSection) -> bool:
        """Whether the other language's text has changed since the row was confirmed."""
        return not row.matches_text_of_other_language(self.texts[row.other_locale_id])

    def _get_or_build_confirmed_section(self, page: Page, other_locale_id: int) -> ConfirmedSection:
        """Return the stored row of this section, or a new one that is not saved yet."""
        key = (page.pk, other_locale_id, self.section)
        if key not in self.rows:
            row = self.rows[key] = ConfirmedSection(
                page_id=page.pk, other_locale_id=other_locale_id, section=self.section
            )
            if page is self.page and self.former_texts is not None:
                # Nothing is remembered: what readers had until now agreed with the other.
                row.own, row.other = (
                    self.former_texts.get(self.section),
                    self.texts[other_locale_id],
                )
        return self.rows[key]


@transaction.atomic
def confirm_pages_published_together(pages: list[Page], user: Any) -> None:
    """Store that all sections of these pages match, after they were published together."""
    rows, changed = _locked_confirmed_sections(pages), []
    texts = {page.pk: section_texts(page) for page in pages}
    for page, other in permutations(pages, 2):
        for section, own in texts[page.pk].items():
            row = rows.get((page.pk, other.locale_id, section)) or ConfirmedSection(
                page_id=page.pk, other_locale_id=other.locale_id, section=section
            )
            row.set_matching_texts(own, texts[other.pk].get(section))
            row.clear_texts_seen_by_draft_author()
            row.clear_machine_fields()
            changed.append(row)
    save_confirmed_sections(changed, user)


def _locked_confirmed_sections(pages: list[Page]) -> ConfirmedSectionsByKey:
    """Return the pages' rows by (page, locale, section), locked until the transaction ends."""
    found = ConfirmedSection.objects.select_for_update().filter(
        page__in=[page.pk for page in pages]
    )
    return {(row.page_id, row.other_locale_id, row.section): row for row in found}


def copy_confirmed_sections(copies_by_original_id: Mapping[int, Page]) -> None:
    """Copy the ConfirmedSection rows of pages to their copies, given by the original's ID."""
    rows = list(ConfirmedSection.objects.filter(page__in=copies_by_original_id))
    for row in rows:
        row.pk, row.page_id = None, copies_by_original_id[row.page_id].pk
        row.replaced = None  # its rows belong to the other page
        row.clear_texts_seen_by_draft_author()
    ConfirmedSection.objects.bulk_create(rows)
