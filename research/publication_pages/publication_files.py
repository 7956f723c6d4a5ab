"""Publications as BibTeX, RIS and CSL-JSON: what visitors may see of them, one or many."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import batched
from typing import Final

from research.bibliography.work import Work
from research.bibliography.writing.bibtex import bibtex
from research.bibliography.writing.csl_json import csl_item
from research.bibliography.writing.ris import ris
from research.models import PublicationQuerySet
from research.publication_facts.public_works import public_works

BATCH: Final = 500


@dataclass(frozen=True)
class FileFormat:
    """A format: its name, media type and extension, and what writes many works in it."""

    name: str
    content_type: str
    extension: str
    written: Callable[[Iterable[Work]], Iterator[str]]


def _bibtex_entries(works: Iterable[Work]) -> Iterator[str]:
    for place, work in enumerate(works):
        yield f"\n{bibtex(work)}" if place else bibtex(work)


def _ris_records(works: Iterable[Work]) -> Iterator[str]:
    return (ris(work) for work in works)


def _csl_items(works: Iterable[Work]) -> Iterator[str]:
    yield "["
    for place, work in enumerate(works):
        yield f"{',' if place else ''}\n{json.dumps(csl_item(work), ensure_ascii=False)}"
    yield "\n]\n"


FORMATS: Final = {
    "bibtex": FileFormat("BibTeX", "application/x-bibtex", "bib", _bibtex_entries),
    "ris": FileFormat("RIS", "application/x-research-info-systems", "ris", _ris_records),
    "csl-json": FileFormat(
        "CSL-JSON", "application/vnd.citationstyles.csl+json", "json", _csl_items
    ),
}


def chunks_of_file(
    publications: PublicationQuerySet, file_format: str, at: datetime
) -> Iterator[bytes]:
    """Yield the file of these publications, read and written in batches."""
    pks = list(publications.values_list("pk", flat=True))
    written = FORMATS[file_format].written(_works(pks, at))
    for part in batched(written, BATCH):
        yield "".join(part).encode()


def _works(pks: list[int], at: datetime) -> Iterator[Work]:
    for batch in batched(pks, BATCH):
        yield from public_works(batch, at)
