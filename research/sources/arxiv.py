"""arXiv (https://info.arxiv.org/help/api/user-manual.html): preprints by number."""

from typing import Final
from urllib.parse import quote
from xml.etree import ElementTree as ET
from xml.parsers import expat

from research.bibliography import identifiers
from research.bibliography.kinds import Kind
from research.bibliography.listed_names.names import names_of
from research.bibliography.printed_forms import tidy_title
from research.bibliography.reading.dates import date_of
from research.bibliography.reading.decoding import without_controls
from research.bibliography.work import Name, Work
from research.mathematics.latex_text import stored_text
from research.sources.answers import MAX_TEXT, SourceError

HOST: Final = "export.arxiv.org"
MAX_AT_ONCE: Final = 50

_ATOM: Final = "{http://www.w3.org/2005/Atom}"
_ARXIV: Final = "{http://arxiv.org/schemas/atom}"


def address(numbers: list[str]) -> str:
    """Return the address of the descriptions of up to `MAX_AT_ONCE` preprints."""
    ids = quote(",".join(numbers), safe=",/")
    return f"https://{HOST}/api/query?max_results={len(numbers)}&id_list={ids}"


def works_of(body: bytes) -> list[Work]:
    """Return the works that an answer describes. Raises `SourceError` if it is no feed."""
    _refuse_entities(body)
    try:
        feed = ET.fromstring(body)  # noqa: S314
    except ET.ParseError as error:
        raise SourceError("not_xml") from error
    works = (_work(entry) for entry in feed.iter(f"{_ATOM}entry"))
    return [work for work in works if work is not None]


def _refuse_entities(body: bytes) -> None:
    """Raise `SourceError` at a document type: no feed has one, and its entities could fill the memory.

    The parser finds it, because it knows in which encoding the answer is.
    """
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _raise_not_xml
    try:
        parser.Parse(body, True)
    except expat.ExpatError as error:
        raise SourceError("not_xml") from error


def _raise_not_xml(*_arguments: object) -> None:
    raise SourceError("not_xml")


def _work(entry: ET.Element) -> Work | None:
    number = identifiers.arxiv(_text(entry, f"{_ATOM}id"))
    title = tidy_title(stored_text(_text(entry, f"{_ATOM}title")).source)[:1_000]
    if not number or not title:
        # An unknown number gives an entry with the title "Error".
        return None
    doi = identifiers.doi(_text(entry, f"{_ARXIV}doi"))
    date = date_of({"date": _text(entry, f"{_ATOM}published")[:10]})
    return Work(
        key=f"arxiv:{number}",
        kind=Kind.PREPRINT,
        title=title,
        names=tuple(name for author in entry.iter(f"{_ATOM}author") if (name := _name(author))),
        year=date.year,
        month=date.month,
        day=date.day,
        arxiv=number,
        url=f"https://arxiv.org/abs/{number}",
        pdf_url=f"https://arxiv.org/pdf/{number}",
        abstract=stored_text(_text(entry, f"{_ATOM}summary")).source,
        related=(f"doi:{doi}",) if doi else (),
    )


def _text(entry: ET.Element, tag: str) -> str:
    return without_controls((entry.findtext(tag) or "")[:MAX_TEXT]).strip()


def _name(author: ET.Element) -> Name | None:
    written = _text(author, f"{_ATOM}name").replace("{", "").replace("}", "")
    if not written:
        return None
    if "collaboration" in written.casefold():
        return Name(literal=written)
    names, _complete = names_of(written)
    return names[0] if names else None
