"""The demo's organisations: the university, those of its units that the posting names, and WASP."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from groupsite.demo.content.files import (
    FOLDER,
    ByLanguage,
    facts_in_table,
    make_dataclass_instance,
    names_by_language,
    read_text_file,
)


@dataclass(frozen=True)
class OrganisationTexts:
    """Names and texts in one language; `text` and `graduate_school` are rich text."""

    name: str
    place: str = ""
    url: str = ""
    text: str = ""
    graduate_school: str = ""


@dataclass(frozen=True)
class DemoOrganisation:
    """Organisation of the demo; `parent` is the key of an earlier one, `facts` are further fields."""

    key: str
    kind: str
    texts: ByLanguage[OrganisationTexts]
    parent: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


def _organisation_texts(key: str) -> ByLanguage[OrganisationTexts]:
    """Return the names, with further texts if the organisation has a file."""
    found = {}
    for code, values in names_by_language("organisations", key).items():
        path = FOLDER / code / "organisations" / f"{key}.md"
        more = read_text_file(path) if path.exists() else {}
        source = f"{code}, organisation {key}"
        found[code] = make_dataclass_instance(OrganisationTexts, values | more, source)
    return found


ORGANISATIONS: Final = tuple(
    make_dataclass_instance(
        DemoOrganisation,
        {"key": key, "texts": _organisation_texts(key), **values},
        f"facts.toml, {key}",
    )
    for key, values in facts_in_table("organisations").items()
)
GROUP: Final = next(one for one in ORGANISATIONS if one.kind == "group")  # the site is about it
WASP: Final = next(one for one in ORGANISATIONS if one.key == "wasp")
