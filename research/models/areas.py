"""Research areas: what the group works on, with a lead, members, a result, code and data."""

from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import Any, Self
from urllib.parse import urlsplit

from django.db import models
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.images import get_image_model_string
from wagtail.models import Orderable

from people.content.loaded_references import TrustLoadedReferencesMixin
from people.content.records.kept_sql import Parameter, fetch_public_with_kept_sql
from people.content.records.record import Record, RecordQuerySet
from people.models import Person
from people.prefetching import has_rows_in_memory
from research.figures.area_drawings import Figure
from research.models.fields.web_address import WebAddressField


class AreaLinkKind(models.TextChoices):
    """What a link of a research area leads to, in the order in which the page lists them."""

    CODE = "code", _("Code")
    DATA = "data", _("Data")


class ResearchAreaQuerySet(RecordQuerySet):
    def with_member(self, person: Person) -> Self:
        """Return the areas that the person leads or is a member of."""
        mine = models.Q(lead=person) | models.Q(members__person=person)
        return self.filter(pk__in=self.model._default_manager.filter(mine).values("pk"))

    def with_page_titles(self) -> Self:
        """Annotate each area with its page title in the active language, which `str` returns."""
        pages = ResearchArea.page_model().objects.filter(
            area=models.OuterRef("pk"), locale__language_code=get_language() or ""
        )
        return self.annotate(page_title=models.Subquery(pages.values("title")[:1]))

    def in_order(self) -> Self:
        return self.order_by("sort_order", "pk")


class ResearchArea(Record):
    """A research area. Its public name is the title of its page; `name` is for the admin."""

    name = models.CharField(
        _("internal name"),
        max_length=255,
        help_text=_("For editors only. Visitors see the page title in each language."),
    )
    figure = models.CharField(
        _("figure"),
        max_length=20,
        choices=Figure,
        blank=True,
        help_text=_("The drawing shown for the area. If you do not choose one, the site does."),
    )
    lead = models.ForeignKey(
        Person,
        verbose_name=pgettext_lazy("who leads", "lead"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    result_picture = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture of the result"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text=_(
            "A diagram or a photograph. Its caption and description are on the page in each language."
        ),
    )
    sort_order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Lower numbers come first.")
    )
    keywords = ClusterTaggableManager(
        through="groupsite_research.TaggedArea",
        blank=True,
        verbose_name=_("keywords"),
        related_name="areas",
    )

    page_title: str | None = None  # in the active language, from `with_page_titles`

    objects = ResearchAreaQuerySet.as_manager()

    panels = [
        "name",
        "figure",
        FieldPanel("lead", help_text=_("Listed first among the people of the area.")),
        InlinePanel(
            "members",
            heading=_("Members"),
            label=_("member"),
            help_text=_("They may suggest changes to the pages of the area."),
            panels=["person"],
        ),
        FieldPanel("keywords", help_text=_("Separate keywords with commas.")),
        "result_picture",
        InlinePanel(
            "links",
            heading=_("Code and data"),
            label=_("link"),
            panels=[FieldRowPanel(["kind", "name"]), "url"],
        ),
        "sort_order",
    ]

    class Meta:
        verbose_name = _("research area")
        verbose_name_plural = _("research areas")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.page_title or self.name or str(_("(area without a name)"))

    def published_lead_and_members(self) -> list[Person]:
        """Return the lead and the members with live records, in alphabetical order."""
        people = {row.person for row in self.members.all()} | ({self.lead} if self.lead else set())
        return sorted((p for p in people if p.live), key=lambda p: (p.sort_key, p.pk))

    def links_by_kind(self) -> list[tuple[str, list["AreaLink"]]]:
        """Return the links to code and data, as pairs of a label and the links of that kind."""
        kinds = AreaLinkKind.values
        links = sorted(self.links.all(), key=lambda link: kinds.index(link.kind))
        return [
            (str(AreaLinkKind(kind).label), list(rows))
            for kind, rows in groupby(links, key=lambda link: link.kind)
        ]

    def compared(self) -> list[tuple[Any, Any]]:
        return [
            *self.summary_rows(),
            (_("Picture of the result"), self.result_picture),
            (_("Code and data"), ", ".join(str(row) for row in self.links.all())),
        ]

    def summary_rows(self) -> list[tuple[Any, Any]]:
        return [
            (_("Figure"), self.get_figure_display() if self.figure else _("picked by the site")),
            (pgettext_lazy("who leads", "Lead"), self.lead),
            (_("Members"), ", ".join(str(row.person) for row in self.members.all())),
            (_("Keywords"), ", ".join(str(tag) for tag in self.keywords.all())),
        ]


class AreaMember(TrustLoadedReferencesMixin, Orderable):
    area = ParentalKey(ResearchArea, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(
        Person, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("member of an area")
        verbose_name_plural = _("members of areas")

    def __str__(self) -> str:
        return str(self.person)


class AreaLink(Orderable):
    """A link to code or data of an area. Its name is the same in every language."""

    area = ParentalKey(ResearchArea, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(pgettext_lazy("of a link", "type"), max_length=20, choices=AreaLinkKind)
    name = models.CharField(
        _("name"),
        max_length=100,
        blank=True,
        help_text=_(
            "For example, the name of the repository. If you leave this empty, the address is shown."
        ),
    )
    url = WebAddressField(_("address"))

    class Meta(Orderable.Meta):
        verbose_name = _("link of an area")
        verbose_name_plural = _("links of areas")

    def __str__(self) -> str:
        return self.url

    @property
    def text(self) -> str:
        """Return the name, else the URL without scheme, "www.", query and fragment."""
        return self.name or shown_address(self.url)


def shown_address(url: str) -> str:
    """Return the URL as a link shows it: without scheme, "www.", query and fragment."""
    address = urlsplit(url)
    shown = f"{address.netloc.removeprefix('www.')}{address.path}".rstrip("/")
    return shown or url


class LeadAndMembers:
    """The published lead and members of an area in alphabetical order, for a Paginator.

    One query finds the first page and the number of all; another page takes a second one.
    """

    def __init__(self, area: ResearchArea, at: datetime, page_size: int) -> None:
        self._area, self._at, self._page_size = area, at, page_size

    def count(self) -> int:
        return int(self._first[0].number_of_all) if self._first else 0

    def __getitem__(self, part: slice) -> list[Person]:
        if part.start == 0:
            return self._first
        return list(self._people(self._at, self._area.lead_id or 0, self._area.pk)[part])

    @cached_property
    def _first(self) -> list[Any]:
        def first(at: datetime, lead: int, area: int) -> Any:
            number = models.Window(models.Count("pk"))
            return self._people(at, lead, area).annotate(number_of_all=number)[: self._page_size]

        pk: Any = Person._meta.pk
        values = [Parameter(pk, self._area.lead_id or 0), Parameter(pk, self._area.pk)]
        form = None if self._is_draft else ("people of an area", self._page_size)
        return fetch_public_with_kept_sql(form, Person, first, self._at, values)

    def _people(self, at: datetime, lead: int, area: int) -> Any:
        members: Any = AreaMember.objects.filter(area=area).values("person")
        if self._is_draft:
            members = [row.person_id for row in self._area.members.all()]
        found = Person.objects.published(at).filter(models.Q(pk=lead) | models.Q(pk__in=members))
        return found.in_alphabetical_order().with_portraits()

    @property
    def _is_draft(self) -> bool:
        return self._area.pk is None or has_rows_in_memory(self._area, "members")
