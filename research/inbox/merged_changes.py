"""What a merge has changed in a publication: names of facts, and versions that came."""

from dataclasses import dataclass

from research.inbox.differences import label_of
from research.models import Merge, PublicationVersion
from research.publication_facts.applied_work import FIELD_OF_FACT
from research.publication_facts.content_changes import added_items, changed_names

_FACT_OF_FIELD = {field: fact for fact, field in FIELD_OF_FACT.items() if field != "versions"}


@dataclass(frozen=True)
class MergedChanges:
    """The names of facts that have changed, and texts of versions that have been added."""

    facts: list[str]
    versions: list[str]


def changes_of(merge: Merge) -> MergedChanges:
    """Return what a merge has changed."""
    before, after = merge.snapshot["before"], merge.snapshot["after"]
    changed = changed_names(before, after)
    facts = [str(label_of(fact)) for field, fact in _FACT_OF_FIELD.items() if field in changed]
    return MergedChanges(facts, [_text(row) for row in added_items(before, after, "versions")])


def _text(row: dict[str, str]) -> str:
    return str(PublicationVersion(**{name: row[name] for name in ("kind", "url", "doi", "arxiv")}))
