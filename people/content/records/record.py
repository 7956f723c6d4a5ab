"""The base of records with pages: facts, with a page and a preview in each language."""

from datetime import datetime
from typing import Any, Self

from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest
from django.utils import translation
from django.utils.functional import cached_property
from wagtail.models import Page, Site

from people.content.language_names import language_name_capitalised
from people.content.records.base_record import BaseRecord, BaseRecordQuerySet
from people.content.records.kept_sql import sql_may_be_kept
from people.content.records.sites import has_public_page_in_site


class RecordQuerySet(BaseRecordQuerySet):
    """Records with pages, with filters for the pages that visitors can open."""

    @sql_may_be_kept
    def visible(self, at: datetime) -> Self:
        """Return published records with a page that anonymous visitors can open, in any language."""
        model: Any = self.model
        # For each record its few pages: a subquery of all pages reads each page of the site.
        pages = model.page_model().objects.live_and_unrestricted()
        own = pages.filter(**{pages.model.record_field: models.OuterRef("pk")})
        return self.published(at).filter(models.Exists(own))

    def in_site(self, site: Site | None) -> Self:
        """Return the records with a public page in this site; all of them for None (`site_of_lists`)."""
        return self if site is None else self.filter(has_public_page_in_site(self.model, site))


class Record(BaseRecord):
    """Base of records: facts that are the same in every language; `pages` hold the texts.

    A subclass's pages use `RecordPageMixin` with a foreign key `related_name="pages"`. All pages of
    a record use its permanent `key` as translation key, so that the database enforces one page per
    record and language.
    """

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def has_pages(cls) -> bool:
        return True

    @classmethod
    def page_model(cls) -> Any:
        """Return the page model that holds this record's text."""
        return cls._meta.get_field("pages").related_model

    # Previews show the unsaved facts with the texts of each language.

    @cached_property  # Wagtail's edit form asks more than ten times
    def preview_modes(self) -> list[tuple[str, Any]]:
        if not self.pk:
            return []
        pages = self.page_model().objects.filter(**{self.page_model().record_field: self.pk})
        pages = pages.filter(alias_of=None).select_related("locale").order_by("locale__pk")
        return [mode for page in pages for mode in _preview_modes_of_page(page)]

    def serve_preview(self, request: HttpRequest, mode_name: str) -> Any:
        model = self.page_model()
        language, _slash, mode = mode_name.partition("/")
        pages = model.objects.filter(**{model.record_field: self.pk}, alias_of=None)
        page = pages.filter(locale__language_code=language).first()
        if page is None:  # Wagtail refuses previews without a mode so, too
            raise PermissionDenied
        page = page.get_latest_revision_as_object()
        page.set_preview_record(self)
        # The preview's request has the path "/": the language must come from the page.
        with translation.override(language):
            return page.serve_preview(request, mode or page.default_preview_mode).render()


def _preview_modes_of_page(page: Page) -> list[tuple[str, Any]]:
    """Return (name, label) of a page's preview modes: "sv", and "sv/mode" for further modes."""
    code, name = page.locale.language_code, language_name_capitalised(page.locale.language_code)
    _default, *others = page.preview_modes
    return [(code, name), *((f"{code}/{mode}", f"{name}: {label}") for mode, label in others)]
