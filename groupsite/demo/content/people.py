"""The demo's roles, and the two people whom its posting names."""

from dataclasses import dataclass, field
from typing import Any, Final

from groupsite.demo.content.files import (
    ByLanguage,
    facts_in_table,
    instance_with_extra_facts,
    make_dataclass_instance,
    names_by_language,
    texts_by_language,
)


@dataclass(frozen=True)
class RoleTexts:
    """Name of a role in one language, and its plural, the heading above people who have it."""

    name: str
    plural: str


@dataclass(frozen=True)
class DemoRole:
    key: str
    sort_order: int
    texts: ByLanguage[RoleTexts]
    listed_under: str


@dataclass(frozen=True)
class PersonTexts:
    """The page of a person in one language. The slug is the same in every language."""

    title: str
    slug: str
    biography: str


@dataclass(frozen=True)
class DemoPerson:
    """A person; `facts` are fields of the record; `texts` exist if `has_page`.

    A role is a table: the keys of the role and of the organisation (unless it is the group), and
    the dates, where they are known. `links` are kinds of links, each to an example.
    """

    key: str
    facts: dict[str, Any]
    roles: list[dict[str, Any]]
    has_page: bool = False
    links: list[str] = field(default_factory=list)
    where_now: ByLanguage[str] = field(default_factory=dict)
    texts: ByLanguage[PersonTexts] = field(default_factory=dict)


def _demo_role(key: str, sort_order: int) -> DemoRole:
    texts = {
        code: make_dataclass_instance(RoleTexts, row, f"{code}/names.toml, {key}")
        for code, row in names_by_language("roles", key).items()
    }
    return DemoRole(key, sort_order, texts, facts_in_table("listed_under").get(key, ""))


def _demo_person(key: str, values: dict[str, Any]) -> DemoPerson:
    has_page = values.get("has_page", False)
    pages = texts_by_language(PersonTexts, f"people/{key}") if has_page else {}
    return instance_with_extra_facts(DemoPerson, key, values, texts=pages)


ROLES: Final = tuple(_demo_role(key, order) for key, order in facts_in_table("roles").items())
PEOPLE: Final = tuple(_demo_person(key, values) for key, values in facts_in_table("people").items())
