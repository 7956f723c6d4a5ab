"""Pages of a host, with every kind of field and without a record, and a record without pages."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.blocks import CharBlock, RichTextBlock, StructBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page, TranslatableMixin

from people.blocks import PeopleBlock
from people.content import localize
from people.content.pages.beside_original import EditedBesideOriginal
from people.content.records.base_record import BaseRecord
from research.blocks import AreasBlock
from vacancies.blocks import OpenVacanciesBlock, VacancyFactsBlock


class StepBlock(StructBlock):
    heading = CharBlock()
    text = RichTextBlock()


class ProjectPage(EditedBesideOriginal, Page):
    """A project: a fact, and texts of three kinds."""

    number = models.PositiveSmallIntegerField()  # a fact, which a page cannot be without
    motto = models.CharField(max_length=100, blank=True)
    body = RichTextField(blank=True)
    steps = StreamField([("step", StepBlock())], blank=True)

    content_panels = [
        *Page.content_panels,
        "number",
        "motto",
        "body",
        "steps",
        InlinePanel("goals"),
    ]
    word_relations = ("goals",)
    override_translatable_fields = localize.synchronised("number")


class ProjectGoal(TranslatableMixin, models.Model):
    project = ParentalKey(ProjectPage, on_delete=models.CASCADE, related_name="goals")
    text = models.CharField(max_length=100)

    panels = [FieldPanel("text")]

    class Meta(TranslatableMixin.Meta):
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class MemoPage(Page):
    """A page that is not edited beside its original, with the blocks of the apps."""

    text = RichTextField(blank=True)
    lists = StreamField(
        [
            ("people", PeopleBlock()),
            ("areas", AreasBlock()),
            ("open_vacancies", OpenVacanciesBlock()),
            ("vacancy", VacancyFactsBlock()),
        ],
        blank=True,
    )

    content_panels = [*Page.content_panels, "text", "lists"]


class Instrument(BaseRecord):
    """A record without pages: facts that have no text in any language."""

    name = models.CharField(max_length=100)
    inventory_number = models.CharField(max_length=20, blank=True)

    panels = ["name", "inventory_number"]
    exclude_fields_in_copy = ["inventory_number"]

    def __str__(self) -> str:
        return self.name

    def publishing_errors(self) -> list[str]:
        return [] if self.inventory_number else ["The inventory number is missing."]

    def summary_rows(self) -> list[tuple[str, str]]:
        return [("Inventory number", self.inventory_number)]
