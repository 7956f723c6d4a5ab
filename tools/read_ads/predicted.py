"""What the parser read from an advertisement, in the shape in which the facts of it are written down."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

# Ours, and the names in the files.
KINDS: Final = {
    "selected": "publications",
    "publications": "publication_list",
    "statement": "research_statement",
    "teaching": "teaching_portfolio",
    "references": "referees",
    "pledge": "statement",
    "": "other",
}
SECTIONS: Final = {
    "project_overview": "overview",
    "benefits": "terms",
    "about_programme": "programme",
    "discover_more": "discover",
    "deadline": "how_to_apply",
    "": "other",
}
# By fact: the fields of ours, and the names in the files.
NAMES: Final = (
    ("kind", "kind", "kind"),
    ("language", "application_language", "application_language"),
    ("reference", "reference", "reference_number"),
    ("positions", "positions_min", "positions_min"),
    ("positions", "positions_max", "positions_max"),
    ("deadline", "deadline_on", "deadline_date"),
    ("deadline", "deadline_time", "deadline_time"),
    ("deadline", "time_zone", "deadline_zone"),
    ("continuous", "continuous_evaluation", "evaluated_continuously"),
    ("extent", "extent_percent", "extent_percent"),
    ("teaching", "teaching_percent", "teaching_percent"),
    ("place", "place", "place"),
    ("programme", "programme", "programme"),
    ("method", "application_method", "apply_method"),
    ("link", "application_url", "apply_url"),
    ("email", "apply_email", "apply_email"),
)
# What the site prints for a title: `vacancies.parser.entities.contact_role`.
TITLES: Final = {("docent", "sv"): "docent", ("docent", "en"): "Associate Professor"}
_HOST: Final = re.compile(r"(?:@|https?://)(?:[\w-]+\.)*?([\w-]+\.\w+)(?=[/?#:\s]|$)")
_EXTERNAL: Final = re.compile(r"external|extern", re.IGNORECASE)


def predicted(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `report.posting_as_json` gives as facts by name; "_ticked" has the names of ticked ones."""
    facts = {fact["fact"]: fact for fact in found["facts"]}
    shape: dict[str, Any] = {"title": found["title"], "language": found["language"]}
    ticked = {name for name in ("language", "title") if found[f"{name}_ticked"]}
    for fact, ours, theirs in NAMES:
        value = facts[fact]["values"].get(ours) if fact in facts else None
        if value not in (None, ""):
            shape[theirs] = value
            if facts[fact]["ticked"]:
                ticked.add(theirs)
    if len(languages := shape.get("application_language", "").split()) > 1:
        shape["application_language"] = languages
    shape.setdefault("kind", "other")
    if shape["kind"] == "thesis" and "students" in facts:
        students = facts["students"]["values"]
        shape.setdefault("positions_min", students["students_min"])
        shape.setdefault("positions_max", students["students_max"])
    if "positions_min" in shape and "positions_max" not in shape:
        shape["positions_max"] = shape["positions_min"]
    ticked |= _terms(shape, facts)
    ticked |= _how_to_apply(shape, facts, found)
    shape |= _rows(found, shape)
    ticked |= {
        name
        for name in ("supervisors", "unions")
        if found[name] and all(one["ticked"] for one in found[name])
    }
    return {**shape, **_sections(found), "_ticked": sorted(ticked)}


def _terms(shape: dict[str, Any], facts: Mapping[str, Any]) -> set[str]:
    ticked = set()
    if "duration_min" in facts.get("duration", {}).get("values", {}):
        values = facts["duration"]["values"]
        least = values.get("duration_min") or values.get("duration_max")
        shape["duration_years_min"] = least / 12
        shape["duration_years_max"] = (values.get("duration_max") or least) / 12
        if facts["duration"]["ticked"]:
            ticked |= {"duration_years_min", "duration_years_max"}
    if "start" in facts:
        values = facts["start"]["values"]
        words = {"soon": facts["start"]["sentence"], "agreement": facts["start"]["sentence"]}
        shape["start"] = (
            values.get("start_on") or values.get("start_text") or words.get(values.get("start", ""))
        )
        ticked |= {"start"} if facts["start"]["ticked"] else set()
    if "salary" in facts:
        values = facts["salary"]["values"]
        shape["salary"] = {
            name: values[ours]
            for name, ours in (
                ("amount", "salary_amount"),
                ("currency", "salary_currency"),
                ("period", "salary_period"),
                ("valid_from", "salary_valid_from"),
            )
            if ours in values
        }
        if values.get("salary") == "agreement":
            shape["salary"] = {"by_agreement": True}
        ticked |= {"salary"} if facts["salary"]["ticked"] else set()
    return ticked


def _how_to_apply(
    shape: dict[str, Any], facts: Mapping[str, Any], found: Mapping[str, Any]
) -> set[str]:
    """Name the way to apply: a system of somebody else is another host than that of the contacts."""
    if "email" in facts:
        shape["apply_method"] = "email"
        return {"apply_method"} if facts["email"]["ticked"] else set()
    if "link" in facts:
        url = facts["link"]["values"]["application_url"]
        people = [*found["contacts"], *found["unions"]]
        hosts = {host for one in people for host in _HOST.findall(one["email"])}
        is_own = bool(set(_HOST.findall(url)) & hosts)
        is_external = not is_own or _EXTERNAL.search(facts["link"]["sentence"])
        shape["apply_method"] = "external" if is_external else "link"
        return {"apply_method"} if facts["link"]["ticked"] else set()
    shape.setdefault("apply_method", "form")
    return set()


def _rows(found: Mapping[str, Any], shape: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "supervisors": [one["name"] for one in found["supervisors"]],
        "unions": [one["union"] or one["name"] for one in found["unions"]],
        "contacts": [
            {
                name: one[name]
                for name in ("name", "email", "phone", "role", "ticked")
                if one[name] not in (None, "")
            }
            | _title_as_role(one, found["language"])
            for one in found["contacts"]
        ],
        "documents": [_document(one, found) for one in found["documents"]],
    }


def _title_as_role(contact: Mapping[str, Any], language: str) -> dict[str, str]:
    """Return the role that the site prints: a title, if there is nothing else ("docent")."""
    title = TITLES.get((contact["honorific"], language), "")
    return {"role": contact["role"] or title} if contact["role"] or title else {}


def _document(one: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    general = {name: value for fact in found["facts"] for name, value in fact["values"].items()}
    types = one["file_types"] or [general[name] for name in ("file_type",) if name in general]
    values = {
        "pages_max": one["max_pages"],
        "max_mb": one["max_megabytes"] or general.get("max_megabytes"),
        "files_max": one["max_files"],
        "types": [kind for one in types for kind in one.split()],
        "file_name_pattern": one["file_name"] or general.get("file_name"),
    }
    return {
        "kind": KINDS.get(one["kind"], one["kind"]),
        "required": one["required"],
        "ticked": one["ticked"],
        **{name: value for name, value in values.items() if value},
    }


def _sections(found: Mapping[str, Any]) -> dict[str, Any]:
    texts: dict[str, list[str]] = {}
    items: dict[str, int] = {}
    for section in found["sections"]:
        kind = SECTIONS.get(section["kind"], section["kind"])
        texts.setdefault(kind, []).append("\n".join(section["text"]))
        items[kind] = items.get(kind, 0) + section["items"]
    if found["lead"]:
        texts.setdefault("overview", []).append("\n".join(found["lead"]))
    return {"sections": texts, "list_items": items}


def kept_text(found: Mapping[str, Any]) -> str:
    """Return all text that the draft keeps: words, and the sentences that facts were read from."""
    lines: list[str] = [found["title"], *found["lead"]]
    for section in found["sections"]:
        lines += [section["heading"], *section["words"]]
    for name in ("supervisors", "contacts", "unions", "documents"):
        for one in found[name]:
            lines += [one["sentence"], *one.get("guidance", []), *_texts(one.values())]
    lines += [sentence for fact in found["facts"] for sentence in fact["sentences"]]
    lines += [one["sentence"] for one in found["printed_by_site"]]
    return "\n".join(lines)


def _texts(values: Iterable[Any]) -> list[str]:
    return [value for value in values if isinstance(value, str)]
