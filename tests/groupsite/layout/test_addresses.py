"""The line above the foot: the last word of an address, and its missing piece."""

import pytest

from groupsite.layout.url_segments import (
    LONGEST,
    bit_positions_left_out_on_404_page,
    drawn_part_of_last_path_segment,
)


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/en/", "en"),
        ("/en/people/giuseppe-durisi/", "giuseppe-durisi"),
        ("/en/people/giuseppe-durisi", "giuseppe-durisi"),
        ("/", ""),
        ("", ""),
        ("/en/understanding-transformers-through-information-theory/", "information-theory"),
        ("/en/" + "a" * 40, "a" * LONGEST),
        ("/en/åäö/", "åäö"),
    ],
)
def test_last_word(path: str, word: str) -> None:
    assert drawn_part_of_last_path_segment(path) == word


@pytest.mark.parametrize("word", ["en", "nowhere", "åäö", "x" * LONGEST])
def test_a_piece_is_lost_and_both_ends_arrive(word: str) -> None:
    lost, bits = bit_positions_left_out_on_404_page(word), 8 * len(word.encode())
    assert 0 < lost.start < lost.stop < bits


def test_of_no_word_nothing_is_lost() -> None:
    assert not bit_positions_left_out_on_404_page("")
