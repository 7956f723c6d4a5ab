"""Sections of the second text find their places by the first."""

from vacancies.parser.pairing.passage_pairs import passage_pairs_by_second_key
from vacancies.parser.pairing.passages import LEAD, Passage, passages_of_lead, passages_of_rich_text

DUTIES = Passage(
    "responsibilities", "responsibilities", "", ("Utveckla sensorer", "Mäta flöden"), 2
)
TOWN = Passage("extra:7", "", "Om Simrisvik", ("Simrisvik ligger vid havet, 40 km från Malmö.",))
LIFE = Passage("2", "", "Life in Simrisvik", ("Simrisvik is by the sea, 40 km from Malmö.",))
WORK = Passage("1", "", "Your days", ("Develop sensors", "Measure flows"), 2)


def places(first: list[Passage], second: list[Passage]) -> dict[str, str]:
    return {key: one.first.key for key, one in passage_pairs_by_second_key(first, second).items()}


def test_unknown_headings_go_where_their_partners_are() -> None:
    assert places([DUTIES, TOWN], [LIFE, WORK]) == {"1": "responsibilities", "2": "extra:7"}


def test_what_says_nothing_alike_has_no_partner() -> None:
    pension = Passage("3", "", "Pension", ("Collective agreements apply here and everywhere.",))
    assert "3" not in places([DUTIES, TOWN], [LIFE, WORK, pension])


def test_two_parts_of_one_section_go_to_it() -> None:
    terms = Passage(
        "terms",
        "terms",
        "",
        ("Arbetet omfattar 20 veckor på heltid.", "Torvalla betalar 40 000 kronor per student."),
    )
    time = Passage("1", "", "Time", ("Full-time work for twenty weeks.",))
    money = Passage("4", "", "Money", ("Torvalla pays SEK 40,000 to each student.",))
    assert places([terms, TOWN], [time, money, LIFE]) == {
        "1": "terms",
        "4": "terms",
        "2": "extra:7",
    }


def test_nothing_on_either_side_is_no_error() -> None:
    assert passage_pairs_by_second_key([], [WORK]) == {}
    assert passage_pairs_by_second_key([DUTIES], []) == {}
    assert passage_pairs_by_second_key([], []) == {}


def test_a_field_is_divided_at_its_headings() -> None:
    found = passages_of_rich_text(
        "terms", "terms", "Villkor", "<p>A&amp;B</p><h3>Lön</h3><ul><li>C</li></ul>"
    )
    assert found == [
        Passage("terms", "terms", "Villkor", ("A&B",), list_tags=("",)),
        Passage("terms", "terms", "Lön", ("C",), 1, ("ul",)),
    ]
    assert passages_of_rich_text("terms", "terms", "", "") == []


def test_a_lead_of_no_words_is_none() -> None:
    assert passages_of_lead(["", " "]) == []
    assert [one.key for one in passages_of_lead(["One.", "Two."])] == [LEAD]
