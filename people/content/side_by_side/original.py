"""The original of a page: the page in another language that is shown beside it."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString
from wagtail.models import Page

from people.content.facts_form.chosen_objects import cache_text_rows_of_pages
from people.content.language_names import language_name
from people.content.languages.section_change_notices import next_step_sentence_of_draft
from people.content.languages.tabs import stored_language_states
from people.content.localize import machine_translation
from people.content.pages.permissions import cache_view_restrictions, may_view_page
from people.content.sections.changes import (
    ChangeInOtherLanguage,
    changes_in_other_languages_of_page,
    section_url_suffix,
)
from people.content.sections.confirmed_section import cache_confirmed_sections_on_draft
from people.content.sections.difference import difference_html
from people.content.sections.machine_texts import (
    sections_with_replaced_text,
    tool_by_unread_machine_section,
    unconfirmed_machine_sections,
)
from people.content.sections.page_translations import (
    cache_specific_translations,
    specific_translations,
)
from people.content.sections.section_texts import (
    cache_newest_draft,
    live_or_newest_draft,
    section_label,
    section_texts,
    text_digest,
)
from people.content.side_by_side.rendering import render_sections, texts_of_field_value
from people.content.types import User

FORM_DIGEST_PREFIX: Final = (
    "written-"  # before the name of a section: a digest of its text in the form
)


@dataclass(frozen=True)
class LanguageChoice:
    """A language whose page can be shown beside the form."""

    name: str
    code: str
    changed: int  # sections that have changed in it
    is_shown: bool


@dataclass(frozen=True)
class OriginalSection:
    """One section of the original, as the templates show it."""

    name: str
    label: str
    language: str  # as it calls itself
    language_in_sentence: str  # in the user's language
    code: str
    html: SafeString
    digest: str
    difference: SafeString | None  # None: the section is not out of date
    is_answered: bool
    next_step: str  # of the draft that answers
    machine: str  # the tool that wrote the text in the field, while nobody has read it
    still_right_url: str
    looks_right_url: str
    may_translate_again: bool  # it is out of date, and a machine can translate it
    by_machine_url: str  # of these two, for a browser without scripts
    may_bring_back: bool  # what stood in the field before the machine's text

    @property
    def anchor(self) -> str:
        """Return the URL fragment of the section in the editor, with "#"."""
        return section_url_suffix(self.name)


class Original:
    """The page in another language beside the form of `page`; each value is computed once."""

    def __init__(self, page: Page, other: Page, others: list[Any], user: User) -> None:
        self.page, self.other, self.others, self.user = page, other, others, user
        self.shown = live_or_newest_draft(other)
        self.language = other.locale.get_display_name()
        self.code = other.locale.language_code
        self.language_in_sentence = language_name(self.code)

    @cached_property
    def texts(self) -> dict[str, Any]:
        """Return the original's texts by section."""
        return section_texts(self.shown)

    @cached_property
    def tool_by_unread_section_of_page(self) -> dict[str, str]:
        """Return {section of the edited page: tool} of machine translations nobody has read."""
        return tool_by_unread_machine_section(self.page)

    @cached_property
    def machine_sections_to_read(self) -> list[OriginalSection]:
        """Return the sections with machine translations that nobody has read."""
        return [
            self.section(name) for name in self.texts if name in self.tool_by_unread_section_of_page
        ]

    @property
    def all_look_right_url(self) -> str:
        """Return the URL that marks all `machine_sections_to_read` as read, as they are shown."""
        return self._looks_right_url([one.name for one in self.machine_sections_to_read])

    @cached_property
    def _texts_in_form(self) -> dict[str, Any]:
        """Return the texts of the page in the form by section."""
        return section_texts(self.page)

    def _looks_right_url(self, names: list[str]) -> str:
        """Return the URL that confirms machine translations, with a digest of each as it is shown."""
        url = reverse("groupsite_people_sections:looks_right", args=[self.page.pk])
        shown = [
            (f"{FORM_DIGEST_PREFIX}{name}", text_digest(self._texts_in_form[name]))
            for name in names
        ]
        return f"{url}?{urlencode([*(('section', name) for name in names), *shown])}"

    @cached_property
    def unconfirmed_machine_sections_of_page(self) -> set[str]:
        """Return the edited page's sections that a machine translated and nobody has confirmed."""
        return unconfirmed_machine_sections(self.page)

    @cached_property
    def has_translator(self) -> bool:
        """Whether a machine can translate from the original into the page's language."""
        return machine_translation.is_translator_available(self.other.locale, self.page.locale)

    @cached_property
    def sections_with_replaced_text(self) -> set[str]:
        """Return the sections whose text from before the machine's can be brought back."""
        return sections_with_replaced_text(self.page)

    @cached_property
    def next_step_sentence(self) -> str:
        """Return a sentence that says how the user can get the newest draft published."""
        return next_step_sentence_of_draft(self.page, self.user)

    @cached_property
    def changes_in_all_languages(self) -> list[ChangeInOtherLanguage]:
        """Return the changed sections of all other languages."""
        return changes_in_other_languages_of_page(self.page)

    @cached_property
    def changes_in_shown_language(self) -> dict[str, ChangeInOtherLanguage]:
        """Return the changes in the shown language by section."""
        found = [
            one for one in self.changes_in_all_languages if one.locale.pk == self.other.locale_id
        ]
        return {one.section: one for one in found}

    @cached_property
    def language_choices(self) -> list[LanguageChoice]:
        """Return the languages to choose from; empty if there is only one."""
        counts = Counter(
            one.locale.pk for one in self.changes_in_all_languages if not one.is_answered
        )
        found = [
            LanguageChoice(
                other.locale.get_display_name(),
                other.locale.language_code,
                counts[other.locale_id],
                is_shown=other.pk == self.other.pk,
            )
            for other in self.others
        ]
        return found if len(found) > 1 else []

    @cached_property
    def _html_by_section(self) -> dict[str, SafeString]:
        """Return the HTML of the original's texts by section."""
        fields = type(self.page)._meta
        parts = {
            name: texts_of_field_value(fields.get_field(name), text)
            for name, text in self.texts.items()
        }
        return render_sections(parts)

    @cached_property
    def _child_row_html_by_path(self) -> dict[str, SafeString]:
        """Return the HTML of child rows by "relation.position.field"."""
        fields = type(self.page)._meta
        return render_sections(
            {
                f"{name}.{number}.{key}": texts_of_field_value(
                    fields.get_field(name).related_model._meta.get_field(key), value
                )
                for name, rows in self.texts.items()
                if fields.get_field(name).one_to_many
                for number, row in enumerate(rows)
                for key, value in row.items()
            }
        )

    def child_row_html(self, relation: str, number: int, field: str) -> SafeString:
        """Return the HTML of a field in a child row, by its position; empty if there is none."""
        return self._child_row_html_by_path.get(f"{relation}.{number}.{field}", SafeString())

    def section(self, name: str, title: str = "") -> OriginalSection:
        """Return a section of the original with its difference and the URLs of its buttons."""
        change = self.changes_in_shown_language.get(name)
        is_answered = bool(change and change.is_answered)
        field = type(self.page)._meta.get_field(name)
        shown = text_digest(self.texts[name])
        still_right = reverse("groupsite_people_sections:still_right", args=[self.page.pk])
        query = urlencode({"beside": self.code, f"shown-{name}": shown})
        return OriginalSection(
            name=name,
            label=title or section_label(self.page, name),
            language=self.language,
            language_in_sentence=self.language_in_sentence,
            code=self.code,
            html=self._html_by_section[name],
            digest=shown,
            difference=difference_html(field, change.before, change.now) if change else None,
            is_answered=is_answered,
            next_step=self.next_step_sentence if is_answered else "",
            machine=self.tool_by_unread_section_of_page.get(name, ""),
            still_right_url=f"{still_right}?{query}",
            looks_right_url=self._looks_right_url([name])
            if name in self.tool_by_unread_section_of_page
            else "",
            may_translate_again=bool(
                change and not is_answered and self.texts[name] and self.has_translator
            ),
            by_machine_url=reverse("groupsite_people_sections:by_machine", args=[self.page.pk])
            + f"?{urlencode({'beside': self.code})}",
            may_bring_back=name in self.sections_with_replaced_text,
        )


def _other_language_pages(page: Page) -> list[Any]:
    """Return the stored pages of the other languages; no query if the request has loaded them."""
    return [other for other in _stored_language_pages(page) if other.pk != page.pk]


def _stored_language_pages(page: Page) -> list[Any]:
    """Return the stored pages of all languages; if the request has not loaded them, all but `page`."""
    if (kept := stored_language_states(page)) is None:
        return specific_translations(page)
    return [one.page for one in kept.languages if one.page and not one.page.alias_of_id]


def cache_locale_of_page(page: Page) -> None:
    """Cache the locale on a page if the request has loaded all languages of its record."""
    for one in _stored_language_pages(page):
        if one.pk == page.pk:
            page.locale = one.locale


def cache_page_languages(page: Page, *, is_newest_draft: bool) -> None:
    """Load all languages of a page once and cache them, for a request that changes nothing."""
    if page.alias_of_id is not None:
        return
    stored = _stored_language_pages(page)
    for one in stored:
        if one.pk == page.pk:
            page.locale = one.locale  # read already
            page._current_workflow_states = one._current_workflow_states
            cache_confirmed_sections_on_draft(one, page)
            if is_newest_draft:
                cache_newest_draft(one, page)
    everyone = [page, *(one for one in stored if one.pk != page.pk)]
    cache_specific_translations(everyone)
    cache_view_restrictions(everyone)
    cache_text_rows_of_pages([page, *stored])


def original_for(page: Page, user: User, language: str = "") -> Original | None:
    """Return the original the user may see: in `language`, else a live one, else a draft, else None.

    None for a page without another language, and for an alias.
    """
    if page.alias_of_id is not None:
        return None
    everyone = _other_language_pages(page)
    cache_specific_translations([page, *everyone])
    cache_view_restrictions([page, *everyone])
    others = [other for other in everyone if may_view_page(user, other)]
    chosen = [one for one in others if one.locale.language_code == language]
    first = next(iter([*chosen, *(one for one in others if one.live), *others]), None)
    return first and Original(page, first, others, user)
