"""The second text's facts against the record: by value, and in three kinds."""

from datetime import date

import pytest

from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.pairing.dates_and_amounts import dates_and_amounts_in_lines
from vacancies.parser.pairing.differing_facts import compare_facts
from vacancies.parser.pairing.existing_facts import (
    ExistingContact,
    ExistingDocument,
    ExistingFacts,
    comparable_phone_number,
    existing_facts_of_posting,
    is_same_person,
)
from vacancies.parser.pairing.other_language_text import (
    OtherLanguageText,
    parse_other_language_text,
)
from vacancies.parser.pairing.passages import passages_of_new_page
from vacancies.parser.parse import parse_posting


def both(first: str, text: str) -> OtherLanguageText:
    read = parse_posting(first)
    return parse_other_language_text(
        text, KnownObjects(), passages_of_new_page(read, {}), existing_facts_of_posting(read)
    )


def kinds(existing_facts: ExistingFacts, text: str) -> tuple[list[str], list[str]]:
    found = compare_facts(existing_facts, parse_posting(f"PhD position in coding\n\n{text}"))
    return [one.key for one in found.differences], [one.key for one in found.new_facts]


def test_another_deadline_differs_with_both_values_and_the_sentence() -> None:
    existing_facts = ExistingFacts(
        {"deadline_on": date(2027, 5, 15)}, sources={"deadline": "Senast 15 maj."}
    )
    read = parse_posting("PhD position\n\nApplication deadline: 20 May 2027.")
    (found,) = compare_facts(existing_facts, read).differences
    assert (found.key, found.first["deadline_on"], found.second["deadline_on"]) == (
        "deadline",
        date(2027, 5, 15),
        date(2027, 5, 20),
    )
    assert (found.first_sentence, found.second_sentence) == (
        "Senast 15 maj.",
        "Application deadline: 20 May 2027.",
    )


def test_the_same_value_is_no_difference_however_it_is_spelled() -> None:
    existing_facts = ExistingFacts({"deadline_on": date(2027, 5, 15), "extent_percent": 50})
    text = "Application deadline: 2027-05-15.\n\nExtent: 50 %"
    assert kinds(existing_facts, text) == ([], [])


def test_what_only_the_second_text_states_is_offered() -> None:
    assert kinds(ExistingFacts({}), "Application deadline: 2027-05-15.") == ([], ["deadline"])


def test_what_only_the_record_states_is_not_mentioned() -> None:
    existing_facts = ExistingFacts({"deadline_on": date(2027, 5, 15), "salary_amount": 34550})
    assert kinds(existing_facts, "You will look for codes.") == ([], [])


APPLY = "How to apply\nApply through our recruitment system: https://x.example/jobs/"


@pytest.mark.parametrize(
    ("address", "is_same"),
    [
        ("https://x.example/jobb/27", False),
        ("https://x.example/jobs/28", False),
        ("https://x.example/jobs/27/", True),
        ("https://x.example/sv/jobs/27", True),
        ("https://x.example/jobs/27?lang=sv", True),
        ("https://x.example/sv/jobb/27", True),
        ("https://x.example/sv/jobb/28", False),
        ("https://y.example/sv/jobs/27", False),
    ],
)
def test_addresses_for_applications_differ_unless_only_their_language_does(address, is_same):
    existing_facts = ExistingFacts({"application_url": address}, sources={"link": "Sök här."})
    read = parse_posting(f"PhD position in coding\n\n{APPLY}27\n")
    found = compare_facts(existing_facts, read).differences
    assert [(one.key, one.first_sentence) for one in found] == (
        [] if is_same else [("link", "Sök här.")]
    )


def test_kinds_and_titles_are_never_compared() -> None:
    assert kinds(ExistingFacts({"kind": "postdoc"}), "You will look for codes.") == ([], [])


def test_a_contact_is_the_same_with_its_number_written_otherwise() -> None:
    existing_facts = ExistingFacts(
        {}, contacts=(ExistingContact("c", "Anna Berg", "a@x.example", "090-123 45 67"),)
    )
    text = "Contact\nProfessor Anna Berg, a@x.example, +46 (0)90 123 45 67"
    assert kinds(existing_facts, text) == ([], [])
    differs, new_facts = kinds(existing_facts, text.replace("67", "68"))
    assert ([key.rsplit("-", 1)[1] for key in differs], new_facts) == (["phone"], [])
    differs, new_facts = kinds(existing_facts, "Contact\nBo Ek, b@x.example")
    assert (differs, len(new_facts)) == ([], 1)


def test_pages_of_a_document_differ() -> None:
    existing_facts = ExistingFacts(
        {}, documents=(ExistingDocument("1", "statement", frozenset(), 3),)
    )
    text = "How to apply\n- CV\n- Research plan (at most five pages)"
    differs, new_facts = kinds(existing_facts, text)
    assert [key.rsplit("-", 1)[1] for key in differs] == ["max_pages"]
    assert len(new_facts) == 1  # the CV


UNION = "PhD position in coding\n\nWe code.\n\nUnion representatives\nSaco: Jan Lind, 031-772 10 20"


def test_an_address_that_only_the_second_text_has_is_offered_and_its_line_stays() -> None:
    found = both(UNION, f"{UNION}, saco@coast.example\n")
    (new,) = found.compared.new_facts
    assert new.values == {"email": "saco@coast.example"}
    words = [
        piece.text for one in found.read.parts for block in one.blocks for piece in block.items
    ]
    assert "Saco: Jan Lind, 031-772 10 20, saco@coast.example" in words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("+46 90 123 45 67", "090-123 45 67"),
        ("0046 (0)90 1234567", "090/1234567"),
        ("+358 6 555 0142", "06 555 0142"),
        ("00353 91 555 204", "+353 (0)91 555 204"),
    ],
)
def test_numbers_of_telephones(one: str, other: str) -> None:
    assert comparable_phone_number(one) == comparable_phone_number(other)


def test_names_of_one_person() -> None:
    assert is_same_person("Anna Berg", "Prof. Anna Berg")
    assert is_same_person("Anna K. Berg", "Anna Berg")
    assert not is_same_person("Anna Berg", "Bo Berg")
    assert not is_same_person("", "Bo Berg")


@pytest.mark.parametrize(
    ("swedish", "english"),
    [
        ("Högst en femtedel av tiden.", "Up to 20 % of the time."),
        ("Högst fem sidor.", "No more than 5 pages."),
        ("Två år.", "24 months."),
        ("Under tjugotvå dagar.", "For twenty-two days."),
        ("Tjugo veckor.", "20 weeks."),
        ("Den 15 maj 2027.", "On 2027-05-15."),
        ("Vecka 28, 2027.", "On 12 July 2027."),
        ("Minst 240 högskolepoäng.", "At least 240 ECTS credits."),
        ("40 000 kronor.", "SEK 40,000."),
        ("3 550 euro.", "EUR 3,550."),
        ("Ring 090-123 45 67.", "Call +46 90 123 45 67."),
        ("Klockan 16.15.", "At 4.15 p.m."),
    ],
)
def test_dates_and_amounts_are_values(swedish: str, english: str) -> None:
    mine, theirs = dates_and_amounts_in_lines([swedish]), dates_and_amounts_in_lines([english])
    assert [(one.unit, one.value) for one in mine] == [(one.unit, one.value) for one in theirs]
    assert len(mine) == 1


SWEDISH = """Doktorand i kodning

Du söker koder som ingen annan har hittat i Simrisvik, med professor Berg.

Om Simrisvik
Simrisvik ligger vid havet. Mässan öppnar den 3 juni 2027 och intervjuer hålls i hamnen.
"""
ENGLISH = """PhD student in coding

You look for codes that nobody has found in Simrisvik, with Professor Berg.

Life in Simrisvik
Simrisvik is by the sea. The fair opens on 4 June 2027, and interviews are held in the harbour.
"""


def test_one_date_on_each_side_of_the_words_is_a_difference() -> None:
    (found,) = both(SWEDISH, ENGLISH).differing_dates_and_amounts
    assert (found.first.value, found.second.value) == (date(2027, 6, 3), date(2027, 6, 4))
    assert not both(SWEDISH, ENGLISH.replace("4 June", "3 June")).differing_dates_and_amounts
    assert not both(SWEDISH, ENGLISH.replace(" on 4 June 2027", "")).differing_dates_and_amounts


def test_a_fact_that_is_not_accepted_stays_in_the_text() -> None:
    text = f"{ENGLISH}\nThe position is limited to four years.\n"
    read = parse_posting(SWEDISH)
    first, existing_facts = passages_of_new_page(read, {}), existing_facts_of_posting(read)
    left = parse_other_language_text(text, KnownObjects(), first, existing_facts)
    used = parse_other_language_text(
        text, KnownObjects(), first, existing_facts, frozenset({"duration"})
    )
    (new_fact,) = [one for one in left.compared.new_facts if one.key == "duration"]
    assert new_fact.sentence == "The position is limited to four years."
    assert any("limited to four" in one.text for one in left.passages)
    assert not any("limited to four" in one.text for one in used.passages)


@pytest.mark.parametrize(
    ("swedish", "english"),
    [
        ("Vega har 12 platser.", "Vega has eleven places."),
        ("Båten går klockan 16.15.", "The boat leaves at 4.20 p.m."),
        ("Kursen ger 15 högskolepoäng.", "The course gives 30 credits."),
        ("Du får 30 dagars semester i Simrisvik.", "In Simrisvik you have 31 days of holiday."),
    ],
)
def test_amounts_in_sentences_that_say_the_same(swedish: str, english: str) -> None:
    """Of whatever unit: what both texts say of one thing is compared."""
    first = (
        f"{SWEDISH}\nVega i Malmö hamn\nBåten Vega i Simrisvik seglar till Bornholm. {swedish}\n"
    )
    second = f"{ENGLISH}\nVega in Malmö harbour\nThe boat Vega in Simrisvik sails to Bornholm. {english}\n"
    found = both(first, second.replace("4 June", "3 June")).differing_dates_and_amounts
    assert [(swedish in one.first.sentence) for one in found] == [True]


@pytest.mark.thorough
@pytest.mark.table
@pytest.mark.parametrize("times", [1100, 3000])
def test_a_very_long_text_is_read_without_comparing_all_of_it(times: int) -> None:
    found = both(
        f"{SWEDISH}\n{'Det finns 3 koder. ' * times}",
        f"{ENGLISH}\n{'There are 3 codes. ' * times}",
    )
    assert (len(found.passages), found.differing_dates_and_amounts[0].first.value) == (
        2,
        date(2027, 6, 3),
    )
