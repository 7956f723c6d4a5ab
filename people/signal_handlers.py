"""Connects what Wagtail tells to what this app does about it. Handlers only call."""

from typing import Any

from wagtail.signals import page_published

from people.records.acts import publish_facts
from people.records.page import RecordPageMixin


def publish_facts_with_first_page(sender: Any, instance: Any, **kwargs: Any) -> None:
    """A page of facts that were never public takes them along (also on paths that ask nobody)."""
    if not isinstance(instance, RecordPageMixin) or not instance.live:
        return  # the signal is sent for scheduling as well
    revision = kwargs.get("revision")
    publish_facts(instance.record, user=revision.user if revision else None)


def connect() -> None:
    page_published.connect(
        publish_facts_with_first_page, dispatch_uid="groupsite_people.publish_facts"
    )
