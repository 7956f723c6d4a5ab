"""What a merge has changed in a publication: names of facts, and versions that came."""

from dataclasses import dataclass
from typing import Any, Final

from research.inbox.differences import label_of
from research.models import Merge, PublicationVersion
from research.publication_facts.applied_work import FIELD_OF_FACT, MORE_AUTHORS
from research.publication_facts.content_changes import Content, added_items, changed_names

_FACT_OF_FIELD = {field: fact for fact, field in FIELD_OF_FACT.items() if field != "versions"}
_OF_VERSION: Final = ("kind", "url", "doi", "arxiv")


@dataclass(frozen=True)
class MergedChanges:
    """The names of facts that have changed, and texts of versions that have been added."""

    facts: list[str]
    versions: list[str]


def changes_of(merge: Merge) -> MergedChanges:
    """Return what a merge has changed."""
    return changes_of_data(changes_data(merge.snapshot["before"], merge.snapshot["after"]))


def changes_data(before: Content, after: Content) -> dict[str, Any]:
    """Return what has changed as plain JSON, without words of any language."""
    changed = changed_names(before, after)
    changed |= {FIELD_OF_FACT["names"]} if MORE_AUTHORS in changed else set()
    versions = added_items(before, after, "versions")
    return {
        "facts": [fact for field, fact in _FACT_OF_FIELD.items() if field in changed],
        "versions": [{name: row[name] for name in _OF_VERSION} for row in versions],
    }


def changes_of_data(data: dict[str, Any]) -> MergedChanges:
    """Return changes in the reader’s language."""
    return MergedChanges(
        [str(label_of(fact)) for fact in data["facts"]],
        [str(PublicationVersion(**row)) for row in data["versions"]],
    )
