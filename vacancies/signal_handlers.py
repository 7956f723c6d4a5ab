"""What follows from rows, whatever screen or command changes them."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete

from vacancies import storage
from vacancies.models import ApplicationFile


def connect() -> None:
    post_delete.connect(remove_bytes_with_row, sender=ApplicationFile)


def remove_bytes_with_row(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A file goes after the row that named it: until the commit it could still be rolled back."""
    transaction.on_commit(lambda: storage.remove(instance.stored))
