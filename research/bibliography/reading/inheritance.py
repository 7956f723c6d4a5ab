"""What an entry inherits from the one that its `crossref` (or biblatex's `xdata`) names.

The rules are those of BibTeX, and of biblatex's appendix B where an entry is part of a book: the
parent's title is the child's book title.
"""

from collections.abc import Mapping
from typing import Final

_OWN_FIELDS = """
abstract annotation biburl bibsource crossref doi eprint file ids key keywords label note options
pages related relatedtype shorthand sortkey timestamp url urldate xdata xref
"""
_NOT_INHERITED: Final = frozenset(_OWN_FIELDS.split())
_TITLE_OF_PART: Final = {
    "title": "booktitle",
    "subtitle": "booksubtitle",
    "author": "bookauthor",
}
_PARTS: Final = frozenset(
    {
        "inproceedings",
        "conference",
        "incollection",
        "inbook",
        "suppbook",
        "bookinbook",
        "inreference",
    }
)


def with_inherited(
    entry_type: str, fields: Mapping[str, str], parents: Mapping[str, Mapping[str, str]]
) -> tuple[dict[str, str], str]:
    """Return the fields with those of the parents, and the key of a parent that is not in the file.

    `parents` has the fields of all entries by key in lower case. A parent's own parents count too.
    """
    found = dict(fields)
    missing = ""
    seen: set[str] = set()
    waiting = _parent_keys(fields)
    while waiting:
        key = waiting.pop(0)
        if key.lower() in seen:
            continue
        seen.add(key.lower())
        parent = parents.get(key.lower())
        if parent is None:
            missing = missing or key
            continue
        for name, value in _inheritable(entry_type, parent).items():
            found.setdefault(name, value)
        waiting += _parent_keys(parent)
    return found, missing


def _parent_keys(fields: Mapping[str, str]) -> list[str]:
    names = f"{fields.get('crossref', '')},{fields.get('xdata', '')}"
    return [key.strip() for key in names.split(",") if key.strip()][:20]


def _inheritable(entry_type: str, parent: Mapping[str, str]) -> dict[str, str]:
    is_part = entry_type in _PARTS
    found: dict[str, str] = {}
    for name, value in parent.items():
        if name in _NOT_INHERITED:
            continue
        if is_part and name in _TITLE_OF_PART:
            # A book title of the parent's own comes first, as DBLP writes.
            if name != "title" or not parent.get("booktitle"):
                found[_TITLE_OF_PART[name]] = value
        elif name not in ("title", "subtitle", "author") or not is_part:
            found[name] = value
    return found
