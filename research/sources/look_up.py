"""Works by DOI, arXiv number or ORCID iD, from the services that know them."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import batched
from typing import Final

from research.bibliography.work import Work
from research.sources import arxiv, crossref, datacite, openalex, orcid
from research.sources.answers import SourceError
from research.sources.manners import Client

ENDING: Final = frozenset({"limit"})
"""Codes after which nothing else is asked in this run."""
MAX_PAGES: Final = 20
"""Pages of a person's works at OpenAlex, with 100 works each."""
_ATOM: Final = "application/atom+xml"


@dataclass(frozen=True)
class Found:
    """A work, the service that describes it, the service's own name for it, and its answer."""

    source: str
    source_id: str
    work: Work
    answer: bytes = b""


@dataclass(frozen=True)
class NotFound:
    """Something that no service could describe. `code` is that of the last `SourceError`."""

    identifier: str
    code: str


type Result = Found | NotFound
type IsKnown = Callable[[Work], bool]
"""Whether the site has a work already, so that nobody is asked about it."""


def by_doi(client: Client, doi: str) -> Result:
    """Return the work with this DOI, from Crossref or else DataCite. Raises SourceError("limit")."""
    code = ""
    for source, module in (("crossref", crossref), ("datacite", datacite)):
        try:
            answer = client.get(module.address(doi))
            return Found(source, f"doi:{doi}", module.work_of(answer), answer)
        except SourceError as error:
            if error.code in ENDING:
                raise
            # What Crossref does not know is DataCite's; the first reason says more than the second.
            code = code if code and error.code == "not_found" else error.code
    return NotFound(f"doi:{doi}", code)


def by_arxiv(client: Client, numbers: Iterable[str]) -> Iterator[Result]:
    """Yield the preprints with these numbers, some at once. Raises SourceError("limit")."""
    for some in batched(numbers, arxiv.MAX_AT_ONCE):
        code, found = "not_found", {}
        answer = b""
        try:
            answer = client.get(arxiv.address(list(some)), _ATOM)
            found = {work.arxiv: work for work in arxiv.works_of(answer)}
        except SourceError as error:
            if error.code in ENDING:
                raise
            code = error.code
        for number in some:
            if number in found:
                yield Found("arxiv", f"arxiv:{number}", found[number], _entry_of(answer, number))
            else:
                yield NotFound(f"arxiv:{number}", code)


def by_orcid(
    client: Client, person: str, is_known: IsKnown, openalex_key: str = ""
) -> Iterator[Result]:
    """Yield the works of a person that the site does not know. Raises SourceError("limit").

    The list of ORCID has no authors. Works with a DOI or an arXiv number are therefore looked up; one
    that no service knows is yielded as ORCID describes it.
    """
    try:
        works = orcid.works_of(client.get(orcid.address(person)))
    except SourceError as error:
        if error.code in ENDING:
            raise
        yield NotFound(f"orcid:{person}", error.code)
        works = []
    works = [work for work in works if not is_known(work)]
    preprints = {work.arxiv: work for work in works if work.arxiv and not work.doi}
    for work in works:
        if work.doi:
            yield _or_as_described(by_doi(client, work.doi), work)
        elif not work.arxiv:
            yield _described(work)
    for result in by_arxiv(client, preprints):
        yield _or_as_described(result, preprints[_number(result)])
    if openalex_key:
        yield from _of_openalex(client, person, is_known, openalex_key)


def _number(result: Result) -> str:
    name = result.source_id if isinstance(result, Found) else result.identifier
    return name.removeprefix("arxiv:")


def _or_as_described(result: Result, work: Work) -> Result:
    return result if isinstance(result, Found) else _described(work)


def _described(work: Work) -> Found:
    name = f"doi:{work.doi}" if work.doi else f"arxiv:{work.arxiv}" if work.arxiv else work.key
    return Found("orcid", name, work)


def _of_openalex(client: Client, person: str, is_known: IsKnown, key: str) -> Iterator[Result]:
    cursor = "*"
    for _page in range(MAX_PAGES):
        try:
            works, cursor = openalex.works_of(client.get(openalex.address(person, key, cursor)))
        except SourceError as error:
            if error.code in ENDING:
                raise
            yield NotFound(f"openalex:{person}", error.code)
            return
        yield from (
            Found("openalex", f"doi:{work.doi}" if work.doi else work.key, work)
            for work in works
            if not is_known(work)
        )
        if not cursor:
            return


def _entry_of(answer: bytes, number: str) -> bytes:
    """Return the entry of a feed that describes a preprint."""
    for entry in re.findall(rb"<entry>.*?</entry>", answer, re.DOTALL):
        if f"/abs/{number}".encode() in entry:
            return bytes(entry)
    return b""
