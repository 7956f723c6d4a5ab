"""Pages of people: the index, and one page per person and language."""

from datetime import datetime
from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Page

from people.content import localize
from people.content.admin.facts_panel import FactsPanel
from people.content.api.page_values import RECORD
from people.content.api.shown_values import (
    rich_text_fields_of_visible_page,
    text_fields_of_visible_page,
)
from people.content.http_methods import READ_METHODS
from people.content.link_previews.card import LinkPreviewCard
from people.content.pages.page_number import shown_page
from people.content.pages.permission_tester import TranslatablePagePermissionTester
from people.content.records.hidden_relations import parent_page_field
from people.content.records.lookup import record_links
from people.content.records.page import RecordPageManager, RecordPageMixin
from people.content.records.sites import site_of_lists
from people.content.request_time import received_at
from people.content.search_text import FoldedAutocompleteField, prefix_search_fields
from people.content.types import User
from people.directory import group_by_membership_status
from people.drawings import initials
from people.model_bases.clusterable import QuickClusterableModel
from people.models.directory_order import listed_people_in_directory_order
from people.models.organisations import Organisation
from people.models.persons import Person, local_date
from people.models.settings import PeopleSettings
from people.permissions import PersonPagePermissionTester
from people.portraits import portrait_sources
from people.prefetching import (
    ROLE_ROW_RELATIONS,
    prefetch_role_and_organisation_texts,
    prefetch_rows,
    prefetch_texts,
)

PAGE_SIZE = 60
PROSE_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class PersonIndexPage(localize.WholeTranslation, Page, QuickClusterableModel):
    """The people page: members by role, then affiliated people, then alumni."""

    page_ptr = parent_page_field()
    introduction = models.TextField(_("introduction"), blank=True)

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields("introduction"),
    ]
    content_panels = [*Page.content_panels, "introduction"]
    api_fields = ["introduction"]
    subpage_types: ClassVar[list[str]] = ["groupsite_people.PersonPage"]
    is_paginated = True  # by ?page=
    allowed_http_methods = READ_METHODS
    lists_other_pages = True  # so its last change is unknown: see `people.sitemap`
    template = "groupsite_people/person_index_page.html"

    class Meta:
        verbose_name = _("index of people")
        verbose_name_plural = _("indexes of people")

    def permissions_for_user(self, user: User) -> TranslatablePagePermissionTester:
        return TranslatablePagePermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        at, settings = received_at(request), PeopleSettings.for_request(request)
        organisation_ids = organisation_ids_within_or_all(settings.organisation)
        people = Person.objects.published(at).in_site(site_of_lists(request))
        people = people.with_role_rows().with_portraits()
        people = listed_people_in_directory_order(people, organisation_ids, local_date(at))
        chosen = shown_page(request, Paginator(people, PAGE_SIZE))
        found = group_by_membership_status(chosen.object_list, organisation_ids, local_date(at))
        found = found.limited_to(record_links(chosen.object_list, at))
        prefetch_role_and_organisation_texts(entry.row for entry in found.entries)
        prefetch_texts(entry.person for entry in found.alumni)
        return {
            **super().get_context(request, *args, **kwargs),
            "at": at,
            "directory": found,
            "people_page": chosen,
        }


def organisation_ids_within_or_all(organisation: Organisation | None) -> set[int]:
    """Return the IDs of the organisation and those below it, or of all for None.

    People with a role in one of them are members.
    """
    if organisation is None:
        return set(Organisation.objects.values_list("pk", flat=True))
    return Organisation.objects.ids_within(organisation)


class PersonPage(RecordPageMixin, Page, QuickClusterableModel):
    """The text about a person in one language; the title is the record's name."""

    record_field = "person"
    page_ptr = parent_page_field()
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="pages"
    )
    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences, shown in large type.")
    )
    biography = RichTextField(_("biography"), blank=True, features=PROSE_FEATURES)

    objects = RecordPageManager()

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields("introduction", "biography"),
    ]
    content_panels = [
        FactsPanel(),  # without a title field: the title is the person's name
        "introduction",
        "biography",
    ]
    api_fields = [
        RECORD,
        *text_fields_of_visible_page("introduction"),
        *rich_text_fields_of_visible_page("biography"),
    ]
    parent_page_types: ClassVar[list[str]] = ["groupsite_people.PersonIndexPage"]
    template = "groupsite_people/person_page.html"
    # A person's slug is the same in every language.
    override_translatable_fields = localize.synchronised("person", "slug", "title")

    class Meta:
        verbose_name = _("person page")
        verbose_name_plural = _("person pages")
        # A permission must belong to a model. On a record, Wagtail's reports would show its
        # history.
        permissions = [("translate_pages", _("Can translate pages but not publish them"))]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        day = local_date(context["at"])
        rows = prefetch_rows([self.record], "roles", ROLE_ROW_RELATIONS)
        prefetch_role_and_organisation_texts(rows)
        # The contact details and the structured data show them.
        prefetch_rows([self.record], "links")
        return {
            **context,
            "roles": [row for row in rows if row.is_current(day)],
            "past_roles": [row for row in rows if row.is_past(day)],
        }

    def link_preview_card(self, at: datetime) -> LinkPreviewCard:
        """Return the name, the main role, and the portrait or the initials."""
        person, day = self.person, local_date(at)
        rows = prefetch_rows([person], "roles", ROLE_ROW_RELATIONS)
        main = next((row for row in rows if row.is_current(day)), None)
        crops = portrait_sources(person.portrait) if person.portrait else {}
        return LinkPreviewCard(
            person.name,
            kind=main.role.name().text if main else "",
            site_name=self.site_name_for_link_preview(),
            portrait=crops["jpeg"][-1][1].file.name if crops else "",
            initials=initials(person.given_name, person.family_name),
        )

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """Set the title to the current name, so that an old revision restores no old name."""
        page = super().with_content_json(content)
        page.title = page.person.name
        return page

    @classmethod
    def own_pages_of_user(cls, user: User) -> Any:
        return cls.objects.filter(person__user=user, alias_of=None)

    def permissions_for_user(self, user: User) -> PersonPagePermissionTester:
        return PersonPagePermissionTester(user, self)
