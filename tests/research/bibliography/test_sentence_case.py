"""Titles in capitals alone are proposed in sentence case, and the editor is told."""

import json

import pytest

from research.bibliography.reading.bibtex_file import read_bibtex
from research.bibliography.sentence_case import in_sentence_case
from research.bibliography.work import Note
from research.bibliography.writing.bibtex import bibtex
from research.sources import crossref

CAPITALS = "DEEP LEARNING FOR OFDM SYSTEMS"


@pytest.mark.table
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (CAPITALS, "Deep learning for OFDM systems"),
        (
            "ON THE CAPACITY OF MIMO CHANNELS: A SURVEY",
            "On the capacity of MIMO channels: A survey",
        ),
        ("GANS AND CNNS IN 5G: A GAUSSIAN VIEW", "GANs and CNNs in 5G: A Gaussian view"),
        ("OM KODER FÖR TRÅDLÖSA NÄT", "Om koder för trådlösa nät"),
        # No sentence, or not capitals alone.
        ("OFDM", "OFDM"),
        ("MIMO OFDM LDPC QAM", "MIMO OFDM LDPC QAM"),
        ("Deep Learning for OFDM Systems", "Deep Learning for OFDM Systems"),
        ("DEEP LEARNING for OFDM SYSTEMS", "DEEP LEARNING for OFDM SYSTEMS"),
        # "ADCS" may be an abbreviation.
        ("CELL-FREE SYSTEMS WITH LOW-RESOLUTION ADCS",) * 2,
        # What is a formula or a mark is not a word.
        ("ALL CAPITALS AND $x$ MORE", "ALL CAPITALS AND $x$ MORE"),
        ("ALL CAPITALS AND $X$ MORE", "ALL CAPITALS AND $X$ MORE"),
        ("", ""),
    ],
)
def test_a_title_in_sentence_case(title, expected):
    assert in_sentence_case(title) == expected


def work_of(title):
    entry = f"@article{{a, title={title}, author={{Ek, Anna}}, year=2020}}"
    (read,) = read_bibtex(entry.encode()).works
    return read.work


def test_bibtex_notes_what_was_printed():
    work = work_of(f"{{{CAPITALS}}}")
    assert work.title == "Deep learning for OFDM systems"
    assert Note("capitals", CAPITALS) in work.notes


def test_capitals_in_braces_stay():
    work = work_of(f"{{{{{CAPITALS}}}}}")
    assert (work.title, work.notes) == (CAPITALS, ())
    assert bibtex(read_bibtex(bibtex(work).encode()).works[0].work) == bibtex(work)


def test_crossref_notes_what_was_printed():
    answer = {"message": {"DOI": "10.5555/a", "title": [CAPITALS], "type": "journal-article"}}
    work = crossref.work_of(json.dumps(answer).encode())
    assert work.title == "Deep learning for OFDM systems"
    assert work.notes == (Note("capitals", CAPITALS),)
