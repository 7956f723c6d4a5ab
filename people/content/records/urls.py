"""URLs of the admin views of a record."""

from django.urls import reverse

from people.content.records.record import Record


def edit_url(record: Record) -> str:
    """The URL of the form that edits the facts of a record."""
    return reverse(type(record).snippet_viewset.get_url_name("edit"), args=[record.pk])


def list_url(model: type[Record]) -> str:
    """The URL of the list of the model's records."""
    return reverse(model.snippet_viewset.get_url_name("list"))
