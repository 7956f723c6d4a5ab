"""BibTeX, RIS and CSL-JSON that is written, read by us and by others."""

import json
from typing import Any

import pytest
import rispy
from hypothesis import given, settings
from pybtex.database import parse_string

from research.bibliography.kinds import Kind
from research.bibliography.reading.bibtex_file import read_bibtex
from research.bibliography.work import Name, Work
from research.bibliography.writing.bibtex import bibtex
from research.bibliography.writing.csl_json import csl_item
from research.bibliography.writing.ris import ris
from tests.research.bibliography.strategies import WORKS

WORK = Work(
    key="alm2016short",
    kind=Kind.ARTICLE,
    title=r"Short packets in $\ell_2$: the \emph{MIMO} case & more",
    names=(
        Name(given="Åsa", particle="von", family="Alm", equal=True),
        Name(given="Wei", family="Li", suffix="Jr."),
        Name(literal="The TROLL Collaboration"),
        Name(given="Bo", family="Ek", role="editor"),
    ),
    year=2016,
    month=9,
    venue="Transactions on Invented Results",
    volume="62",
    issue="9",
    pages="12–17",
    doi="10.5555/a_b.1",
    url="https://example.org/a_b?c=d",
    language="en",
)
STRING = {"type": "string"}
NAMES = {
    "type": "array",
    "items": {
        "additionalProperties": False,
        "properties": dict.fromkeys(
            ("family", "given", "non-dropping-particle", "suffix", "literal"), STRING
        ),
    },
}
# The part of https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json that we use.
ITEM = {
    "type": "object",
    "required": ["id", "type"],
    "additionalProperties": False,
    "properties": {
        **dict.fromkeys(
            (
                *(
                    "id",
                    "title",
                    "status",
                    "genre",
                    "container-title",
                    "collection-title",
                    "volume",
                    "issue",
                    "number",
                ),
                *(
                    "page",
                    "edition",
                    "publisher",
                    "publisher-place",
                    "ISBN",
                    "ISSN",
                    "DOI",
                    "URL",
                    "language",
                ),
                *("keyword", "abstract"),
            ),
            STRING,
        ),
        "type": {
            "enum": [
                *(
                    "article",
                    "article-journal",
                    "book",
                    "chapter",
                    "dataset",
                    "document",
                    "paper-conference",
                ),
                *("patent", "report", "software", "thesis"),
            ]
        },
        "author": NAMES,
        "editor": NAMES,
        "issued": {
            "additionalProperties": False,
            "properties": {
                "date-parts": {
                    "type": "array",
                    "minItems": 1,
                    "maxItems": 1,
                    "items": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 3,
                        "items": {"type": "integer"},
                    },
                }
            },
        },
    },
}


def test_an_entry_is_written_from_its_facts() -> None:
    assert bibtex(WORK) == (
        "@article{alm2016short,\n"
        "  author = {von Alm, Åsa$^*$ and Li, Jr., Wei and {The TROLL Collaboration}},\n"
        "  editor = {Ek, Bo},\n"
        "  title = {Short packets in $\\ell_2$: the \\emph{{MIMO}} case \\& more},\n"
        "  journal = {Transactions on Invented Results},\n"
        "  volume = {62},\n"
        "  number = {9},\n"
        "  pages = {12--17},\n"
        "  year = {2016},\n"
        "  month = {9},\n"
        "  doi = {10.5555/a_b.1},\n"
        "  url = {https://example.org/a_b?c=d},\n"
        "  language = {en},\n"
        "}\n"
    )


def test_another_reader_of_bibtex_finds_the_same() -> None:
    entry = parse_string(bibtex(WORK), "bibtex").entries["alm2016short"]
    assert entry.fields["journal"] == "Transactions on Invented Results"
    assert [str(name) for name in entry.persons["author"]] == [
        "von Alm, Åsa$^*$",
        "Li, Jr., Wei",
        "{The TROLL Collaboration}",
    ]


@settings(max_examples=25, deadline=None)
@given(WORKS)
def test_what_is_read_from_our_file_is_written_as_the_same_file(work: Work) -> None:
    first = bibtex(work)
    (read,) = read_bibtex(first.encode()).works
    assert bibtex(read.work) == first


@pytest.mark.parametrize(
    "name",
    [
        Name(given="B. Ek", family="A. Alm"),
        Name(given="Bo", family="Collaboration"),
        Name(given="Bo C", family="Ek A"),
        Name(literal="Ek A, Alm B"),
    ],
)
def test_a_name_that_looks_like_a_list_or_a_group_is_read_back_as_written(name: Name) -> None:
    first = bibtex(Work(key="a", title="A", names=(name,)))
    (read,) = read_bibtex(first.encode()).works
    assert (len(read.work.names), str(read.work.names[0])) == (1, str(name))
    assert bibtex(read.work) == first


@pytest.mark.parametrize(
    "names",
    [
        (Name(given="Bo C", family="Ek A", equal=True),),
        (Name(given="Bo C", family="Ek A", equal=True), Name(given="Carl", family="Alm")),
        (Name(family="Ek A"), Name(family="Alm B", equal=True)),
        (Name(literal="TROLL", equal=True), Name(given="Bo", family="Ek (*)")),
    ],
)
def test_names_and_marks_of_a_list_are_read_back_as_written(names: tuple[Name, ...]) -> None:
    first = bibtex(Work(key="a", title="A", names=names))
    (read,) = read_bibtex(first.encode()).works
    found = [(str(name), name.equal) for name in read.work.names]
    assert found == [(str(name), name.equal) for name in names]
    assert bibtex(read.work) == first


@pytest.mark.parametrize("sign", ["{", "}", "(", r"\{", '"', "@"])
def test_commas_after_a_sign_that_stands_alone_stay(sign: str) -> None:
    first = bibtex(Work(key="a", kind=Kind.ARTICLE, edition=sign, abstract=",,"))
    (read,) = read_bibtex(first.encode()).works
    assert read.work.abstract == ",,"
    assert bibtex(read.work) == first


def test_signs_of_html_in_a_formula_are_none_in_the_text_beside_it() -> None:
    first = bibtex(Work(key="a", kind=Kind.ARTICLE, title=r"<i>$<i>$ and $\ell_2$"))
    (read,) = read_bibtex(first.encode()).works
    assert bibtex(read.work) == first


@pytest.mark.thorough
@settings(max_examples=150, deadline=None)
@given(WORKS)
def test_what_is_read_from_our_file_is_written_as_the_same_file_many_times(work: Work) -> None:
    first = bibtex(work)
    (read,) = read_bibtex(first.encode()).works
    assert bibtex(read.work) == first


@settings(max_examples=25, deadline=None)
@given(WORKS)
def test_reference_managers_read_our_ris(work: Work) -> None:
    (entry,) = rispy.loads(ris(work))
    others = bool(work.authors) and not work.authors_complete
    assert len(entry.get("authors", [])) == len(work.authors) + others
    assert not entry.get("unknown_tag")


def test_ris_has_the_facts() -> None:
    (entry,) = rispy.loads(ris(WORK))
    assert entry["type_of_reference"] == "JOUR"
    assert entry["title"] == "Short packets in ℓ₂: the MIMO case & more"
    assert entry["authors"] == ["von Alm, Åsa", "Li, Wei, Jr.", "The TROLL Collaboration"]
    assert (entry["start_page"], entry["end_page"], entry["doi"]) == ("12", "17", "10.5555/a_b.1")


@settings(max_examples=25, deadline=None)
@given(WORKS)
def test_csl_json_follows_its_schema(work: Work) -> None:
    item: dict[str, Any] = json.loads(json.dumps(csl_item(work)))
    import jsonschema  # takes a second

    jsonschema.validate(item, ITEM)


def test_csl_json_has_the_rich_text_that_it_knows() -> None:
    item = csl_item(WORK)
    assert item["title"] == "Short packets in ℓ₂: the <i>MIMO</i> case &amp; more"
    assert item["issued"] == {"date-parts": [[2016, 9]]}
    assert item["author"][0] == {"family": "Alm", "given": "Åsa", "non-dropping-particle": "von"}
