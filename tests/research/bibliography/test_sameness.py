"""What two works are to each other: the same, versions, a question, or nothing."""

from dataclasses import replace
from typing import Any

import pytest

from research.bibliography.kinds import Kind
from research.bibliography.sameness import Sameness, sameness
from research.bibliography.work import Name, Work

ALM = Name(given="Åsa", family="Alm")
EK = Name(given="B.", family="Ek")
ARTICLE = Work(
    kind=Kind.ARTICLE,
    title="Short packets over fading channels",
    names=(ALM, EK),
    year=2016,
    doi="10.5555/a.1",
)
PREPRINT = replace(ARTICLE, kind=Kind.PREPRINT, doi="", arxiv="1504.06526", year=2015)
CONFERENCE = replace(ARTICLE, kind=Kind.CONFERENCE, doi="10.5555/b.2", year=2015)


def verdict(found: Sameness | None) -> str:
    return found.verdict.value if found else ""


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (ARTICLE, replace(ARTICLE, title="Another title"), "same"),
        (PREPRINT, replace(PREPRINT, title="Its later title", year=2020), "same"),
        (PREPRINT, ARTICLE, "version"),
        (
            replace(
                PREPRINT, names=(Name(given="A.", family="ALM"), Name(given="Bo", family="Ek"))
            ),
            ARTICLE,
            "version",
        ),
        (
            replace(PREPRINT, title="Quite different", related=("doi:10.5555/a.1",)),
            ARTICLE,
            "version",
        ),
        (replace(PREPRINT, title="Quite different", doi="10.5555/a.1"), ARTICLE, "version"),
        (replace(PREPRINT, names=(replace(ALM, family="Alm (demo)"), EK)), ARTICLE, "version"),
        (replace(PREPRINT, year=2012), ARTICLE, ""),
        (replace(PREPRINT, names=(EK, ALM)), ARTICLE, "ask"),
        (replace(PREPRINT, names=(Name(given="Eva", family="Dal"),)), ARTICLE, ""),
        (replace(PREPRINT, names=(Name(given="Bo", family="Alm"), EK)), ARTICLE, "ask"),
        (CONFERENCE, ARTICLE, "ask"),
        (replace(CONFERENCE, title="Short packets over a fading channel"), ARTICLE, "ask"),
        (replace(CONFERENCE, title="Erratum: Short packets over fading channels"), ARTICLE, ""),
        (replace(CONFERENCE, title="Reply to Short packets over fading channels"), ARTICLE, ""),
        (
            replace(ARTICLE, title="Correction to Short packets over fading channels"),
            ARTICLE,
            "ask",
        ),
        (
            replace(CONFERENCE, title="Short packets over fading channels, part I"),
            replace(ARTICLE, title="Short packets over fading channels, part II"),
            "",
        ),
        (
            replace(CONFERENCE, title="Short packets over 5 fading channels"),
            replace(ARTICLE, title="Short packets over 6 fading channels"),
            "",
        ),
        (
            replace(CONFERENCE, title="Editorial", names=(ALM,)),
            replace(ARTICLE, title="Editorial"),
            "",
        ),
        (replace(PREPRINT, authors_complete=False, names=(ALM,)), ARTICLE, "version"),
        (replace(PREPRINT, year=None), ARTICLE, "version"),
    ],
)
def test_the_verdict(first: Work, second: Work, expected: str) -> None:
    assert verdict(sameness(first, second)) == expected
    assert verdict(sameness(second, first)) == expected


SHORT = replace(CONFERENCE, title="Editorial", doi="")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Nuts & bolts", "Nuts and bolts", "version"),
        ("Muttrar och skruvar", "Muttrar & skruvar", "version"),
        ("Nuts and bolts", "Nuts bolts", "version"),
        ("Nuts or bolts", "Nuts and bolts", ""),
        ("And", "&", ""),
    ],
)
def test_an_ampersand_is_the_word_for_it(one: str, other: str, expected: str) -> None:
    assert (
        verdict(sameness(replace(PREPRINT, title=one), replace(ARTICLE, title=other))) == expected
    )


@pytest.mark.parametrize(
    ("added", "expected"),
    [
        ("{} (extended)", "ask"),
        ("{} (Extended Version)", "ask"),
        ("{} (invited)", "ask"),
        ("{} [Invited Paper]", "ask"),
        ("{} – extended abstract", "ask"),
        ("{} (full version with proofs)", "ask"),
        ("{}: an extended abstract", "ask"),
        ("Extended abstract: {}", "ask"),
        ("Invited: {}", "ask"),
        ("{} (utökad version)", "ask"),
        ("{} with feedback", ""),
        ("{} (Part II)", ""),
        ("Extended {}", ""),
    ],
)
def test_a_title_with_an_addition_is_a_question(added: str, expected: str) -> None:
    longer = replace(CONFERENCE, title=added.format(ARTICLE.title))
    for pair in ((longer, ARTICLE), (ARTICLE, longer)):
        assert verdict(sameness(*pair)) == expected


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"year": 2020}, ""),
        ({"names": (ALM,)}, "ask"),
        ({"names": (Name(given="Eva", family="Dal"),)}, ""),
        ({"title": "Erratum: Short packets over fading channels (extended)"}, ""),
    ],
)
def test_an_addition_alone_says_little(facts: dict[str, Any], expected: str) -> None:
    longer = replace(CONFERENCE, title=f"{ARTICLE.title} (extended)")
    assert verdict(sameness(replace(longer, **facts), ARTICLE)) == expected


def test_words_that_begin_like_a_roman_numeral_are_no_numbers() -> None:
    one = replace(
        ARTICLE, title="Improved bounds on the rate of short packets over fading channels"
    )
    other = replace(CONFERENCE, title=one.title.replace("Improved", "Approved"))
    assert verdict(sameness(one, other)) == "ask"


def test_additions_to_parts_and_short_titles() -> None:
    part = replace(CONFERENCE, title="Waves over shores, part I")
    assert verdict(sameness(part, replace(part, title=f"{part.title} (extended)", doi=""))) == "ask"
    other = replace(part, title="Waves over shores, part II (extended)", doi="")
    assert sameness(part, other) is None
    invited = replace(SHORT, title="Editorial (invited)")
    assert verdict(sameness(SHORT, invited)) == "ask"
    assert sameness(SHORT, replace(invited, names=(ALM,))) is None
