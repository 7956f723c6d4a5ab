"""What is recognised in a pasted text, and what is said not to have been understood."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from research.bibliography.reading.bibtex_file import read_bibtex
from research.bibliography.reading.pasted_text import MAX_UNREAD, recognised
from research.bibliography.work_data import as_data, work_of_data
from tests.research.bibliography.strategies import WORKS


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("10.5555/a.1", "dois", ["10.5555/a.1"]),
        ("https://doi.org/10.5555/A.1", "dois", ["10.5555/a.1"]),
        ("DOI: 10.5555/a.1, 10.5555/a.2.", "dois", ["10.5555/a.1", "10.5555/a.2"]),
        ("1. 10.5555/a.1\n2. 10.5555/a.1", "dois", ["10.5555/a.1"]),
        ("https://doi.org/10.48550/arXiv.2401.01234", "arxivs", ["2401.01234"]),
        ("arXiv:2401.01234v2 [cs.IT]", "arxivs", ["2401.01234"]),
        ("arXiv:2401.01234v2", "arxivs", ["2401.01234"]),
        ("https://arxiv.org/pdf/2401.01234v3.pdf", "arxivs", ["2401.01234"]),
        ("https://orcid.org/0000-0002-1825-0097", "orcids", ["0000-0002-1825-0097"]),
        ("Ek, A. (2016). A paper. 10.5555/a.1", "dois", []),
    ],
)
def test_identifiers(text: str, kind: str, expected: list[str]) -> None:
    assert getattr(recognised(text), kind) == expected


def test_a_mixture_is_parted_and_lines_keep_their_numbers() -> None:
    text = (
        "10.5555/a.1\n\n@article{k,\n title = {A {Title}},\n\n year = 2016\n}\n"
        "hello there\n@misc{m, title={B}}"
    )
    found = recognised(text)
    assert found.dois == ["10.5555/a.1"]
    assert [(line.number, line.text) for line in found.unread] == [(8, "hello there")]
    assert [(one.line, one.work.key) for one in read_bibtex(found.bibtex.encode()).works] == [
        (3, "k"),
        (9, "m"),
    ]


def test_an_entry_that_is_left_open_does_not_take_the_next_with_it() -> None:
    found = recognised("@article{a,\n title={Open},\n@article{b, title={B}, year=2020}\n10.5555/x")
    assert (found.dois, [one.work.key for one in read_bibtex(found.bibtex.encode()).works]) == (
        ["10.5555/x"],
        ["b"],
    )


def test_a_hostile_text_takes_little_time() -> None:
    started = time.process_time()
    lines = ["10.5555/" * 100_000, "(1" * 200_000, "x\n" * 100_000, "@a{" * 100_000]
    found = recognised("\n".join(lines))
    assert (len(found.unread), found.unread_count) == (MAX_UNREAD, 100_002)
    assert time.process_time() - started < 5


@given(st.text(max_size=200))
@settings(deadline=None, max_examples=30)
def test_any_text_gives_a_result(text: str) -> None:
    recognised(text)


@pytest.mark.thorough
@given(WORKS)
@settings(deadline=None, max_examples=30)
def test_a_stored_work_is_the_same_work(work) -> None:
    assert work_of_data(as_data(work)) == work
