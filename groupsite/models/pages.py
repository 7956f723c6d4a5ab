"""The site's own page types: the home page, and plain pages."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Page

from groupsite.models.record_blocks import record_blocks_field
from people.content import localize
from people.content.api.page_values import blocks_field
from people.content.http_methods import READ_METHODS
from people.content.pages.permission_tester import TranslatablePagePermissionTester
from people.content.records.hidden_relations import parent_page_field
from people.content.request_time import received_at
from people.content.search_text import FoldedAutocompleteField, prefix_search_fields
from people.content.types import User
from people.model_bases.clusterable import QuickClusterableModel

PROSE = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "image"]


class HomePage(localize.WholeTranslation, Page, QuickClusterableModel):
    """The home page: the group, open positions, areas and people, and the lists that editors place below."""

    page_ptr = parent_page_field()
    statement = models.CharField(
        _("statement"), max_length=200, blank=True, help_text=_("Shown in the largest type.")
    )
    lead = models.TextField(_("introduction"), blank=True)
    where_we_work = RichTextField(_("where we work"), blank=True, features=PROSE)
    records = record_blocks_field(help_text=_("Shown below the people, and always up to date."))

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields("statement", "lead", "where_we_work", "records"),
    ]
    content_panels = [*Page.content_panels, "statement", "lead", "where_we_work", "records"]
    api_fields = ["statement", "lead", "where_we_work", blocks_field("records")]
    subpage_types: ClassVar[list[str]] = [
        "groupsite.PlainPage",
        "groupsite.GuidePage",
        "groupsite_people.PersonIndexPage",
        "groupsite_research.NewsIndexPage",
        "groupsite_research.ResearchIndexPage",
        "groupsite_vacancies.VacancyIndexPage",
    ]
    lists_other_pages = True  # so its last change is unknown: see `people.sitemap`
    template = "groupsite/home_page.html"
    allowed_http_methods = READ_METHODS

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def permissions_for_user(self, user: User) -> TranslatablePagePermissionTester:
        return TranslatablePagePermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "at": received_at(request)}


class ContactPlacement(models.TextChoices):
    """Where a plain page shows the contact details of the site."""

    BEFORE = "before", _("before the text")
    AFTER = "after", _("after the text")


class PlainPage(localize.WholeTranslation, Page, QuickClusterableModel):
    """A page of text, such as about or contact, with lists of records if editors place some."""

    page_ptr = parent_page_field()
    lead = models.TextField(_("introduction"), blank=True)
    body = RichTextField(_("text"), blank=True, features=PROSE)
    contact_details = models.CharField(
        _("contact details"),
        max_length=10,
        choices=ContactPlacement,
        blank=True,
        help_text=_(
            "Shows the e-mail, phone and visiting address of the site. To link to them from the "
            "text, add a link of the type “anchor link” to contact-details."
        ),
    )
    records = record_blocks_field()

    search_fields = [
        *Page.search_fields,
        FoldedAutocompleteField("title"),
        *prefix_search_fields("lead", "body", "records"),
    ]
    content_panels = [*Page.content_panels, "lead", "body", "contact_details", "records"]
    api_fields = ["lead", "body", blocks_field("records")]
    subpage_types: ClassVar[list[str]] = ["groupsite.PlainPage"]
    show_in_menus_default = True  # the footer of every page
    template = "groupsite/plain_page.html"
    allowed_http_methods = READ_METHODS

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")

    def permissions_for_user(self, user: User) -> TranslatablePagePermissionTester:
        return TranslatablePagePermissionTester(user, self)
