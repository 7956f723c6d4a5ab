"""What two works are to each other: the same, versions, a question, or nothing."""

from dataclasses import replace

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
