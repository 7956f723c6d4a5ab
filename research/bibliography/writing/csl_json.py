"""A work as an item of CSL-JSON (https://docs.citationstyles.org/en/v1.0.2/specification.html, appendix IV).

Titles have the rich text that CSL-JSON knows: `<i>`, `<sub>` and `<sup>`. Formulas are plain text.
"""

from html import escape
from typing import Any, Final

from research.bibliography.kinds import THESES, Kind, Stage
from research.bibliography.work import Name, Work
from research.bibliography.writing.citation import ET_AL
from research.mathematics.pieces import Formula, Mark, Marked, Piece, Text, pieces
from research.mathematics.plain import plain_formula, plain_text

_TYPES: Final = {
    Kind.ARTICLE: "article-journal",
    Kind.CONFERENCE: "paper-conference",
    Kind.PREPRINT: "article",
    Kind.BOOK: "book",
    Kind.CHAPTER: "chapter",
    Kind.PROCEEDINGS: "book",
    Kind.DOCTORAL_THESIS: "thesis",
    Kind.LICENTIATE_THESIS: "thesis",
    Kind.MASTERS_THESIS: "thesis",
    Kind.REPORT: "report",
    Kind.DATASET: "dataset",
    Kind.SOFTWARE: "software",
    Kind.PATENT: "patent",
    Kind.OTHER: "document",
}
_GENRES: Final = {
    Kind.DOCTORAL_THESIS: "Doctoral thesis",
    Kind.LICENTIATE_THESIS: "Licentiate thesis",
    Kind.MASTERS_THESIS: "Master's thesis",
    Kind.PREPRINT: "preprint",
}
_STATUS: Final = {Stage.IN_PRESS: "in press", Stage.SUBMITTED: "submitted"}
_ELEMENTS: Final = {Mark.EMPHASISED: "i", Mark.RAISED: "sup", Mark.LOWERED: "sub"}


def csl_item(work: Work, key: str = "") -> dict[str, Any]:
    """Return the item, without facts that are not known."""
    from_institution = work.kind in THESES or work.kind == Kind.REPORT
    item = {
        "id": key or work.key,
        "type": _TYPES[work.kind],
        "title": _title(work.title),
        "author": _authors(work),
        "editor": [_name(name) for name in work.editors],
        "issued": _date(work),
        "status": _STATUS.get(work.stage, ""),
        "genre": _GENRES.get(work.kind, ""),
        "container-title": "" if from_institution else work.venue,
        "collection-title": work.series,
        "volume": work.volume,
        "issue": work.issue,
        "number": work.number or (f"arXiv:{work.arxiv}" if work.arxiv and not work.doi else ""),
        "page": work.pages,
        "edition": work.edition,
        "publisher": (work.venue if from_institution else "") or work.publisher,
        "publisher-place": work.place,
        "ISBN": work.isbn,
        "ISSN": work.issn,
        "DOI": work.doi,
        "URL": work.url or (f"https://arxiv.org/abs/{work.arxiv}" if work.arxiv else ""),
        "language": work.language,
        "keyword": ", ".join(work.keywords),
        "abstract": plain_text(work.abstract),
    }
    return {name: value for name, value in item.items() if value}


def _title(source: str) -> str:
    return " ".join("".join(_rich(piece) for piece in pieces(source)).split())


def _rich(piece: Piece) -> str:
    match piece:
        case Text(text):
            return escape(text, quote=False)
        case Formula(tex):
            return escape(plain_formula(tex), quote=False)
        case Marked(mark, inner):
            element = _ELEMENTS[mark]
            return f"<{element}>{''.join(_rich(one) for one in inner)}</{element}>"


def _authors(work: Work) -> list[dict[str, str]]:
    written = [_name(name) for name in work.authors]
    return [*written, {"literal": ET_AL}] if written and not work.authors_complete else written


def _name(name: Name) -> dict[str, str]:
    if name.literal:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}


def _date(work: Work) -> dict[str, list[list[int]]]:
    if not work.year:
        return {}
    parts = [work.year, work.month, work.day if work.month else None]
    return {"date-parts": [[part for part in parts if part]]}
