"""R14: what a page draws is counted without drawing it."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from vacancies.applications.files.pdf.content_stream_counts import (
    count_blended_paints,
    count_length_resource_uses_and_paints,
    count_paints_by_pattern,
    letter_count_upper_limit,
)
from vacancies.applications.files.pdf.refusal_reasons import PdfRefusedError, Reason

USES = {
    b"/X Do": {(b"X", b"Do"): 1},
    b"q 1 0 0 1 5 5 cm /Im0 Do Q q /Im0 Do Q": {(b"Im0", b"Do"): 2},
    b"/F1 12 Tf (Do it) Tj /P cs /P1 scn /G gs": {
        (b"F1", b"Tf"): 1,
        (b"P1", b"scn"): 1,
        (b"G", b"gs"): 1,
    },
    b"/X % a remark\r\nDo": {(b"X", b"Do"): 1},
    b"/X\0\t\f 1 -2.5 Do": {(b"X", b"Do"): 1},
    b"/A /B Do": {(b"B", b"Do"): 1},
    b"/#58#2f Do": {(b"X/", b"Do"): 1},
    b"/ Do": {(b"", b"Do"): 1},
    b"/X Dogs": {},
    b"/XDo": {},
    b"/OC /MC0 BDC 0 0 m 9 9 l S EMC": {},
    b"(Do) Tj": {},
}


@pytest.mark.parametrize(("content", "uses"), USES.items())
def test_what_is_drawn_and_how_often(content: bytes, uses: dict) -> None:
    assert count_length_resource_uses_and_paints([content])[:2] == (len(content), Counter(uses))


@example(content=b"/P scn f", cuts=[7, 8])
@given(content=st.sampled_from(list(USES)), cuts=st.lists(st.integers(0, 60), max_size=6))
def test_where_the_content_is_cut_does_not_matter(content: bytes, cuts: list[int]) -> None:
    content = content * 2 + b" " + content
    places = [0, *sorted(cuts), len(content)]
    pieces = [content[start:end] for start, end in pairwise(places)]
    assert (
        count_length_resource_uses_and_paints(pieces)[1:]
        == count_length_resource_uses_and_paints([content])[1:]
    )
    assert count_paints_by_pattern(pieces) == count_paints_by_pattern([content])
    assert count_blended_paints(pieces, {b"G": True}) == count_blended_paints(
        [content], {b"G": True}
    )


TILED = {
    b"/P scn f f* 0 0 m B": {b"P": 3},
    b"/P SCN s S": {b"P": 2},
    b"/P scn q /R scn f Q f": {b"P": 1, b"R": 1},
    b"/P scn f 0 g f": {b"P": 1},
    b"/P scn (ab) Tj [(c)] TJ": {b"P": 2},
    b"0 0 9 9 re f S": {},
    b"/P scn 1 0 0 rg 0 0 9 9 re f": {},
    b"/P scn W n Q Q f": {b"P": 1},
}


@pytest.mark.parametrize(("content", "times"), TILED.items())
def test_how_often_a_pattern_is_painted(content: bytes, times: dict) -> None:
    assert count_paints_by_pattern([content]) == Counter(times)


PAINTS = {
    b"0 0 m 9 9 l S 0 0 9 9 re f* B b* F s": 6,
    b"(S) Tj /S gs /f Do": 0,
    b"Sf SS": 0,
}


@pytest.mark.parametrize(("content", "times"), PAINTS.items())
def test_how_often_something_is_filled_or_stroked(content: bytes, times: int) -> None:
    assert count_length_resource_uses_and_paints([content])[2] == times


BLENDED = {
    b"f /G gs f S /X Do": 3,
    b"q /G gs f Q f": 1,
    b"/G gs q /N gs f Q f": 1,
    b"/G gs /A gs f": 1,
    b"/N gs f": 0,
}


@pytest.mark.parametrize(("content", "times"), BLENDED.items())
def test_how_often_colours_are_mixed(content: bytes, times: int) -> None:
    assert count_blended_paints([content], {b"G": True, b"N": False}) == times


LETTERS = {
    b"(abc) Tj <0041> Tj [(d) -20 (e)] TJ": 7,
    rb"(a\)b) Tj": 4,
    b"0 0 m 9 9 l S": 0,
    # Brackets in brackets: every byte may be one.
    b"(a(b)ccccc) Tj": 14,
}


@pytest.mark.parametrize(("content", "number"), LETTERS.items())
def test_how_many_letters_there_are_at_most(content: bytes, number: int) -> None:
    assert letter_count_upper_limit([content]) == number


def test_a_name_whose_operator_never_comes_is_not_kept() -> None:
    with pytest.raises(PdfRefusedError) as refused:
        count_length_resource_uses_and_paints([b"/X " + b" " * 40_000, b" " * 40_000, b"Do"])
    assert refused.value.reason is Reason.TOO_COMPLEX
