"""The words of people: the index, and one page per person and language."""

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from people import localize
from people.directory import directory
from people.models.persons import Person, today
from people.models.settings import PeopleSettings
from people.moments import received_at
from people.permissions import PersonPagePermissionTester
from people.records.finding import linked
from people.records.page import RecordPageManager, RecordPageMixin
from people.records.panels import FactsPanel

PAGE_SIZE = 60
PROSE = ["h2", "h3", "bold", "italic", "ol", "ul", "link"]


class PersonIndexPage(Page):
    """Everyone: members by role, then those affiliated, alumni apart."""

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    subpage_types: ClassVar[list[str]] = ["groupsite_people.PersonPage"]
    template = "groupsite_people/person_index_page.html"

    class Meta:
        verbose_name = _("index of people")
        verbose_name_plural = _("indexes of people")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        at = received_at(request)
        people = Person.objects.published(at).in_order().with_roles().with_portraits()
        settings = PeopleSettings.for_request(request)
        found = directory(people, settings.organisation, today(at))
        chosen = Paginator(found.everyone, PAGE_SIZE).get_page(request.GET.get("page"))
        found = found.only(chosen.object_list)
        return {
            **super().get_context(request, *args, **kwargs),
            "at": at,
            "day": today(at),
            "directory": found,
            "linked": {entry.record.pk: entry for entry in linked(chosen.object_list, at)},
            "people_page": chosen,
        }


class PersonPage(RecordPageMixin, Page):
    """What one language says of a person; the name is the record's."""

    record_field = "person"
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="pages"
    )
    introduction = models.TextField(
        _("introduction"), blank=True, help_text=_("One or two sentences, set large.")
    )
    biography = RichTextField(_("biography"), blank=True, features=PROSE)

    objects = RecordPageManager()

    content_panels = [
        FactsPanel(),
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("biography"),
    ]
    parent_page_types: ClassVar[list[str]] = ["groupsite_people.PersonIndexPage"]
    template = "groupsite_people/person_page.html"
    # A person's address is the same in every language.
    override_translatable_fields = localize.synchronised("person", "slug", "title")

    class Meta:
        verbose_name = _("page of a person")
        verbose_name_plural = _("pages of people")

    def permissions_for_user(self, user: Any) -> PersonPagePermissionTester:
        return PersonPagePermissionTester(user, self)
