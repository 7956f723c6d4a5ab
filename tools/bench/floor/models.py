"""Three page types and a snippet: a home page, a list with pictures, and an article."""

from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.images import get_image_model_string
from wagtail.models import Orderable, Page
from wagtail.search import index
from wagtail.snippets.models import register_snippet

PER_PAGE = 24
CARD = "fill-400x300"


class FloorPage(Page):
    """What all pages share: the menu, and links to the other languages."""

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        home = HomePage.objects.get(locale_id=self.locale_id)
        context["home"] = home
        context["menu"] = home.get_children().live().in_menu()
        context["translations"] = self.get_translations().live().select_related("locale")
        return context


@register_snippet
class Topic(models.Model):
    name = models.CharField(max_length=100)

    panels = [FieldPanel("name")]

    def __str__(self) -> str:
        return self.name


class HomePage(FloorPage):
    introduction = models.TextField(blank=True)
    body = RichTextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction"), FieldPanel("body")]


class ArticleListPage(FloorPage):
    introduction = models.TextField(blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        articles = (
            ArticlePage.objects.child_of(self)
            .live()
            .order_by("-first_published_at")
            .select_related("picture")
            .prefetch_related("topics", "picture__renditions")
        )
        context["articles"] = Paginator(articles, PER_PAGE).get_page(request.GET.get("page"))
        return context


class ArticlePage(FloorPage):
    summary = models.TextField(blank=True)
    body = RichTextField(blank=True)
    picture = models.ForeignKey(
        get_image_model_string(),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    topics = ParentalManyToManyField(Topic, blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("body"),
        FieldPanel("picture"),
        FieldPanel("topics"),
        InlinePanel("links", label="Links"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]


class Link(Orderable):
    page = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="links")
    name = models.CharField(max_length=100)
    url = models.URLField()

    panels = [FieldPanel("name"), FieldPanel("url")]
