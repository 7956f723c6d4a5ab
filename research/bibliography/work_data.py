"""A work as data that JSON can hold, and back: how works are stored and passed between processes."""

from dataclasses import asdict, fields
from typing import Any, Final

from research.bibliography.kinds import Kind, Stage
from research.bibliography.work import Name, Note, Work

_TEXTS: Final = tuple(one.name for one in fields(Work) if one.type is str)
_LISTS: Final = ("keywords", "related")
_NOTES: Final = ("notes", "remarks")
_NUMBERS: Final = ("year", "month", "day")


def as_data(work: Work) -> dict[str, Any]:
    """Return the facts that the work states; `work_of_data` gives an equal work."""
    facts = {
        one.name: getattr(work, one.name) for one in fields(Work) if one.name not in _STRUCTURED
    }
    facts |= {
        "kind": work.kind.value,
        "stage": work.stage.value,
        **{name: list(getattr(work, name)) for name in _LISTS},
        "names": [_stated(asdict(name)) for name in work.names],
        **{name: [_stated(asdict(note)) for note in getattr(work, name)] for name in _NOTES},
    }
    return _stated(facts) | {"authors_complete": work.authors_complete}


def work_of_data(data: dict[str, Any]) -> Work:
    """Return the work of `as_data`. Raises ValueError, TypeError or KeyError for other data."""
    facts: dict[str, Any] = {name: tuple(data.get(name, ())) for name in _LISTS}
    facts |= {name: data[name] for name in (*_TEXTS, *_NUMBERS) if name in data}
    facts |= {name: tuple(Note(**one) for one in data.get(name, ())) for name in _NOTES}
    return Work(
        kind=Kind(data.get("kind", Kind.OTHER)),
        stage=Stage(data.get("stage", Stage.PUBLISHED)),
        names=tuple(Name(**one) for one in data.get("names", ())),
        authors_complete=bool(data.get("authors_complete", True)),
        confidential=bool(data.get("confidential", False)),
        **facts,
    )


_STRUCTURED: Final = frozenset({"kind", "stage", "names", *_NOTES, *_LISTS})


def _stated(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if value not in ("", None, [], False)}
