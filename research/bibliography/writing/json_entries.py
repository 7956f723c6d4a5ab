"""Works of a file as JSON, as `import_publications --json` prints them (docs/reference/commands.md)."""

from typing import Any

from research.bibliography.reading.bibtex_file import ReadFile
from research.bibliography.sameness import pairs_of
from research.bibliography.work import Name, Work
from research.mathematics.html_text import formula_problems, html_of
from research.mathematics.pieces import formulas
from research.mathematics.plain import plain_text


def as_json(read: ReadFile) -> dict[str, Any]:
    """Return entries, problems and duplicates. A fact that the file does not state is absent."""
    works = [one.work for one in read.works]
    return {
        "entries": [entry_as_json(work) for work in works],
        "problems": [
            {"line": problem.line, "key": problem.key, "code": problem.code}
            for problem in read.problems
        ],
        "duplicates": [
            [first.key, second.key, verdict.value] for first, second, verdict in pairs_of(works)
        ],
    }


def entry_as_json(work: Work) -> dict[str, Any]:
    """Return the facts of a work."""
    facts = {
        "kind": work.kind.value,
        "title_text": plain_text(work.title),
        "title_html": html_of(work.title),
        "math": _set_formulas(work.title),
        "authors": [name_as_json(name) for name in work.authors],
        "authors_complete": work.authors_complete,
        "equal": [number for number, name in enumerate(work.authors) if name.equal],
        **{name: getattr(work, name) for name in _PLAIN_FACTS},
        "abstract_text": plain_text(work.abstract),
        "abstract_html": html_of(work.abstract),
    }
    return {"key": work.key} | {
        name: value for name, value in facts.items() if value not in ("", None, [])
    }


_PLAIN_FACTS = (
    "year month venue volume issue pages number doi arxiv isbn issn url publisher language series".split()  # noqa: SIM905
)


def name_as_json(name: Name) -> dict[str, str]:
    """Return the parts of a name that it has."""
    parts = ("given", "particle", "family", "suffix", "literal", "orcid")
    return {part: getattr(name, part) for part in parts if getattr(name, part)}


def _set_formulas(title: str) -> list[str]:
    """Return the formulas that became MathML, in order."""
    refused = {tex for tex, _why in formula_problems(title)}
    return [tex for tex in formulas(title) if tex not in refused]
