"""Compares the facts that were read with those that an advertisement states, field by field."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from tools.read_ads.kept import squeezed

FIELDS: Final = (
    *("title", "kind", "language", "application_language", "reference_number", "positions_min"),
    *("positions_max", "deadline_date", "deadline_time", "deadline_zone", "evaluated_continuously"),
    *("start", "duration_years_min", "duration_years_max", "extent_percent", "teaching_percent"),
    *("place", "supervisors", "unions", "programme", "apply_method", "apply_url", "apply_email"),
)
SALARY: Final = ("amount", "currency", "period", "valid_from", "by_agreement")
# What a draft states where nobody has said anything: not invented.
HARMLESS: Final[dict[str, tuple[Any, ...]]] = {
    "deadline_zone": ("Europe/Stockholm",),
    "deadline_time": ("24:00", "23:59", "00:00"),
    "positions_min": (1,),
    "positions_max": (1,),
    "extent_percent": (100,),
    "evaluated_continuously": (False,),
}
# Of these one may contain the other.
LOOSE: Final = ("title", "place", "programme", "start", "role", "file_name_pattern")
_TITLES: Final = re.compile(
    r"^((assoc(iate)?|assistant|bitr|biträdande|prof(essor)?|docent|dr)\b\.?\s*)+"
)
_EMPTY: Final[tuple[Any, ...]] = (None, "", [], {})


class Row(NamedTuple):
    """One fact: whether it was read right, and whether it was ticked."""

    field: str
    is_right: bool
    is_ticked: bool
    note: str


def compare(wanted: Mapping[str, Any], read: Mapping[str, Any]) -> Iterator[Row]:
    """Yield every fact that is stated or was read; `read["_ticked"]` names the ticked fields."""
    ticked = read.get("_ticked", ())
    for field in FIELDS:
        if field not in wanted.get("_ignore", ()):
            yield from _field(field, wanted, read, field in ticked)
    yield from _salary(wanted.get("salary") or {}, read.get("salary") or {}, "salary" in ticked)
    yield from _contacts(wanted, read)
    yield from _documents(wanted, read)
    yield from _sections(wanted, read)


def _field(
    field: str, wanted: Mapping[str, Any], read: Mapping[str, Any], is_ticked: bool
) -> Iterator[Row]:
    want, found = wanted.get(field), read.get(field)
    is_ticked = is_ticked and found not in _EMPTY
    if field in wanted:
        yield Row(field, is_same(field, want, found), is_ticked, f"wanted {want!r}, got {found!r}")
    elif found not in _EMPTY and found not in HARMLESS.get(field, ()):
        yield Row(field, False, is_ticked, f"invented {found!r}")


def _salary(want: Mapping[str, Any], found: Mapping[str, Any], is_ticked: bool) -> Iterator[Row]:
    for name in SALARY:
        value = found.get(name)
        note = f"wanted {want.get(name)!r}, got {value!r}"
        has_value = is_ticked and value not in (*_EMPTY, False)
        if name in want:
            yield Row(f"salary.{name}", is_same(name, want[name], value), has_value, note)
        elif value not in (*_EMPTY, False) and (name in ("amount", "by_agreement") or want):
            yield Row(f"salary.{name}", False, has_value, f"invented {value!r}")


def _contacts(wanted: Mapping[str, Any], read: Mapping[str, Any]) -> Iterator[Row]:
    found = read.get("contacts") or []
    used = []
    for person in wanted.get("contacts", []):
        match: dict[str, Any] = next((one for one in found if _is_person(person, one)), {})
        used.append(id(match))
        for name, want in person.items():
            value = match.get(name)
            is_right = is_same(name, want, value)
            is_ticked = bool(match.get("ticked")) and value not in _EMPTY
            yield Row(f"contact.{name}", is_right, is_ticked, f"wanted {want!r}, got {value!r}")
    optional = set(wanted.get("_optional", {}).get("contacts", []))
    for one in found:
        if id(one) not in used and not {one.get("email"), one.get("name")} & optional:
            yield Row("contact", False, bool(one.get("ticked")), f"invented {one}")


def _is_person(person: Mapping[str, Any], one: Mapping[str, Any]) -> bool:
    by_mail = person.get("email") and is_same("email", person["email"], one.get("email"))
    return bool(by_mail) or is_same("name", person["name"], one.get("name"))


def _documents(wanted: Mapping[str, Any], read: Mapping[str, Any]) -> Iterator[Row]:
    found = read.get("documents") or []
    used = []
    for document in wanted.get("documents", []):
        kinds = document["kind"].split("|")
        ways = [one for kind in kinds for one in found if one["kind"] == kind]
        match = next((one for one in ways if id(one) not in used), next(iter(ways), None))
        is_ticked = bool(match and match.get("ticked"))
        used.append(id(match))
        yield Row("document", match is not None, is_ticked, f"no {document['kind']}")
        for name in sorted(set(document) - {"kind"}):
            value = (match or {}).get(name)
            is_right = match is not None and is_same(name, document[name], value)
            note = f"{document['kind']}: wanted {document[name]!r}, got {value!r}"
            yield Row(f"document.{name}", is_right, is_ticked and value not in _EMPTY, note)
    optional = wanted.get("_optional", {}).get("documents", [])
    for one in found:
        if id(one) not in used and one["kind"] not in optional:
            yield Row("document", False, bool(one.get("ticked")), f"invented {one['kind']}")


def _texts(stated: Any) -> list[str]:
    """Return the texts of which any is correct: one, a list, or `{"any_of": […]}`."""
    if isinstance(stated, Mapping):
        stated = stated["any_of"]
    return [stated] if isinstance(stated, str) else [one for one in stated if one]


def _sections(wanted: Mapping[str, Any], read: Mapping[str, Any]) -> Iterator[Row]:
    for key, begins in wanted.get("sections", {}).items():
        starts = _texts(begins)
        if "overview" in key and wanted.get("_lead"):
            starts += _texts(wanted["_lead"])
        texts = [text for kind in key.split("|") for text in read["sections"].get(kind, [])]
        is_right = any(squeezed(one) in squeezed(text) for one in starts for text in texts)
        note = f"wanted {starts[0]!r}, got {[text[:40] for text in texts]}"
        yield Row(f"section.{key}", is_right, False, note)
    for key, count in wanted.get("list_items", {}).items():
        counts = [
            read["list_items"][kind] for kind in key.split("|") if kind in read["list_items"]
        ] or [None]
        is_right = any(is_same("count", count, one) for one in counts)
        yield Row(f"list_items.{key}", is_right, False, f"wanted {count}, got {counts}")


def is_same(field: str, want: Any, found: Any) -> bool:
    if isinstance(want, dict) and "any_of" in want:
        is_each = field == "application_language" and _are_all(want["any_of"], found)
        return is_each or any(is_same(field, one, found) for one in want["any_of"])
    if field == "kind" and want:
        return plain(found) in plain(want).split("|")
    if want in _EMPTY or found in _EMPTY:
        return want in _EMPTY and found in _EMPTY
    if field in _BY_FIELD:
        return _BY_FIELD[field](want, found)
    one, other = plain(want), plain(found)
    if field in LOOSE and one != other and isinstance(one, str) and isinstance(other, str):
        lengths = sorted((len(one), len(other)))
        is_long_enough = lengths[0] > (0.6 * lengths[1] if field == "title" else 2)
        return is_long_enough and (one in other or other in one)
    return bool(one == other)


def plain(value: Any) -> Any:
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return float(value)
    if isinstance(value, list):
        return sorted(str(plain(one)) for one in value)
    text = " ".join(str(value).replace("\u00a0", " ").replace("–", "-").split()).casefold()
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text) else text


def plain_name(value: Any) -> str:
    return _TITLES.sub("", str(plain(value) or ""))


def _unions(want: Iterable[str], found: Iterable[str]) -> bool:
    wanted, got = list(want), list(found)
    return len(wanted) == len(got) and all(
        any(plain(name) in plain(other) for name in _texts(one) for other in got) for one in wanted
    )


def _file_types(value: Any) -> set[str]:
    """Return the types of files; `.doc` and `.docx` are both Word."""
    plain_types = {one.lower().strip(".") for one in _listed(value)}
    return {"word" if one in ("doc", "docx") else one for one in plain_types}


def _listed(value: Any) -> list[Any]:
    return [value] if isinstance(value, str) else list(value)


def _are_all(wanted: Iterable[Any], found: Any) -> bool:
    """Whether the languages that were read are all those of which any is right: an applicant may choose."""
    names = sorted(one for one in wanted if isinstance(one, str))
    return isinstance(found, list) and sorted(found) == names


_BY_FIELD: Final[Mapping[str, Any]] = {
    "name": lambda want, found: plain_name(want) == plain_name(found),
    "supervisors": lambda want, found: (
        sorted(map(plain_name, want)) == sorted(map(plain_name, found))
    ),
    "unions": _unions,
    "phone": lambda want, found: re.sub(r"\D", "", want)[-8:] == re.sub(r"\D", "", str(found))[-8:],
    "application_language": lambda want, found: plain(_listed(want)) == plain(_listed(found)),
    "types": lambda want, found: _file_types(want) == _file_types(found),
}
