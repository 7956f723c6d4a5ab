from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from taggit.models import ItemBase, TagBase
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from estate.people.models import Fact, Person


class Keyword(TagBase):
    free_tagging = True


@register_snippet
class ResearchArea(Fact, ClusterableModel):
    lead = models.ForeignKey(Person, models.PROTECT, null=True, blank=True)
    keywords = ClusterTaggableManager(through="research.TaggedArea", blank=True)


class TaggedArea(ItemBase):
    tag = models.ForeignKey(Keyword, models.CASCADE, related_name="tagged_areas")
    content_object = ParentalKey(
        ResearchArea, on_delete=models.CASCADE, related_name="tagged_items"
    )


class ResearchIndexPage(Page):
    pass


class ResearchAreaPage(Page):
    area = models.ForeignKey(ResearchArea, models.PROTECT, null=True)
