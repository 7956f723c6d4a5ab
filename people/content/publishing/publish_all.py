"""Publishes a new record with its pages and the drafts that its facts refer to."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db import transaction
from wagtail.models import Page

from people.content.publishing.actions import try_to_publish_unpublished_facts
from people.content.publishing.states import LanguageState, PageState
from people.content.records.base_record import BaseRecord
from people.content.records.permissions import may_publish
from people.content.sections import section_confirmation
from people.content.types import User

# The field of an edit form with the keys of drafts that are published together with the facts.
DRAFT_CHECKBOX_NAME: Final = "together"


@dataclass(frozen=True)
class DraftsToPublish:
    """The drafts of a record, its pages and the records that it refers to, to publish at once."""

    record: BaseRecord
    pages: list[Any]
    referenced_drafts: list[BaseRecord]  # drafts that the facts name
    is_every_language: bool

    @property
    def digest(self) -> str:
        """Return the drafts' revision IDs as a string, to detect later changes to them."""
        drafts: list[Any] = [self.record, *self.pages, *self.referenced_drafts]
        return "-".join(f"{one.pk}.{one.latest_revision_id}" for one in drafts)


def drafts_to_publish(
    record: BaseRecord, draft: BaseRecord, languages: Iterable[LanguageState], user: User
) -> DraftsToPublish | None:
    """Return the drafts to publish at once; None if fewer than two pages, facts live or not permitted.

    There must be unpublished facts, two or more draft pages, and permission to publish them all.
    `draft` is the newest draft of the record.
    """
    languages = list(languages)
    if not (pages := pages_to_publish_with_facts(record, languages, user)):
        return None
    named = referenced_drafts_to_publish(draft, user)
    return DraftsToPublish(record, pages, named, len(pages) == len(languages))


def pages_to_publish_with_facts(
    record: BaseRecord, languages: Iterable[LanguageState], user: User
) -> list[Any]:
    """Return the draft pages to publish with new facts; [] unless two or more and all permitted.

    The rules are those of `drafts_to_publish`.
    """
    pages = [one.page for one in languages if one.state == PageState.DRAFT]
    if record.live or len(pages) < 2 or not may_publish(user, record):
        return []
    return pages if all(_may_publish_page(page, user) for page in pages) else []


def referenced_drafts_to_publish(draft: BaseRecord, user: User) -> list[BaseRecord]:
    """Return the drafts that these facts refer to and that the user may publish now."""
    return [
        named
        for named in draft.unpublished_references()
        if may_publish_without_findings(named, user)
    ]


def publish_ticked_references(
    record: BaseRecord, keys: Collection[str], user: User
) -> list[BaseRecord]:
    """Publish the referenced drafts whose ID is in `keys`; return those that are live now."""
    drafts = referenced_drafts_to_publish(record.draft(), user)
    return [
        one for one in drafts if str(one.pk) in keys and try_to_publish_unpublished_facts(one, user)
    ]


def may_publish_without_findings(record: BaseRecord, user: User) -> bool:
    """Whether the user may publish the record, and its newest draft has no findings."""
    return may_publish(user, record) and not record.draft().publishing_findings()


def _may_publish_page(page: Any, user: User) -> bool:
    rights = page.permissions_for_user(user)
    return rights.can_publish() and not rights.page_locked() and page.current_workflow_state is None


@transaction.atomic
def publish_drafts_with_chosen_references(
    drafts: DraftsToPublish, user: User, named: Sequence[BaseRecord]
) -> list[Page]:
    """Publish the facts, their pages and the drafts in `named`; return the public pages.

    The caller checks first that nothing prevents it.
    """
    for one in named:
        try_to_publish_unpublished_facts(one, user)
    try_to_publish_unpublished_facts(drafts.record, user)
    for page in drafts.pages:
        page.get_latest_revision().publish(user=user)
    model = type(drafts.pages[0])
    keys = [page.pk for page in drafts.pages]
    public = list(model.objects.filter(pk__in=keys, live=True).order_by("locale__pk"))
    section_confirmation.confirm_pages_published_together(public, user)
    return public
