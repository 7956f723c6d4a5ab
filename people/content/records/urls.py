"""URLs of the admin views of a record."""

from django.urls import reverse
from wagtail.models import Locale, Page

from people.content.records.base_record import BaseRecord


def edit_url(record: BaseRecord) -> str:
    """Return the URL of the form that edits the facts of a record."""
    return reverse(type(record).snippet_viewset.get_url_name("edit"), args=[record.pk])


def publish_facts_url(record: BaseRecord) -> str:
    """Return the URL that publishes the facts of a draft, by POST."""
    return reverse(type(record).snippet_viewset.get_url_name("publish_facts"), args=[record.pk])


def publish_all_url(record: BaseRecord) -> str:
    """Return the URL of the screen that publishes facts and every language at once."""
    return reverse(type(record).snippet_viewset.get_url_name("publish_all"), args=[record.pk])


def start_language_url(owner: BaseRecord | Page, locale: Locale) -> str:
    """Return the URL of the screen that adds a missing language to a record or page."""
    if isinstance(owner, Page):
        name = "groupsite_people_languages:start"
    else:
        name = type(owner).snippet_viewset.get_url_name("start_language")
    return reverse(name, args=[owner.pk, locale.language_code])


def list_url(model: type[BaseRecord]) -> str:
    """Return the URL of the admin's list of the model's records."""
    return reverse(model.snippet_viewset.get_url_name("list"))
