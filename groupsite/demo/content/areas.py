"""The demo's five research areas: their names are from a real posting, their texts are samples."""

from dataclasses import dataclass, field
from typing import Final

from groupsite.demo.content.files import (
    ByLanguage,
    facts_in_table,
    make_dataclass_instance,
    names_by_language,
    texts_by_language,
)


@dataclass(frozen=True)
class AreaTexts:
    """Texts of an area's page in one language; `body` is rich text."""

    title: str
    slug: str
    tagline: str = ""
    summary: str = ""
    mark_explanation: str = ""
    body: str = ""


@dataclass(frozen=True)
class DemoArea:
    """Research area of the demo. `name` is shown only in the admin; people are given by key."""

    key: str
    name: str
    texts: ByLanguage[AreaTexts]
    figure: str = ""
    lead: str = ""
    sort_order: int = 100
    members: list[str] = field(default_factory=list)
    keywords: list[ByLanguage[str]] = field(default_factory=list)


AREAS: Final = tuple(
    make_dataclass_instance(
        DemoArea,
        {
            **values,
            "key": key,
            "texts": texts_by_language(AreaTexts, f"areas/{key}"),
            "keywords": [names_by_language("keywords", keyword) for keyword in values["keywords"]],
        },
        f"facts.toml, {key}",
    )
    for key, values in facts_in_table("areas").items()
)
