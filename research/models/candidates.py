"""What has come in about publications and waits for an editor, and what has been decided before."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any, Final, Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from research.bibliography.sameness import fold, search_keys
from research.bibliography.work import Work
from research.bibliography.work_data import as_data, work_of_data
from research.models.publications import Publication


class CandidateSource(models.TextChoices):
    """Where a candidate comes from."""

    BIBTEX = "bibtex", "BibTeX"
    ARXIV = "arxiv", "arXiv"
    CROSSREF = "crossref", "Crossref"
    DATACITE = "datacite", "DataCite"
    OPENALEX = "openalex", "OpenAlex"
    ORCID = "orcid", "ORCID"
    OTHER = "other", pgettext_lazy("source", "Other text")


class CandidateVerdict(models.TextChoices):
    """What a candidate is to the publications that the site has."""

    NEW = "new", pgettext_lazy("candidate", "New")
    SAME = "same", pgettext_lazy("candidate", "Already on the site")
    VERSION = "version", pgettext_lazy("candidate", "Another version")
    ASK = "ask", pgettext_lazy("candidate", "Possible duplicate")
    UNREADABLE = "unreadable", pgettext_lazy("candidate", "Could not be read")


class CandidateState(models.TextChoices):
    """What has been decided about a candidate. Only one that waits can be decided about."""

    WAITING = "waiting", pgettext_lazy("candidate", "Waiting")
    ACCEPTED = "accepted", pgettext_lazy("candidate", "Accepted")
    MERGED = "merged", pgettext_lazy("candidate", "Merged")
    REFUSED = "refused", pgettext_lazy("candidate", "Rejected")
    CORRECTED = "corrected", pgettext_lazy("candidate", "Corrected")


TAKEN_STATES: Final = (CandidateState.ACCEPTED, CandidateState.MERGED)
"""The states of candidates that have become a publication or part of one."""


def _user_field(label: Any) -> models.ForeignKey:
    """Return a field for the user who did something; it outlives the account."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=label,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )


class CandidateBatch(models.Model):
    """What somebody added at once, or what a run of `sync_publications` found."""

    source = models.CharField(_("source"), max_length=20, choices=CandidateSource)
    name = models.CharField(
        _("name"), max_length=255, blank=True, help_text=_("The name of the file, if there is one.")
    )
    # How much was recognised.
    summary = models.JSONField(default=dict, blank=True, editable=False)
    added_by = _user_field(_("added by"))
    added_at = models.DateTimeField(_("added"), db_index=True)

    is_visible_to_visitors = False

    class Meta:
        verbose_name = _("batch of candidates")
        verbose_name_plural = _("batches of candidates")
        ordering = ["-added_at", "-pk"]

    def __str__(self) -> str:
        return self.name or str(self.get_source_display())


QUESTIONS: Final = {
    "confidential": models.Q(work__confidential__isnull=False),
    "missing": models.Q(work__names__isnull=True)
    | models.Q(work__authors_complete=False)
    | models.Q(work__year__isnull=True),
    "notes": models.Q(work__notes__isnull=False),
}
"""Why an editor should look at a candidate although the site has nothing like it."""


class CandidateQuerySet(models.QuerySet["Candidate"]):
    """Candidates."""

    def with_any_key(self, keys: Iterable[str]) -> Self:
        """Return what may be like a work with these `search_keys`, and what was stored without its keys."""
        shared = (models.Q(keys__contains=f"\n{key}\n") for key in keys)
        return self.filter(reduce(or_, shared, models.Q(keys="")))

    def waiting(self, batch: CandidateBatch | None = None) -> Self:
        """Return what waits for a decision, of a batch or of all."""
        found = self.filter(state=CandidateState.WAITING)
        return found if batch is None else found.filter(batch=batch)

    def new(self, batch: CandidateBatch | None = None) -> Self:
        """Return what waits and is like no publication of the site, of a batch or of all."""
        return self.waiting(batch).filter(verdict=CandidateVerdict.NEW)

    def counts_by_verdict(self) -> dict[str, int]:
        """Return how many of these there are, by verdict."""
        rows = self.order_by().values("verdict").annotate(n=models.Count("pk"))
        return dict(rows.values_list("verdict", "n"))

    def without_question(self) -> Self:
        """Return what an editor need not look at one by one if the site has nothing like it."""
        return self.exclude(reduce(or_, QUESTIONS.values()))


class Candidate(models.Model):
    """A publication as a source describes it, until an editor has decided about it.

    `payload` is what came in, `work` the facts that were read from it. Both are personal data of
    authors: refused candidates lose their payload after some time. A text that could not be read and
    has been corrected keeps the works that were read from it instead, so that it is known again.
    """

    source = models.CharField(_("source"), max_length=20, choices=CandidateSource)
    source_id = models.CharField(_("identifier at the source"), max_length=500)
    batch = models.ForeignKey(
        CandidateBatch,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        editable=False,
        related_name="candidates",
    )
    payload = models.JSONField(null=True, blank=True, editable=False)
    work = models.JSONField(null=True, blank=True, editable=False)
    # The keys under which the work is compared, each on a line, so that not every work has to be read.
    keys = models.TextField(blank=True, editable=False)
    verdict = models.CharField(
        _("status"), max_length=12, choices=CandidateVerdict, default=CandidateVerdict.NEW
    )
    publication = models.ForeignKey(
        Publication,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="candidates",
    )
    state = models.CharField(
        pgettext_lazy("of a candidate", "state"),
        max_length=10,
        choices=CandidateState,
        default=CandidateState.WAITING,
    )
    line = models.PositiveIntegerField(_("line"), null=True, blank=True)
    message = models.TextField(_("message"), blank=True)
    found_at = models.DateTimeField(_("found"))
    decided_by = _user_field(_("decided by"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)

    objects = CandidateQuerySet.as_manager()

    is_visible_to_visitors = False

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        ordering = ["-found_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "source_id"],
                condition=models.Q(state="waiting"),
                name="groupsite_research_one_waiting_candidate_per_source_id",
            )
        ]
        indexes = [
            models.Index(fields=["state", "verdict", "-found_at"], name="groupsite_research_inbox"),
        ]

    def __str__(self) -> str:
        return f"{self.get_source_display()}: {self.source_id}"

    def set_work(self, work: Work) -> None:
        """Set the facts that were read, and the keys under which they are compared."""
        self.work = as_data(work)
        keys = dict.fromkeys(search_keys(fold(work)))
        self.keys = "".join(f"\n{key}\n" for key in keys)

    def as_work(self) -> Work:
        """Return the facts that were read. Raises ValueError if there are none."""
        if self.work is None:
            raise ValueError("This candidate could not be read, or its facts have been erased.")
        return work_of_data(self.work)


class Refusal(models.Model):
    """A work that the group does not want to be asked about again, by an identifier or its title."""

    doi = models.CharField(max_length=250, blank=True, editable=False, db_index=True)
    arxiv = models.CharField(max_length=40, blank=True, editable=False, db_index=True)
    title_fold = models.CharField(max_length=1000, blank=True, editable=False, db_index=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    refused_by = _user_field(_("rejected by"))
    refused_at = models.DateTimeField(editable=False)

    is_visible_to_visitors = False

    class Meta:
        verbose_name = _("rejected publication")
        verbose_name_plural = _("rejected publications")
        ordering = ["-refused_at", "-pk"]

    def __str__(self) -> str:
        return self.doi or self.arxiv or f"{self.title_fold} ({self.year})"


class Merge(models.Model):
    """Two publications that became one. `snapshot` has all that is needed to undo it.

    `gone` is the `key` of the publication that no longer exists.
    """

    kept = models.ForeignKey(
        Publication, on_delete=models.CASCADE, editable=False, related_name="merges"
    )
    gone = models.UUIDField(editable=False)
    snapshot = models.JSONField(default=dict, editable=False)
    by = _user_field(_("merged by"))
    at = models.DateTimeField(_("merged"))
    undone_at = models.DateTimeField(null=True, blank=True, editable=False)

    is_visible_to_visitors = False

    class Meta:
        verbose_name = _("merge of publications")
        verbose_name_plural = _("merges of publications")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.gone} → {self.kept}"
