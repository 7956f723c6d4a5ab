"""Publications: facts alone, the same for readers of every language, without pages."""

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import Any, ClassVar, Self

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext, ngettext, pgettext
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase
from wagtail.models import Revision

from people.content.findings.finding import Finding, error, warning
from people.content.records.base_record import BaseRecord, BaseRecordQuerySet
from people.models import Person
from people.models.own_facts import OwnFieldsMixin
from research.mathematics.plain import plain_text
from research.models.areas import ResearchArea
from research.models.fields.complete_rows import missing_facts_of_rows
from research.models.keywords import Keyword
from research.models.name_forms import decide_open_names, propose_name_forms, undecided_names
from research.models.projects import Project
from research.models.publication_rules.cite_key_text import (
    MAX_CITE_KEY,
    cite_key_base,
    first_free_key,
    usable_key,
)
from research.models.publication_rules.derived_facts import (
    in_printed_order,
    sort_date,
    words_to_find_by,
)
from research.models.publication_rules.printed_facts import PrintedFacts
from research.models.publication_rules.publication_choices import (
    PeerReviewed,
    PublicationKind,
    PublicationStage,
)
from research.models.publication_rules.publication_form import PublicationForm
from research.models.publication_rules.publication_panels import PANELS
from research.models.publication_rules.title_and_abstract import TitleAndAbstract
from research.models.publication_rules.unique_identifiers import (
    UNIQUE_IDENTIFIERS,
    UniqueIdentifiers,
)

logger = logging.getLogger("groupsite")


class PublicationQuerySet(BaseRecordQuerySet):
    """Publications. `published(at)` is what every public list, count and export begins with."""

    def not_published(self, at: datetime) -> Self:
        """Return what `published(at)` leaves out: few rows, which a count can exclude faster."""
        return self.filter(live=False)

    def of_person(self, person: Person) -> Self:
        """Return what the person has written or edited, also where a collaboration is printed."""
        rows: Any = self.model._meta.get_field("authorships").related_model
        return self.filter(pk__in=rows._default_manager.filter(person=person).values("publication"))

    def in_area(self, area: ResearchArea) -> Self:
        return self.filter(areas=area)

    def of_project(self, project: Project) -> Self:
        return self.filter(projects=project)

    def selected(self) -> Self:
        """Return the publications that the group shows first."""
        return self.filter(is_selected=True)

    def newest_first(self) -> Self:
        """Sort by date; what has no year yet comes first. The index of the model has this order."""
        return self.order_by("-sort_date", "-pk")


def wait_for_other_new_publications() -> None:
    """Let nobody else create a publication until the transaction ends. SQLite has one writer anyway.

    Otherwise two editors who accept the same work at once would both find that the site has not got it,
    and its key free.
    """
    own = ContentType.objects.get_for_model(Publication)
    # References to the row, such as those of log entries, need not wait.
    ContentType.objects.select_for_update(no_key=True).get(pk=own.pk)


class Publication(UniqueIdentifiers, TitleAndAbstract, PrintedFacts, OwnFieldsMixin, BaseRecord):
    """A publication of the group. It has no pages: each language shows the same facts."""

    kind = models.CharField(
        _("type"), max_length=20, choices=PublicationKind, default=PublicationKind.ARTICLE
    )
    sort_date = models.DateField(editable=False)
    areas = ParentalManyToManyField(
        ResearchArea, verbose_name=_("research areas"), blank=True, related_name="publications"
    )
    projects = ParentalManyToManyField(
        Project, verbose_name=_("projects"), blank=True, related_name="publications"
    )
    keywords = ClusterTaggableManager(
        through="groupsite_research.TaggedPublication",
        blank=True,
        verbose_name=_("keywords"),
        related_name="publications",
    )
    is_selected = models.BooleanField(
        _("selected"), default=False, help_text=_("Listed first among the group’s publications.")
    )
    peer_reviewed = models.CharField(
        _("peer-reviewed"), max_length=10, choices=PeerReviewed, default=PeerReviewed.UNKNOWN
    )
    edited_fields = models.JSONField(default=list, blank=True, editable=False)
    found_by = models.TextField(blank=True, editable=False)

    objects = PublicationQuerySet.as_manager()

    # What members may change on their own papers, besides editors.
    own_fields: ClassVar[tuple[str, ...]] = ("links", "versions")
    fields_hidden_from_visitors = frozenset({"edited_fields"})
    panels = PANELS
    base_form_class = PublicationForm

    exclude_fields_in_copy: ClassVar[list[str]] = [
        *("cite_key", "doi", "arxiv", "openalex", "edited_fields")
    ]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-sort_date", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=[name],
                condition=~models.Q(**{name: ""}),
                name=f"groupsite_research_one_publication_per_{name}",
            )
            for name in UNIQUE_IDENTIFIERS
        ]
        indexes = [
            models.Index(fields=["live", "-sort_date", "-id"], name="groupsite_research_by_date"),
            # What the list counts, so that it need not read the rows, which are wide.
            models.Index(fields=["live", "year", "kind"], name="groupsite_research_by_year"),
        ]

    def __str__(self) -> str:
        return self.title_text or self.title or str(_("(publication without a title)"))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save with what follows from the facts. The old key of a published work still leads here."""
        if kwargs.get("update_fields") is not None:
            super().save(*args, **kwargs)
            return
        rows = in_printed_order(self.authorships.all())
        self.link_names(rows)
        propose_name_forms(rows)
        self.set_derived_facts()
        with transaction.atomic():
            if not self.cite_key:
                wait_for_other_new_publications()
                self.cite_key = self.free_cite_key()
            before = self._published_key()
            super().save(*args, **kwargs)
            PublicationAddress.objects.filter(cite_key=self.cite_key).delete()
            if before and before != self.cite_key:
                PublicationAddress.objects.create(publication=self, cite_key=before)

    def link_names(self, rows: Iterable[models.Model]) -> None:
        """Link these authorships, without saving them, as has been decided about their names."""
        decide_open_names(rows)

    def set_derived_facts(self) -> None:
        """Set what is stored beside the facts: HTML, plain and folded texts, the date, the words."""
        self.set_derived_texts()
        self.sort_date = sort_date(self.year, self.month, self.day)
        names = [str(row) for row in self.authorships.all()]
        numbers = [str(self.year or ""), self.doi, self.arxiv, self.isbn]
        texts = [self.title_text, self.parallel_title, *names, self.venue, self.venue_short]
        self.found_by = words_to_find_by([*texts, self.series, *numbers])

    def free_cite_key(self, of_source: str = "") -> str:
        """Return a key that no publication has or had.

        It is the one that the source has for the work if it is free and says something, else one made
        of the first author, the year and the title.
        """
        own = usable_key(of_source)
        if own and not _has_key(Publication, own) and not _has_key(PublicationAddress, own):
            return own
        names = tuple(row.as_name() for row in self.authorships.all())
        base = cite_key_base(names, self.year, plain_text(self.title))
        similar = {"cite_key__istartswith": base}
        rows = Publication.objects.filter(**similar).values_list("cite_key", flat=True)
        former = PublicationAddress.objects.filter(**similar).values_list("cite_key", flat=True)
        return first_free_key(base, {key.lower() for key in (*rows, *former)})

    def _published_key(self) -> str:
        """Return the stored key if the publication has been public, else ""."""
        if not self.pk:
            return ""
        stored = Publication.objects.filter(pk=self.pk).exclude(first_published_at=None)
        return stored.values_list("cite_key", flat=True).first() or ""

    def publishing_errors(self) -> list[Finding]:
        """Return what prevents publishing: facts that are missing, and identifiers that others have."""
        found = [error(text, field) for field, text in self.taken_errors(drafts=False).items()]
        if not self.title:
            found.append(error(gettext("The publication has no title."), "title"))
        if not self.year and self.stage == PublicationStage.PUBLISHED:
            text = gettext("Enter the year, or choose a stage before publication.")
            found.append(error(text, "year"))
        for relation in ("authorships", "versions"):
            found += missing_facts_of_rows(getattr(self, relation).all(), relation)
        return found

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish. Another publication may take the same identifier at the same instant: then log it."""
        try:
            with transaction.atomic():
                return super().publish(revision, *args, **kwargs)
        except IntegrityError:
            logger.warning("Facts %s were not published: an identifier is taken", self.pk)
            return None

    def missing_output_fact_findings(self) -> list[Finding]:
        return [*self.formula_findings(), *self._name_findings()]

    def _name_findings(self) -> list[Finding]:
        """Return a finding if an editor has not decided yet who some of the names are."""
        names = undecided_names(self.authorships.all())
        if not names:
            return []
        text = ngettext(
            "%(count)d name is not decided. Decide under Names who it is: %(names)s.",
            "%(count)d names are not decided. Decide under Names who they are: %(names)s.",
            len(names),
        )
        return [warning(text % {"count": len(names), "names": "; ".join(names)}, "authorships")]

    def unpublished_references(self) -> list[BaseRecord]:
        linked = [row.person for row in self.authorships.all() if row.person]
        return [record for record in (*linked, *self.projects.all()) if not record.live]

    @classmethod
    def facts_prefetches(cls) -> list[models.Prefetch | str]:
        return ["authorships__person", "versions", "links", "awards"]

    def summary_rows(self) -> list[tuple[Any, Any]]:
        """Return the facts as (name, value), with a row for each relation."""
        return [
            (pgettext("of a publication", "Title"), self.title),
            (_("Type"), self.get_kind_display()),
            (_("Authors"), "; ".join(self._author_names())),
            (_("Year"), self.year),
            (_("Journal, conference or university"), self.venue),
            ("DOI", self.doi),
            ("arXiv", self.arxiv),
            (_("Key"), self.cite_key),
            (_("Versions"), ", ".join(str(row) for row in self.versions.all())),
            (_("Links"), ", ".join(str(row) for row in self.links.all())),
            (_("Awards"), ", ".join(str(row) for row in self.awards.all())),
            (_("Research areas"), ", ".join(str(area) for area in self.areas.all())),
            (_("Projects"), ", ".join(str(project) for project in self.projects.all())),
        ]

    def _author_names(self) -> list[str]:
        more = [gettext("et al.")] if self.has_more_authors else []
        return [*(str(row) for row in self.authorships.all()), *more]


def _has_key(model: type[models.Model], key: str) -> bool:
    """Whether a row has this key, in whatever case: for BibTeX they would be one."""
    return model._default_manager.filter(cite_key__iexact=key).exists()


class PublicationAddress(models.Model):
    """A former key of a publication, which still leads to it. Keys of drafts are not kept."""

    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="addresses", editable=False
    )
    cite_key = models.CharField(max_length=MAX_CITE_KEY, unique=True, editable=False)

    class Meta:
        verbose_name = _("old address of a publication")
        verbose_name_plural = _("old addresses of publications")

    def __str__(self) -> str:
        return self.cite_key


class TaggedPublication(ItemBase):
    tag = models.ForeignKey(Keyword, on_delete=models.CASCADE, related_name="tagged_publications")
    content_object = ParentalKey(Publication, on_delete=models.CASCADE, related_name="tagged_items")
