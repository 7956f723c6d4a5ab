"""Filters of record lists: for each language of the site, by the state of the page in it."""

from functools import partial
from typing import Any, Final

import django_filters  # type: ignore[import-untyped]
from django import forms
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Locale

from people.content.publishing.states import LanguageState, PageState, language_states_by_record_id

# Wagtail would render the filters that it generates as radio buttons.
RADIO_FILTER_OPTIONS: Final[dict[str, Any]] = {"widget": forms.RadioSelect, "empty_label": _("All")}


def language_filter_name(language: str) -> str:
    """Return the name of the query parameter that filters by a language: "words_sv"."""
    return f"words_{language}"


class RecordFilters(WagtailFilterSet):
    """Base filter set of record lists: adds a filter for each language that the records have pages in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        has_pages = self._meta.model.has_pages()
        for locale in Locale.objects.order_by("pk") if has_pages else ():
            self._add_language_filter(language_filter_name(locale.language_code), locale)

    def _add_language_filter(self, name: str, locale: Locale) -> None:
        made = django_filters.ChoiceFilter(
            label=locale.get_display_name(),
            choices=PageState.choices,
            **RADIO_FILTER_OPTIONS,
            method=partial(self._filter_by_language_state, locale.pk),
        )
        made.parent, made.model, made.field_name = self, self._meta.model, name
        self.filters[name] = made

    def _filter_by_language_state(
        self, locale_id: int, records: models.QuerySet, _name: str, state: str
    ) -> Any:
        """Return the records whose page in the language is in this state."""
        found = [
            pk
            for pk, languages in self.language_states_by_record_id.items()
            if any(one.locale.pk == locale_id and _matches_state(one, state) for one in languages)
        ]
        return records.filter(pk__in=found)

    @cached_property
    def language_states_by_record_id(self) -> dict[int, list[LanguageState]]:
        """Return the states of the languages by record ID, of all records of the model.

        They cannot be computed in the database.
        """
        return language_states_by_record_id(self._meta.model._default_manager.all())


def _matches_state(language_state: LanguageState, state: str) -> bool:
    """Whether a language is in this state; LIVE_DRAFT matches every page with a newer draft."""
    is_newer_draft = state == PageState.LIVE_DRAFT and language_state.has_newer_draft
    return language_state.state == state or is_newer_draft
