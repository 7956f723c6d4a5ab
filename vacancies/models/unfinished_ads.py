"""Model of pasted ads whose review is not finished; they may contain personal data."""

from datetime import datetime, timedelta
from typing import Any, Final, Self

from django.conf import settings
from django.db import models
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from vacancies.models.private.private_model import PrivateModel
from vacancies.models.vacancy import Vacancy

RETENTION_PERIOD: Final = timedelta(days=30)  # since the last change
# Fields of the text; all others are corrections.
TEXT_FIELDS: Final = ("index", "text", "other_index", "other_text", "language_confirmed")
# How many rows of a kind the editor has added to those that were read: "added-contacts".
ADDED_PREFIX: Final = "added-"
ROW_TYPES: Final = ("supervisors", "contacts", "documents")
MAX_ADDED_ROWS: Final = 20
CREATE_INCOMPLETE_BUTTON: Final = (
    "incomplete"  # the button that makes drafts although publishing needs more
)
CONTROL_FIELDS: Final = frozenset(
    ("csrfmiddlewaretoken", "back", "review", "add", "keep", "version", CREATE_INCOMPLETE_BUTTON)
)


class UnfinishedAdQuerySet(models.QuerySet):
    def of_user(self, user: Any) -> Self:
        """Return the unfinished ads of this user, the latest first. Nobody else may see them."""
        return self.filter(user=user.pk).order_by("-changed_at")

    def expired(self, at: datetime) -> Self:
        return self.filter(changed_at__lte=at - RETENTION_PERIOD)


class UnfinishedAd(PrivateModel):
    """A pasted ad with the editor's corrections, stored until the drafts are created."""

    is_visible_to_visitors = False

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", editable=False
    )
    # The vacancy and the language of a second text; empty for a new vacancy.
    vacancy = models.ForeignKey(Vacancy, null=True, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=100, blank=True)
    fields = models.JSONField(default=dict)  # lists of values by name
    is_review = models.BooleanField(default=False)  # else the text is being written
    is_checked = models.BooleanField(default=False)  # errors are shown
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(db_index=True)

    objects = UnfinishedAdQuerySet.as_manager()

    class Meta(PrivateModel.Meta):
        verbose_name = _("unfinished ad")
        verbose_name_plural = _("unfinished ads")

    def __str__(self) -> str:
        lines = self.data.get("text", "").strip().splitlines()
        return lines[0][:80] if lines else ""

    @property
    def paste_url(self) -> str:
        """Return the URL of the view in which the text was pasted."""
        views = Vacancy.snippet_viewset
        if self.vacancy_id is None:
            return reverse(views.get_url_name("from_text"))
        args = [self.vacancy_id, self.language]
        return reverse(views.get_url_name("paste_language"), args=args)

    @property
    def data(self) -> QueryDict:
        found = QueryDict(mutable=True)
        for name, values in self.fields.items():
            found.setlist(name, values)
        return found

    @staticmethod
    def added_row_count(data: QueryDict, kind: str) -> int:
        """Return how many rows of this kind the editor has added, up to MAX_ADDED_ROWS; 0 if invalid."""
        count = data.get(f"{ADDED_PREFIX}{kind}", "")
        return min(int(count), MAX_ADDED_ROWS) if count.isascii() and count.isdigit() else 0

    def set_fields_from_post(self, posted: QueryDict, at: datetime) -> None:
        """Set `fields` (with a row that "add" asks for), the step and the time from a post; do not save.

        A post of the text form keeps the corrections that were made in the review.
        """
        sent = {
            name: [value.replace("\0", "") for value in values]  # PostgreSQL keeps none in JSON
            for name, values in posted.lists()
            if name not in CONTROL_FIELDS
        }
        is_of_review = "review" in posted
        if not is_of_review:
            sent = {name: values for name, values in sent.items() if name in TEXT_FIELDS}
            held = {name: values for name, values in self.fields.items() if name not in TEXT_FIELDS}
            sent = {**held, **sent}
        added = str(posted.get("add", ""))
        if added in ROW_TYPES:
            sent[f"{ADDED_PREFIX}{added}"] = [str(self.added_row_count(posted, added) + 1)]
        self.fields, self.changed_at = sent, at
        self.is_review = "back" not in posted
        self.is_checked = is_of_review and not {"back", "add", "keep"} & posted.keys()
