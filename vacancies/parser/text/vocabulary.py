"""The words that the parser knows, from `vocabulary.toml`."""

import tomllib
from pathlib import Path
from typing import Any, Final

_FILE: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
)
HEADINGS: Final[dict[str, list[str]]] = _FILE["headings"]
FILLERS: Final = frozenset(_FILE["fillers"].split())
OF_LINKS: Final = frozenset(_FILE["of_links"].split())
NO_NAMES: Final = frozenset(_FILE["no_names"].split())
LEADS_IN: Final = frozenset(_FILE["leads_in"].split())
CONCEPTS: Final = tuple(
    (f"={number}", tuple(row.split())) for number, row in enumerate(_FILE["concepts"])
)
# By document: its names by language, and the patterns that find it.
DOCUMENTS: Final[dict[str, dict[str, Any]]] = _FILE["documents"]
KINDS: Final[dict[str, list[str]]] = _FILE["kinds"]
