"""Guides: pages for people who are thinking of coming here, such as “Doing a PhD here”."""

from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.blocks import CharBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Orderable, Page

from groupsite.models.pages import PROSE
from groupsite.models.record_blocks import record_blocks_field
from people.content import localize
from people.content.api.page_values import blocks_field, public_references_field
from people.content.http_methods import READ_METHODS
from people.content.pages.permission_tester import TranslatablePagePermissionTester
from people.content.records.hidden_relations import parent_page_field
from people.content.records.lookup import RecordLink, record_links
from people.content.request_time import received_at
from people.content.search_text import FoldedAutocompleteField, prefix_search_fields
from people.content.types import User
from people.model_bases.clusterable import QuickClusterableModel
from people.models import Person
from vacancies.choices import position_kind_choices


class FactBlock(StructBlock):
    """A fact in a few words, such as “Length: four years”."""

    term = CharBlock(label=_("term"), max_length=60)
    text = CharBlock(label=_("text"), max_length=200)

    class Meta:
        icon = "list-ul"
        label = _("fact")


class GuidePage(localize.WholeTranslation, Page, QuickClusterableModel):
    """A guide below the home page. Postings of the kinds of position that it names link to it."""

    page_ptr = parent_page_field()
    lead = models.TextField(_("introduction"), blank=True)
    facts = StreamField(
        [("fact", FactBlock())],
        blank=True,
        verbose_name=_("key facts"),
        help_text=_("Shown above the text, each with a term, such as “Length”."),
    )
    body = RichTextField(
        _("text"), blank=True, features=PROSE, help_text=_("Give each section a heading.")
    )
    records = record_blocks_field()

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields("lead", "facts", "body", "records"),
    ]
    content_panels = [
        *Page.content_panels,
        "lead",
        FieldPanel("facts"),
        "body",
        "records",
        InlinePanel("contacts", heading=_("Contacts"), label=_("contact")),
        InlinePanel(
            "position_kinds",
            heading=_("Types of position that this guide is for"),
            label=_("type of position"),
            help_text=_("Postings of these types link to this page."),
        ),
    ]
    api_fields = [
        "lead",
        "facts",
        "body",
        blocks_field("records"),
        public_references_field("public_contacts", lambda page, at: page.public_contacts(at)),
    ]
    parent_page_types: ClassVar[list[str]] = ["groupsite.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    show_in_menus_default = True  # the footer of every page
    template = "groupsite/guide_page.html"
    allowed_http_methods = READ_METHODS

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    def permissions_for_user(self, user: User) -> TranslatablePagePermissionTester:
        return TranslatablePagePermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "contacts": self.public_contacts(received_at(request))}

    def public_contacts(self, at: datetime) -> list[RecordLink]:
        """Return the contacts in their order, without people who are not public."""
        ids = [row.person_id for row in self.contacts.all()]
        if not ids:
            return []
        people = Person.objects.published(at).in_bulk(ids)
        return record_links([people[pk] for pk in dict.fromkeys(ids) if pk in people], at)


class GuideContact(Orderable):
    """A person to ask about the subject of a guide."""

    page = ParentalKey(GuidePage, on_delete=models.CASCADE, related_name="contacts")
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )

    panels = ["person"]

    class Meta(Orderable.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")

    def __str__(self) -> str:
        return str(self.person)


class GuidePositionKind(Orderable):
    """A kind of position whose postings link to the guide."""

    page = ParentalKey(GuidePage, on_delete=models.CASCADE, related_name="position_kinds")
    kind = models.CharField(_("type of position"), max_length=20, choices=position_kind_choices)

    panels = ["kind"]

    class Meta(Orderable.Meta):
        verbose_name = _("type of position")
        verbose_name_plural = _("types of position")

    def __str__(self) -> str:
        return self.get_kind_display()
