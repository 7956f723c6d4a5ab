"""Answers of services become works; whatever is not as expected is absent and ends nothing."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from research.bibliography.kinds import Kind
from research.bibliography.work import Name
from research.sources import arxiv, crossref, datacite, openalex, orcid
from research.sources.answers import SourceError

CROSSREF: dict[str, Any] = {
    "message": {
        "type": "journal-article",
        "title": ["Short packets in H<sub>2</sub>O &amp;amp; <i>ice</i>"],
        "subtitle": ["A view"],
        "author": [
            {"given": "Åsa", "family": "Alm", "ORCID": "https://orcid.org/0000-0002-1825-0097"},
            {"name": "The TROLL Collaboration"},
        ],
        "published-print": {"date-parts": [[2016, 9]]},
        "published-online": {"date-parts": [[2015, 12, 31]]},
        "container-title": ["Transactions on Invented Results"],
        "volume": "62",
        "issue": "9",
        "page": "12-17",
        "publisher": "Invented Press",
        "DOI": "10.5555/A.1",
        "ISSN": ["0018-9448"],
        "language": "en",
        "abstract": "<jats:p>We study <mml:math><mml:mi>x</mml:mi></mml:math>.</jats:p>",
        "license": [{"URL": "https://creativecommons.org/licenses/by/4.0/"}],
        "relation": {"has-preprint": [{"id": "10.48550/arXiv.1504.06526", "id-type": "doi"}]},
    }
}
DATACITE: dict[str, Any] = {
    "data": {
        "attributes": {
            "doi": "10.5555/data.1",
            "titles": [
                {"title": "Channel measurements"},
                {"title": "In Swedish", "titleType": "TranslatedTitle"},
            ],
            "creators": [
                {
                    "name": "Alm, Åsa",
                    "nameIdentifiers": [
                        {"nameIdentifier": "0000-0002-1825-0097", "nameIdentifierScheme": "ORCID"}
                    ],
                },
                {"name": "Invented University, Department", "nameType": "Organizational"},
            ],
            "publicationYear": 2021,
            "dates": [{"date": "2021-10-05", "dateType": "Issued"}],
            "publisher": {"name": "Zenodo"},
            "types": {"resourceTypeGeneral": "Dataset"},
            "relatedIdentifiers": [
                {
                    "relationType": "IsVersionOf",
                    "relatedIdentifier": "10.5555/data.0",
                    "relatedIdentifierType": "DOI",
                }
            ],
        }
    }
}
ORCID: dict[str, Any] = {
    "group": [
        {
            "external-ids": {
                "external-id": [
                    {
                        "external-id-type": "doi",
                        "external-id-value": "10.5555/A.1",
                        "external-id-relationship": "self",
                    },
                    {
                        "external-id-type": "arxiv",
                        "external-id-value": "1504.06526",
                        "external-id-relationship": "self",
                    },
                    {
                        "external-id-type": "isbn",
                        "external-id-value": "9780306406157",
                        "external-id-relationship": "part-of",
                    },
                ]
            },
            "work-summary": [
                {
                    "put-code": 1,
                    "display-index": "0",
                    "title": {"title": {"value": "SHORT PACKETS"}},
                    "type": "preprint",
                },
                {
                    "put-code": 2,
                    "display-index": "1",
                    "title": {"title": {"value": "Short packets"}, "subtitle": None},
                    "type": "journal-article",
                    "journal-title": {"value": "Transactions on Invented Results"},
                    "publication-date": {
                        "year": {"value": "2016"},
                        "month": {"value": "09"},
                        "day": None,
                    },
                },
            ],
        },
        {
            "work-summary": [
                {"put-code": 3, "title": {"title": {"value": "A talk"}}, "type": "lecture-speech"}
            ]
        },
    ]
}
OPENALEX: dict[str, Any] = {
    "meta": {"next_cursor": "abc"},
    "results": [
        {
            "id": "https://openalex.org/W1",
            "doi": "https://doi.org/10.5555/a.1",
            "title": "Short packets",
            "type": "article",
            "publication_date": "2016-09-01",
            "authorships": [
                {
                    "raw_author_name": "Åsa Alm",
                    "author": {"orcid": "https://orcid.org/0000-0002-1825-0097"},
                }
            ],
            "biblio": {"volume": "62", "issue": "9", "first_page": "12", "last_page": "17"},
            "primary_location": {
                "source": {"display_name": "Invented Conference", "type": "conference"}
            },
            "language": "en",
        }
    ],
}
ARXIV = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
<entry><id>http://arxiv.org/abs/1504.06526v3</id><title>Short packets in
  $\\ell_2$ and Poincar\\'e</title><summary>We study $x$.</summary><published>2015-04-24T15:00:00Z</published>
<author><name>Åsa von Alm</name></author><author><name>The TROLL Collaboration</name></author>
<arxiv:doi>10.5555/A.1</arxiv:doi></entry>
<entry><id>http://arxiv.org/api/errors#x</id><title>Error</title></entry></feed>"""


def body(answer: dict[str, Any]) -> bytes:
    return json.dumps(answer).encode()


def test_crossref() -> None:
    work = crossref.work_of(body(CROSSREF))
    assert work.title == r"Short packets in H\textsubscript{2}O & \emph{ice}: A view"
    assert work.names == (
        Name(given="Åsa", family="Alm", orcid="0000-0002-1825-0097"),
        Name(literal="The TROLL Collaboration"),
    )
    assert (work.kind, work.year, work.month, work.day) == (Kind.ARTICLE, 2016, 9, None)
    assert (work.doi, work.pages, work.volume, work.issue) == ("10.5555/a.1", "12–17", "62", "9")
    assert work.abstract == "We study $x$."
    assert work.related == ("arxiv:1504.06526",)
    assert work.licence == "https://creativecommons.org/licenses/by/4.0/"


def test_datacite() -> None:
    work = datacite.work_of(body(DATACITE))
    assert (work.kind, work.title, work.publisher) == (
        Kind.DATASET,
        "Channel measurements",
        "Zenodo",
    )
    assert work.names == (
        Name(given="Åsa", family="Alm", orcid="0000-0002-1825-0097"),
        Name(literal="Invented University, Department"),
    )
    assert (work.year, work.month, work.day) == (2021, 10, 5)
    assert work.related == ("doi:10.5555/data.0",)


def test_orcid_has_a_work_once_with_all_its_identifiers() -> None:
    first, second = orcid.works_of(body(ORCID))
    assert (first.title, first.kind, first.venue) == (
        "Short packets",
        Kind.ARTICLE,
        "Transactions on Invented Results",
    )
    assert (first.doi, first.arxiv, first.isbn, first.year, first.month) == (
        "10.5555/a.1",
        "1504.06526",
        "",
        2016,
        9,
    )
    assert (second.title, second.kind, second.doi) == ("A talk", Kind.OTHER, "")


def test_openalex() -> None:
    (work,), cursor = openalex.works_of(body(OPENALEX))
    assert (work.kind, work.venue, work.pages) == (Kind.CONFERENCE, "Invented Conference", "12–17")
    assert work.names == (Name(given="Åsa", family="Alm", orcid="0000-0002-1825-0097"),)
    assert cursor == "abc"


def test_arxiv() -> None:
    (work,) = arxiv.works_of(ARXIV.encode())
    assert (work.arxiv, work.doi, work.related) == ("1504.06526", "", ("doi:10.5555/a.1",))
    assert work.title == r"Short packets in $\ell_2$ and Poincaré"
    assert work.names == (
        Name(given="Åsa", particle="von", family="Alm"),
        Name(literal="The TROLL Collaboration"),
    )


@pytest.mark.parametrize(
    ("read", "answer"),
    [
        (crossref.work_of, b"<html>Sorry</html>"),
        (crossref.work_of, b'{"message": {"DOI": "10.5555/a"}}'),
        (datacite.work_of, b"[]"),
        (orcid.works_of, b"[" * 100_000),
        (openalex.works_of, b"\xff\xfe"),
        (arxiv.works_of, b"<html>"),
        (arxiv.works_of, b'<!DOCTYPE x [<!ENTITY a "b">]><feed>&a;</feed>'),
        (arxiv.works_of, '<!DOCTYPE x [<!ENTITY a "b">]><feed>&a;</feed>'.encode("utf-16")),
        (arxiv.works_of, b"<!DOCTYPE feed><feed></feed>"),
    ],
)
def test_what_is_no_answer_is_said(read: Callable[[bytes], object], answer: bytes) -> None:
    with pytest.raises(SourceError):
        read(answer)


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.just("10.5555/a"),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)


def with_junk(answer: Any, choose: Callable[[Any], Any]) -> Any:
    """Return the answer with some of its values replaced."""
    if isinstance(answer, dict):
        return choose({name: with_junk(value, choose) for name, value in answer.items()})
    if isinstance(answer, list):
        return choose([with_junk(one, choose) for one in answer])
    return choose(answer)


@settings(max_examples=25, deadline=None)
@given(st.data())
@pytest.mark.parametrize(
    ("read", "answer"),
    [
        (crossref.work_of, CROSSREF),
        (datacite.work_of, DATACITE),
        (orcid.works_of, ORCID),
        (openalex.works_of, OPENALEX),
    ],
    ids=["crossref", "datacite", "orcid", "openalex"],
)
@pytest.mark.table
def test_no_answer_ends_the_run(
    read: Callable[[bytes], object], answer: Any, data: st.DataObject
) -> None:
    def choose(value: Any) -> Any:
        return data.draw(JUNK) if data.draw(st.integers(0, 9)) == 0 else value

    try:
        read(json.dumps(with_junk(answer, choose)).encode())
    except SourceError:
        pass
