"""DataCite (https://support.datacite.org/docs/api-get-doi): data, software and theses by DOI."""

import re
from typing import Any, Final
from urllib.parse import quote

from people.identifiers.orcid import orcid_in
from research.bibliography import identifiers
from research.bibliography.kinds import Kind
from research.bibliography.languages import language_tag
from research.bibliography.printed_forms import page_range, tidy_title
from research.bibliography.reading.dates import Date, date_of
from research.bibliography.work import Name, Work
from research.mathematics.plain import plain_text
from research.sources.answers import Answer, SourceError, items, json_object, part, stored, text

HOST: Final = "api.datacite.org"

_KINDS: Final = {
    "Dataset": Kind.DATASET,
    "Software": Kind.SOFTWARE,
    "ComputationalNotebook": Kind.SOFTWARE,
    "Preprint": Kind.PREPRINT,
    "JournalArticle": Kind.ARTICLE,
    "DataPaper": Kind.ARTICLE,
    "ConferencePaper": Kind.CONFERENCE,
    "ConferenceProceeding": Kind.PROCEEDINGS,
    "Book": Kind.BOOK,
    "BookChapter": Kind.CHAPTER,
    "Report": Kind.REPORT,
    "Dissertation": Kind.DOCTORAL_THESIS,
}
_VERSIONS: Final = frozenset(
    {
        "IsVersionOf",
        "HasVersion",
        "IsIdenticalTo",
        "IsPreviousVersionOf",
        "IsNewVersionOf",
        "IsVariantFormOf",
    }
)
_OTHER_TITLES: Final = frozenset({"Subtitle", "AlternativeTitle", "TranslatedTitle", "Other"})


def address(doi: str) -> str:
    """Return the address of a work's description."""
    return f"https://{HOST}/dois/{quote(doi, safe='')}"


def work_of(body: bytes) -> Work:
    """Return the work that an answer describes. Raises `SourceError` if it describes none."""
    facts = part(json_object(body), "data", "attributes")
    doi = identifiers.doi(text(facts, "doi"))
    arxiv = identifiers.arxiv(doi)
    title = _title(facts)
    if not title or not doi:
        raise SourceError("no_work")
    date = _date(facts)
    return Work(
        key=doi,
        kind=_kind(facts, arxiv),
        title=title,
        names=tuple(name for one in items(facts, "creators") if (name := _name(one))),
        year=date.year,
        month=date.month,
        day=date.day,
        venue=plain_text(stored(facts, "container", "title")),
        volume=text(facts, "container", "volume"),
        issue=text(facts, "container", "issue"),
        pages=page_range(
            text(facts, "container", "firstPage"), text(facts, "container", "lastPage")
        ),
        publisher="" if arxiv else _publisher(facts),
        doi="" if arxiv else doi,
        arxiv=arxiv,
        url=identifiers.web_address(text(facts, "url")),
        language=language_tag(text(facts, "language")),
        abstract=_abstract(facts),
        licence=_licence(facts),
        related=tuple(_related(facts)),
    )


def _title(facts: Answer) -> str:
    subtitles = [one for one in items(facts, "titles") if text(one, "titleType") == "Subtitle"]
    titles = [one for one in items(facts, "titles") if text(one, "titleType") not in _OTHER_TITLES]
    found = [stored(one, "title") for one in (*titles[:1], *subtitles[:1])]
    return tidy_title(": ".join(title for title in found if title))[:1_000]


def _kind(facts: Answer, arxiv: str) -> Kind:
    named = text(facts, "types", "resourceType").casefold()
    if "licentiat" in named:
        return Kind.LICENTIATE_THESIS
    if "master" in named and "thesis" in named:
        return Kind.MASTERS_THESIS
    found = _KINDS.get(text(facts, "types", "resourceTypeGeneral"), Kind.OTHER)
    return Kind.PREPRINT if arxiv and found == Kind.OTHER else found


def _name(one: Any) -> Name | None:
    given, family = (plain_text(stored(one, name)) for name in ("givenName", "familyName"))
    whole = plain_text(stored(one, "name"))
    orcid = next(
        (
            orcid_in(text(identifier, "nameIdentifier"))
            for identifier in items(one, "nameIdentifiers")
            if text(identifier, "nameIdentifierScheme").upper() == "ORCID"
        ),
        "",
    )
    if not family and "," in whole and text(one, "nameType") != "Organizational":
        family, _comma, given = (name.strip() for name in whole.partition(","))
    if family:
        return Name(given=given, family=family, orcid=orcid)
    return Name(literal=whole) if whole else None


def _date(facts: Answer) -> Date:
    dates = {text(one, "dateType"): text(one, "date") for one in items(facts, "dates")}
    year = text(facts, "publicationYear")
    stated = next(
        (dates[name] for name in ("Issued", "Available", "Submitted") if name in dates), ""
    )
    found = date_of({"date": stated})
    # The year of publication is what a reference has.
    return (
        found if found.year and (not year or str(found.year) == year) else date_of({"year": year})
    )


def _publisher(facts: Answer) -> str:
    return plain_text(stored(facts, "publisher", "name") or stored(facts, "publisher"))


def _abstract(facts: Answer) -> str:
    found = (
        one for one in items(facts, "descriptions") if text(one, "descriptionType") == "Abstract"
    )
    return next((stored(one, "description") for one in found), "")


def _licence(facts: Answer) -> str:
    addresses = (
        identifiers.web_address(text(one, "rightsUri")) for one in items(facts, "rightsList")
    )
    return next(
        (one for one in addresses if re.search(r"creativecommons\.org|opensource\.org", one)), ""
    )


def _related(facts: Answer) -> list[str]:
    related = items(facts, "relatedIdentifiers")
    versions = (one for one in related if text(one, "relationType") in _VERSIONS)
    found = dict.fromkeys(
        identifiers.of_version(text(one, "relatedIdentifier")) for one in versions
    )
    return [one for one in found if one]
