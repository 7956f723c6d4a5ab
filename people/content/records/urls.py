"""URLs of the admin views of a record."""

from typing import Any

from django.urls import reverse


def edit_url(record: Any) -> str:
    """The URL of the form that edits the facts of a record."""
    return reverse(type(record).snippet_viewset.get_url_name("edit"), args=[record.pk])
