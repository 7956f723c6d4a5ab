"""The words of research: the index, and one page per area and language."""

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from people import localize
from people.moments import received_at
from people.reading import READ_METHODS
from people.records.finding import linked, with_page
from people.records.page import RecordPageManager, RecordPageMixin
from people.records.panels import FactsPanel
from research.models.areas import ResearchArea

PAGE_SIZE = 30
PROSE = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "superscript", "subscript"]


class ResearchIndexPage(Page):
    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    subpage_types: ClassVar[list[str]] = ["groupsite_research.ResearchAreaPage"]
    allowed_http_methods = READ_METHODS
    template = "groupsite_research/research_index_page.html"

    class Meta:
        verbose_name = _("index of research areas")
        verbose_name_plural = _("indexes of research areas")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        at = received_at(request)
        areas = ResearchArea.objects.published(at).in_order().select_related("lead")
        chosen = Paginator(with_page(areas, at), PAGE_SIZE).get_page(request.GET.get("page"))
        leads = {entry.record.lead for entry in chosen.object_list if entry.record.lead}
        return {
            **super().get_context(request, *args, **kwargs),
            "at": at,
            "areas": chosen,
            "leads": {entry.record.pk: entry for entry in linked(leads, at)},
        }


class ResearchAreaPage(RecordPageMixin, Page):
    """What one language says of an area: its public name is this page's title."""

    record_field = "area"
    area = models.ForeignKey(
        ResearchArea, verbose_name=_("area"), on_delete=models.PROTECT, related_name="pages"
    )
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("One or two sentences: lists show them too.")
    )
    body = RichTextField(_("text"), blank=True, features=PROSE)

    objects = RecordPageManager()

    content_panels = [
        FactsPanel(),
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["groupsite_research.ResearchIndexPage"]
    template = "groupsite_research/research_area_page.html"
    override_translatable_fields = localize.synchronised("area")

    class Meta:
        verbose_name = _("page of a research area")
        verbose_name_plural = _("pages of research areas")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        at, area = context["at"], self.record
        others = ResearchArea.objects.published(at).in_order().exclude(pk=area.pk)
        return {
            **context,
            "people": linked(area.people(), at),
            "lead": linked([area.lead], at)[0] if area.lead and area.lead.live else None,
            "others": with_page(others, at)[:6],
        }
