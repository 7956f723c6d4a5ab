"""What must be indexed again."""

from django.db import models


class ChangedRow(models.Model):
    """A row that was written since it was indexed, noted by database triggers.

    There can be several of the same row, so that two transactions never wait for each other.
    """

    subject = models.CharField(max_length=20)  # what was changed, see `subjects.py`
    object_id = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        indexes = [
            models.Index(fields=["subject", "object_id"], name="groupsite_search_changed_row")
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.object_id}"


class OutdatedDocument(models.Model):
    """A page or a person that has no entry until it is indexed again."""

    is_person = models.BooleanField()
    object_id = models.BigIntegerField()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["is_person", "object_id"], name="groupsite_search_one_outdated_document"
            )
        ]

    def __str__(self) -> str:
        return f"{'person' if self.is_person else 'page'} {self.object_id}"
