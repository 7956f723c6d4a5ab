"""A work as a line of a list of references, and lists of authors that are not complete in every format."""

from dataclasses import replace

import pytest
import rispy

from research.bibliography.kinds import Kind
from research.bibliography.work import Name, Work
from research.bibliography.writing.bibtex import bibtex
from research.bibliography.writing.citation import citation
from research.bibliography.writing.csl_json import csl_item
from research.bibliography.writing.ris import ris

EK, LI = Name(given="Åsa", family="Ek"), Name(given="Wei-Li", family="Li")
ALM = Name(given="Bo", particle="von", family="Alm", role="editor")
DAL = Name(given="Carl", family="Dal", suffix="Jr.", role="editor")
SJO = Name(given="Dag", family="Sjö", role="editor")
TROLL = Name(literal="TROLL Group", role="editor")
CHAPTER = Work(
    kind=Kind.CHAPTER, title="Short packets", names=(EK,), year=2016, venue="Waves", pages="1–9"
)
MANY = tuple(Name(given="A.", family=f"Ek{number}") for number in range(25))


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "Ek, Å. (2016). Short packets. In Waves, 1–9."),
        ({"names": (EK, ALM)}, "Ek, Å. (2016). Short packets. In B. von Alm (Ed.), Waves, 1–9."),
        (
            {"names": (EK, ALM, DAL)},
            "Ek, Å. (2016). Short packets. In B. von Alm & C. Dal Jr. (Eds.), Waves, 1–9.",
        ),
        (
            {"names": (EK, ALM, SJO, TROLL)},
            "Ek, Å. (2016). Short packets. In B. von Alm, D. Sjö & TROLL Group (Eds.), Waves, 1–9.",
        ),
        ({"names": (ALM,)}, "(2016). Short packets. In B. von Alm (Ed.), Waves, 1–9."),
        (
            {"names": (EK, ALM), "venue": ""},
            "Ek, Å. (2016). Short packets. In B. von Alm (Ed.), 1–9.",
        ),
        ({"venue": ""}, "Ek, Å. (2016). Short packets. 1–9."),
        (
            {"kind": Kind.CONFERENCE, "names": (EK, ALM)},
            "Ek, Å. (2016). Short packets. In B. von Alm (Ed.), Waves, 1–9.",
        ),
        ({"kind": Kind.CONFERENCE}, "Ek, Å. (2016). Short packets. Waves, 1–9."),
        ({"kind": Kind.ARTICLE, "names": (EK, ALM)}, "Ek, Å. (2016). Short packets. Waves, 1–9."),
        (
            {"kind": Kind.PROCEEDINGS, "names": (ALM, SJO), "venue": "", "pages": ""},
            "von Alm, B. & Sjö, D. (Eds.) (2016). Short packets.",
        ),
        (
            {"kind": Kind.BOOK, "names": (ALM,), "year": None, "venue": "", "pages": ""},
            "von Alm, B. (Ed.). Short packets.",
        ),
    ],
)
def test_editors_are_called_editors(facts: dict[str, object], expected: str) -> None:
    assert citation(replace(CHAPTER, **facts)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((EK,), "Ek, Å., et al. (2016)."),
        ((EK, LI), "Ek, Å., Li, W.-L., et al. (2016)."),
        ((EK, ALM), "Ek, Å., et al. (2016)."),
        (MANY, f"{', '.join(f'Ek{number}, A.' for number in range(19))}, et al. (2016)."),
        ((), "(2016)."),
    ],
)
def test_a_citation_says_that_authors_are_missing(names: tuple[Name, ...], expected: str) -> None:
    work = replace(CHAPTER, names=names, authors_complete=False)
    assert citation(work).startswith(f"{expected} Short packets.")
    assert "et al" not in citation(replace(work, authors_complete=True))


@pytest.mark.parametrize(
    ("complete", "names"), [(True, ["Ek, Åsa"]), (False, ["Ek, Åsa", "et al."])]
)
def test_files_say_that_authors_are_missing(complete: bool, names: list[str]) -> None:
    work = replace(CHAPTER, key="a", authors_complete=complete)
    (entry,) = rispy.loads(ris(work))
    assert entry["authors"] == names
    literals = [name.get("literal") for name in csl_item(work)["author"]]
    assert literals == [None, "et al."][: len(names)]
    assert (" and others}" in bibtex(work)) is not complete


def test_a_work_without_authors_has_none_in_files_either() -> None:
    work = replace(CHAPTER, key="a", names=(), authors_complete=False)
    assert "AU  -" not in ris(work)
    assert "author" not in csl_item(work)
