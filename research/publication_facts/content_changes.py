"""What a merge changes in the facts of a publication, so that exactly this can be undone later.

Facts are compared as Wagtail's revisions hold them. A fact that somebody has changed after the merge
stays; rows that the merge added go, and rows that it removed come back.
"""

from typing import Any, Final

Content = dict[str, Any]

# What follows from the facts, or belongs to the record and not to its facts.
LEFT_OUT: Final = frozenset(
    {
        *("pk", "key", "live", "has_unpublished_changes", "latest_revision", "live_revision"),
        *("locked", "locked_at", "locked_by", "go_live_at", "expire_at", "expired"),
        *("first_published_at", "last_published_at", "latest_revision_created_at"),
        *("title_html", "title_text", "title_fold", "abstract_html", "abstract_text"),
        *("sort_date", "found_by"),
    }
)
_OF_NAMES: Final = ("person", "decided")
_OF_ROWS: Final = ("pk", "id", "publication", "sort_order", "name_fold", "content_object")


def undone(now: Content, before: Content, after: Content) -> Content:
    """Return the content `now` without what has changed between `before` and `after`."""
    restored = dict(now)
    for name in before.keys() & after.keys() - LEFT_OUT:
        if before[name] == after[name]:
            continue
        if isinstance(before[name], list):
            restored[name] = _list_undone(now.get(name, []), before[name], after[name])
        elif now.get(name) == after[name]:
            restored[name] = before[name]
    return restored


def changed_names(before: Content, after: Content) -> set[str]:
    """Return the names of facts that differ; who of the printed names are persons of ours is none."""
    return {
        name
        for name in before.keys() & after.keys() - LEFT_OUT
        if _facts_of(before[name]) != _facts_of(after[name])
    }


def added_items(before: Content, after: Content, name: str) -> list[Any]:
    """Return the items of a list that were not there before."""
    had = [_plain(one) for one in before.get(name, [])]
    return [one for one in after.get(name, []) if _plain(one) not in had]


def _list_undone(now: list[Any], before: list[Any], after: list[Any]) -> list[Any]:
    """Return a list without the items that were added, and with those that were removed."""
    had, got = [_plain(one) for one in before], [_plain(one) for one in after]
    if [_plain(one) for one in now] == got:
        return before
    kept = [one for one in now if _plain(one) not in got or _plain(one) in had]
    there = [_plain(one) for one in now]
    back = [_new(one) for one in before if _plain(one) not in got and _plain(one) not in there]
    items = kept + back
    return [_numbered(one, place) for place, one in enumerate(items)]


def _plain(item: Any) -> Any:
    """Return an item without what is different for equal rows."""
    if not isinstance(item, dict):
        return item
    return {name: value for name, value in item.items() if name not in _OF_ROWS}


def _facts_of(value: Any) -> Any:
    if not isinstance(value, list):
        return value
    plain = [_plain(one) for one in value]
    return [
        {name: one[name] for name in one.keys() - _OF_NAMES} if isinstance(one, dict) else one
        for one in plain
    ]


def _new(item: Any) -> Any:
    return {**item, "pk": None} if isinstance(item, dict) else item


def _numbered(item: Any, place: int) -> Any:
    is_ordered = isinstance(item, dict) and "sort_order" in item
    return {**item, "sort_order": place} if is_ordered else item
