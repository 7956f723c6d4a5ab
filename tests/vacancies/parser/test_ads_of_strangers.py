"""Advertisements by strangers to the parser: how many facts are read, how many ticked ones are true."""

from pathlib import Path

import pytest

from tools.read_ads.scores import AdScore, score, scores_of

ADS = Path(__file__).parents[2] / "data" / "ads"
# By folder: facts read, of how many; ticked facts that are false. Slightly below what was reached.
FLOORS = {
    "first": (530, 0.99, 1),
    "A": (574, 0.97, 1),
    "B": (568, 0.97, 1),
    "E": (483, 0.965, 1),
    "F": (577, 0.975, 1),
    "D": (512, 0.975, 1),
    "G": (520, 0.97, 1),
    "H": (549, 0.98, 1),
    "I": (435, 0.91, 1),
    "K": (511, 0.88, 1),
    "L": (510, 0.885, 1),
    "M": (470, 0.93, 1),
    "N": (547, 0.97, 1),
    "O": (513, 0.97, 1),
    "P": (507, 0.935, 1),
    "Q": (504, 0.935, 1),
}


def share(scores: list[AdScore]) -> float:
    return sum(one.right for one in scores) / sum(len(one.rows) for one in scores)


@pytest.fixture(scope="module")
def scores() -> dict[str, list[AdScore]]:
    return {name: scores_of(ADS / name) for name in FLOORS}


def test_one_advertisement_is_read_nearly_whole():
    found = score(ADS / "A" / "10-en-three-phd-own-page.json")
    assert found.right >= len(found.rows) - 1, list(found.failures())
    assert (found.false_ticked, found.lost) == ([], [])


@pytest.mark.thorough
@pytest.mark.parametrize("name", FLOORS)
def test_facts_are_read(scores, name):
    least, least_share, _false = FLOORS[name]
    failures = [line for one in scores[name] for line in (one.name, *one.failures())]
    assert sum(one.right for one in scores[name]) >= least, failures
    assert share(scores[name]) >= least_share, failures


@pytest.mark.thorough
@pytest.mark.parametrize("name", FLOORS)
def test_what_is_ticked_is_true(scores, name):
    false = [(one.name, row) for one in scores[name] for row in one.false_ticked]
    assert len(false) <= FLOORS[name][2], false
    ticked = sum(len(one.ticked) for one in scores[name])
    assert len(false) <= ticked / 100, false


@pytest.mark.thorough
@pytest.mark.parametrize("name", FLOORS)
def test_no_sentence_is_lost(scores, name):
    assert [(one.name, one.lost) for one in scores[name] if one.lost] == []


def test_an_advertisement_is_read_fast():
    """An advertisement of 200 lines: 300 ms of the processor, on a machine that does other things too."""
    from time import process_time

    from vacancies.parser.parse import parse_posting

    text = (ADS / "A" / "03-sv-universitetslektor.txt").read_text(encoding="utf-8")
    long = "\n".join([text, *text.split("\n\n")[5:20]])
    assert long.count("\n") > 130
    parse_posting(long)
    begun = process_time()
    parse_posting(long)
    assert process_time() - begun < 0.3
