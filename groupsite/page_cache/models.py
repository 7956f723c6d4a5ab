"""The table of the generation (see `generation.py`). Database triggers and `migrate` write to it."""

from django.db import models


class VisibleChange(models.Model):
    """A recent transaction that changed something visible. SQLite has one row, with the number 0."""

    transaction_number = models.BigIntegerField(primary_key=True)
    value = models.CharField(max_length=36)  # random, so that it never occurs twice

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return self.value
