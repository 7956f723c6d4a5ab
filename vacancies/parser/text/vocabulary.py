"""The words that the parser knows, from `vocabulary.toml` and the files beside it; the words of a text."""

import re
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any, Final


def _load_toml(file_name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(file_name).read_text(encoding="utf-8"))


def _phrase_pattern(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


_FILE: Final = _load_toml("vocabulary.toml")
LABELS: Final[dict[str, str]] = _load_toml("labels.toml")
# Those of "evidence" speak for or against facts of any kind.
FACT_WORDS: Final[dict[str, dict[str, str]]] = {
    **_load_toml("fact_words.toml"),
    "evidence": _load_toml("evidence_words.toml"),
}
_PEOPLE: Final = _load_toml("people_words.toml")
ROLES: Final = frozenset(_PEOPLE["roles"].split())
NO_ROLES: Final = frozenset(words.strip() for words in _PEOPLE["no_roles"].split("|"))
ROLE_ENDS: Final = tuple(_PEOPLE["role_ends"].split())
BEFORE_NAMES: Final = frozenset(_PEOPLE["before_names"].split())
BESIDE_CONTACTS: Final = frozenset(_PEOPLE["beside_contacts"].split())
ORGANISATIONS: Final = frozenset(_PEOPLE["organisations"].split())
UNIONS: Final[list[str]] = _PEOPLE["unions"]
SECTION_WORDS: Final = _load_toml("section_words.toml")
HEADINGS: Final[dict[str, list[str]]] = _FILE["headings"]
FILLERS: Final = frozenset(_FILE["fillers"].split())
OF_LINKS: Final = frozenset(_FILE["of_links"].split())
NO_NAMES: Final = frozenset(_FILE["no_names"].split())
# Patterns of the lines of a page that are no part of an advertisement: their beginnings, and whole lines.
NAVIGATION: Final = [_phrase_pattern(words) for words in _FILE["navigation"]["begins"].split("|")]
NAVIGATION_ALONE: Final = [
    _phrase_pattern(words) for words in _FILE["navigation"]["alone"].split("|")
]
MENU: Final = frozenset(_FILE["navigation"]["menu"].split())
BEFORE_TITLES: Final = [_phrase_pattern(words) for words in _FILE["before_titles"].split("|")]
ASKS: Final = frozenset(_FILE["asks"].split())
BEGINS: Final = ASKS | frozenset(_FILE["begins"].split())
BUTTONS: Final = frozenset(words.strip() for words in _FILE["buttons"].split("|"))
IN_SENTENCES: Final = frozenset(_FILE["in_sentences"].split())
LEADS_IN: Final = frozenset(_FILE["leads_in"].split())
CONCEPTS: Final = tuple(
    (f"={number}", tuple(row.split())) for number, row in enumerate(_FILE["concepts"])
)
# By document: its names by language, and the patterns that find it.
DOCUMENTS: Final[dict[str, dict[str, Any]]] = _FILE["documents"]
KINDS: Final[dict[str, list[str]]] = _FILE["kinds"]
WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


def words_of(text: str) -> list[str]:
    """Return the words and figures of a text, folded to compare them."""
    return [word.casefold().replace("’", "'") for word in WORD.findall(text)]


def unaccounted_words(text: str, accounted: Collection[str]) -> list[str]:
    """Return the words of a text that are neither accounted for nor fillers, in their order."""
    return [word for word in words_of(text) if word not in accounted and word not in FILLERS]
