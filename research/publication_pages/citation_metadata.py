"""The `citation_…` metadata of a publication's page.

Google Scholar's names (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), which Zotero
and others read too. Google Scholar reads a PDF only below the page that names it.
"""

from typing import Final

from research.bibliography.kinds import THESES, Kind
from research.bibliography.work import Name, Work

_VENUE_NAMES: Final = {
    Kind.ARTICLE: "citation_journal_title",
    Kind.CONFERENCE: "citation_conference_title",
    Kind.CHAPTER: "citation_inbook_title",
    Kind.REPORT: "citation_technical_report_institution",
} | dict.fromkeys(THESES, "citation_dissertation_institution")


def citation_metadata(
    work: Work, title: str, page_url: str, pdf_url: str = ""
) -> list[tuple[str, str]]:
    """Return (name, content) of each, in order. `title` is the plain title."""
    first, _dash, last = work.pages.partition("–")
    named = [
        ("citation_title", title),
        *(("citation_author", _name(name)) for name in work.authors),
        *(("citation_editor", _name(name)) for name in work.editors),
        ("citation_publication_date", _date(work)),
        (_VENUE_NAMES.get(work.kind, ""), work.venue),
        ("citation_volume", work.volume),
        ("citation_issue", work.issue),
        ("citation_firstpage", first),
        ("citation_lastpage", last),
        ("citation_publisher", work.publisher),
        ("citation_technical_report_number", work.number if work.kind == Kind.REPORT else ""),
        ("citation_doi", work.doi),
        ("citation_arxiv_id", work.arxiv),
        ("citation_isbn", work.isbn),
        ("citation_issn", work.issn),
        ("citation_language", work.language),
        ("citation_keywords", "; ".join(work.keywords)),
        ("citation_abstract_html_url", page_url),
        ("citation_pdf_url", pdf_url),
    ]
    return [(name, content) for name, content in named if name and content]


def _name(name: Name) -> str:
    """Return "Family, Given", as Google Scholar prefers it."""
    if name.literal:
        return name.literal
    family = " ".join(filter(None, (name.particle, name.family, name.suffix)))
    return f"{family}, {name.given}" if name.given else family


def _date(work: Work) -> str:
    """Return "2016/09/12", "2016/09" or "2016"."""
    parts = [f"{work.year:04}"] if work.year else []
    if work.year and work.month:
        parts.append(f"{work.month:02}")
        if work.day:
            parts.append(f"{work.day:02}")
    return "/".join(parts)
