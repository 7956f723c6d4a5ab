"""What must be indexed again."""

from enum import StrEnum

from django.db import models


class ChangedRow(models.Model):
    """A row that was written since it was indexed, noted by database triggers.

    There can be several of the same row, so that two transactions never wait for each other.
    """

    subject = models.CharField(max_length=20)  # what was changed, see `affected_documents.py`
    object_id = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["subject", "object_id"], name="groupsite_search_changed_row")
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.object_id}"


class DocumentKind(StrEnum):
    """What has entries of its own in the index."""

    PAGE = "page"
    PERSON = "person"
    PUBLICATION = "publication"


class OutdatedDocument(models.Model):
    """A page, person or publication that has no entry until it is indexed again."""

    kind = models.CharField(max_length=20)  # of `DocumentKind`
    object_id = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "object_id"], name="groupsite_search_one_outdated_of_kind"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
