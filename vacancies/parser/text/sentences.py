"""Splits a paragraph into sentences with their positions."""

import re
from typing import Final

from vacancies.parser.text.results import Piece

# Abbreviations: a full stop after them does not end a sentence.
SHORT: Final = {
    *("prof", "dr", "assoc", "asst", "st", "mr", "ms", "mrs", "no", "nr", "ref", "dnr", "tel"),
    *("e.g", "i.e", "etc", "cf", "approx", "max", "min", "incl", "vs", "ph.d", "m.sc", "b.sc"),
    *(
        "ev",
        "t.ex",
        "bl.a",
        "d.v.s",
        "dvs",
        "m.m",
        "kl",
        "ca",
        "s.k",
        "f.d",
        "fr.o.m",
        "t.o.m",
        "o.s.v",
    ),
    *("univ", "inst", "dept", "doc", "resp", "fig", "jan", "feb", "aug", "sept", "okt", "nov"),
}
END: Final = re.compile(r"[.!?][\"”’)\]]*\s+(?=[^\W\d_]|[\"“‘(\[\d])")
LAST_WORD: Final = re.compile(r"(\S+?)[.!?][\"”’)\]]*\s*$")


def split_sentences(piece: Piece) -> list[Piece]:
    """Return the sentences of a piece; positions are exact if its source has no repeated spaces."""
    found, begin = [], 0
    for end in END.finditer(piece.text):
        if _is_sentence_end(piece.text[begin : end.end()], piece.text[end.end() :]):
            found.append((begin, end.end()))
            begin = end.end()
    found.append((begin, len(piece.text)))
    return [
        _part_of_piece(piece, first, last)
        for first, last in found
        if piece.text[first:last].strip()
    ]


def _is_sentence_end(sentence: str, following_text: str) -> bool:
    if following_text[:1].islower():
        return False
    word = LAST_WORD.search(sentence)
    last = word.group(1).strip('("“‘[').casefold() if word else ""
    return last not in SHORT and not (len(last) == 1 and last.isalpha())


def _part_of_piece(piece: Piece, begin: int, end_offset: int) -> Piece:
    text = piece.text[begin:end_offset].rstrip()
    if begin == 0 and len(text) == len(piece.text):
        return piece
    start = min(piece.start + begin, piece.end)
    end = piece.end if end_offset == len(piece.text) else min(start + len(text), piece.end)
    return Piece(text, start, end)
