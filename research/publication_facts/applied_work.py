"""Writes facts of a work into a publication. What an editor has changed stays as it is."""

from collections.abc import Collection
from typing import Any, Final

from research.bibliography.work import Name, Work
from research.models import Authorship, Keyword, Publication, PublicationVersion, VersionKind
from research.models.publication_rules.publication_choices import (
    PUBLIC_ABSTRACTS,
    AbstractSource,
    Licence,
)
from research.publication_facts.work_of_publication import SAME_NAMED

FIELD_OF_FACT: Final = {
    **{name: name for name in (*SAME_NAMED, "kind", "stage")},
    "names": "authorships",
    "keywords": "keywords",
    "url": "versions",
    "pdf_url": "versions",
    "licence": "versions",
    "related": "versions",
}
"""The field of `Publication` that holds each fact of a `Work`; `edited_fields` has these names."""

MORE_AUTHORS: Final = "has_more_authors"
"""The field that says whether "names" of a `Work` are all."""

ALL_FACTS: Final = frozenset(FIELD_OF_FACT)


def apply_work(
    publication: Publication,
    work: Work,
    facts: Collection[str] = ALL_FACTS,
    *,
    abstract_source: str = AbstractSource.BIBTEX,
    is_chosen: bool = False,
) -> list[str]:
    """Set `facts` of an unsaved or stored publication from a work; return the names of those set.

    Left alone are facts that the work does not state, and those in `edited_fields` unless `is_chosen`
    says that an editor has chosen `facts`. Nothing is saved. Names that are printed as before keep
    their person. An abstract is public if its source allows it.
    """
    wanted = [fact for fact in FIELD_OF_FACT if fact in facts and getattr(work, fact)]
    edited = () if is_chosen else publication.edited_fields
    free = [fact for fact in wanted if FIELD_OF_FACT[fact] not in edited]
    for fact in free:
        if fact in ("names", "keywords"):
            continue
        if FIELD_OF_FACT[fact] == fact:
            setattr(publication, fact, _fitting(fact, getattr(work, fact)))
    if "abstract" in free:
        publication.abstract_source = abstract_source
        publication.abstract_public = abstract_source in PUBLIC_ABSTRACTS
    if "names" in free:
        _set_authors(publication, work, edited)
    if "keywords" in free:
        publication.keywords.set([_keyword(name, work.language) for name in work.keywords])
    if any(FIELD_OF_FACT[fact] == "versions" for fact in free):
        _add_versions(publication, work, free)
    return free


def _fitting(name: str, value: Any) -> Any:
    """Return a value of a work, cut to the length that the field has in the database."""
    field: Any = Publication._meta.get_field(name)
    return value[: field.max_length] if isinstance(value, str) else value


def _set_authors(publication: Publication, work: Work, edited: Collection[str]) -> None:
    _set_names(publication, work.names)
    if MORE_AUTHORS not in edited:
        publication.has_more_authors = not work.authors_complete


def _set_names(publication: Publication, names: tuple[Name, ...]) -> None:
    """Replace the printed names. Decisions follow the name; rows that are not printed stay."""
    rows = list(publication.authorships.all())
    decided: dict[tuple[str, str], list[Authorship]] = {}
    for row in rows:
        if row.printed:
            decided.setdefault((row.role, row.fold), []).append(row)
    found = []
    for name in names:
        row = Authorship(**_parts(name))
        if before := decided.get((row.role, row.fold)):
            former = before.pop(0)
            row.person, row.decided, row.selected = former.person, former.decided, former.selected
            row.orcid = row.orcid or former.orcid
        found.append(row)
    hidden = [row for row in rows if not row.printed]
    for place, row in enumerate([*found, *hidden]):
        row.sort_order = place
    publication.authorships.set([*found, *hidden])


def _parts(name: Name) -> dict[str, Any]:
    fields = ("given", "particle", "family", "suffix", "literal", "orcid", "role", "equal")
    lengths = {
        field.name: field.max_length for field in Authorship._meta.fields if field.max_length
    }
    texts = {part: getattr(name, part) for part in (*fields, "corresponding")}
    return {
        part: value[: lengths.get(part)] if isinstance(value, str) else value
        for part, value in texts.items()
    }


def _keyword(name: str, language: str) -> Keyword:
    """Return the keyword of this name, in whatever case it is written, or create it."""
    name = name[:100]
    found = Keyword.objects.filter(name__iexact=name).first()
    return found or Keyword.objects.create(name=name, typed_in=language or "en")


def _add_versions(publication: Publication, work: Work, free: list[str]) -> None:
    """Add versions for addresses and identifiers that no version of the publication has."""
    rows = list(publication.versions.all())
    known = {value for row in rows for value in (row.url, row.doi, row.arxiv) if value}
    known |= {publication.doi, publication.arxiv, f"https://doi.org/{publication.doi}"}
    own_kind = VersionKind.PREPRINT if work.kind == "preprint" else VersionKind.PUBLISHED
    licence = work.licence if work.licence in Licence.values else ""
    new = [
        PublicationVersion(kind=own_kind, url=url, licence=licence)
        for fact, url in (("pdf_url", work.pdf_url), ("url", work.url))
        if fact in free and url and url not in known
    ]
    for other in work.related if "related" in free else ():
        scheme, _colon, value = other.partition(":")
        if scheme == "arxiv" and value not in known:
            new.append(PublicationVersion(kind=VersionKind.PREPRINT, arxiv=value))
        elif scheme == "doi" and value not in known:
            kind = VersionKind.PUBLISHED if work.kind == "preprint" else VersionKind.PREPRINT
            new.append(PublicationVersion(kind=kind, doi=value))
    rows += new
    for place, row in enumerate(rows):
        row.sort_order = place
    publication.versions.set(rows)
