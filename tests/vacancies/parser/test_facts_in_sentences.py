"""What one sentence says, and whether it leaves the words: a table of cases for each rule."""

from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from vacancies.parser.facts.collected_facts import CollectedFacts
from vacancies.parser.parse import parse_posting
from vacancies.parser.text.results import Piece

PAIRS = Path(__file__).parents[2] / "data" / "ad_pairs"
POSTED = date(2025, 5, 13)
WHOLE, STAYS = True, False
AGREED = {"salary": "agreement"}
ON_14_JUNE = {"deadline_on": date(2025, 6, 14), "deadline_time": None}


def salary(
    amount: int, currency: str = "SEK", period: str = "month", **more: Any
) -> dict[str, Any]:
    return {
        "salary": "amount",
        "salary_amount": Decimal(amount),
        "salary_currency": currency,
        "salary_period": period,
        **more,
    }


CASES: list[tuple[str, dict[str, Any], bool]] = [
    # Deadlines
    ("Application deadline: 14 June, 2025.", ON_14_JUNE, WHOLE),
    ("Deadline: June 14, 2025", ON_14_JUNE, WHOLE),
    ("Sista ansökningsdag: 2025-06-14", ON_14_JUNE, WHOLE),
    ("Sista ansökningsdag är den 14 juni.", ON_14_JUNE, WHOLE),
    ("Last day to apply: 14 June 2025", ON_14_JUNE, WHOLE),
    ("Apply by 14 June 2025.", ON_14_JUNE, WHOLE),
    ("Ansök senast den 14 juni 2025.", ON_14_JUNE, WHOLE),
    ("Your application should be submitted no later than 14 June 2025.", ON_14_JUNE, WHOLE),
    ("Ansökan ska vara inkommen senast 2025-06-14.", ON_14_JUNE, WHOLE),
    (
        "Deadline: 14 June 2025, 12:00 CET",
        {"deadline_on": date(2025, 6, 14), "deadline_time": time(12, 0)},
        WHOLE,
    ),
    (
        "Ansök senast 14 juni 2025 kl. 15.00.",
        {"deadline_on": date(2025, 6, 14), "deadline_time": time(15, 0)},
        WHOLE,
    ),
    ("Deadline: 14 June 2025, interviews follow in July.", ON_14_JUNE, STAYS),
    ("The conference has its deadline soon.", {}, STAYS),
    # Evaluated as they come
    ("The applications will be evaluated continuosly.", {"continuous_evaluation": True}, WHOLE),
    ("Applications are reviewed on a rolling basis.", {"continuous_evaluation": True}, WHOLE),
    ("Ansökningarna bedöms löpande.", {"continuous_evaluation": True}, WHOLE),
    ("Urval sker löpande.", {"continuous_evaluation": True}, WHOLE),
    # Salary
    (
        "A starting salary of 34,550 SEK per month (valid from May 25, 2025).",
        salary(34550, salary_valid_from=date(2025, 5, 25)),
        WHOLE,
    ),
    ("Salary: SEK 33 900/month", salary(33900), WHOLE),
    ("Ingångslönen är 34 550 kr/mån.", salary(34550), WHOLE),
    ("Månadslön 34 550 kronor i månaden", salary(34550), WHOLE),
    ("The salary is 4.100 EUR per month.", salary(4100, "EUR"), WHOLE),
    (
        "Salary: 40,000–45,000 SEK per month",
        salary(40000, salary_max=Decimal(45000)),
        WHOLE,
    ),
    ("The salary is £42,000 per year.", salary(42000, "GBP", "year"), WHOLE),
    ("Timlön: 180 kr per timme", salary(180, "SEK", "hour"), WHOLE),
    ("A salary of 34,550 SEK per month before tax.", salary(34550), STAYS),
    ("Salary by agreement.", AGREED, WHOLE),
    ("Salary to be agreed.", AGREED, WHOLE),
    ("Lön enligt överenskommelse", AGREED, WHOLE),
    ("Individuell lönesättning tillämpas.", AGREED, STAYS),
    ("Individual salary setting is applied, after talks with the union.", AGREED, STAYS),
    ("The project has a grant of 5,000,000 SEK per year.", {}, STAYS),
    ("You get a salary of 34,550 SEK.", {}, STAYS),  # for what time nobody says
    # Duration and teaching
    (
        (
            "The position is limited to four years, with the possibility to teach up to 20%, which "
            "extends the position to five years."
        ),
        {
            "duration_min": 48,
            "duration_max": 60,
            "teaching_percent": 20,
            "employment_form": "fixed",
        },
        WHOLE,
    ),
    (
        "Anställningen är tidsbegränsad till fyra år.",
        {"duration_min": 48, "employment_form": "fixed"},
        WHOLE,
    ),
    ("Duration: 18 months", {"duration_min": 18}, WHOLE),
    ("Duration: 2-3 years", {"duration_min": 24, "duration_max": 36}, WHOLE),
    (
        "The employment is a temporary position of two years.",
        {"duration_min": 24, "employment_form": "fixed"},
        WHOLE,
    ),
    ("You have at least two years of experience.", {}, STAYS),
    ("The department is forty years old.", {}, STAYS),
    (
        (
            "Contribute to teaching and departmental duties (up to 20% of full-time; the position is "
            "extended accordingly)."
        ),
        {"teaching_percent": 20},
        WHOLE,
    ),
    ("Undervisning kan ingå, upp till 20 %.", {}, STAYS),  # a share, if nothing is extended
    ("Teaching makes up 70 per cent of the position.", {}, STAYS),
    # Extent, form and start
    ("Full time (100%)", {"extent_percent": 100}, WHOLE),
    ("Omfattning: heltid", {"extent_percent": 100}, WHOLE),
    ("Part-time, 50%", {"extent_percent": 50}, WHOLE),
    ("Omfattning: 80 %", {"extent_percent": 80}, WHOLE),
    ("Permanent employment", {"employment_form": "permanent"}, WHOLE),
    ("Anställningsform: Tillsvidareanställning", {"employment_form": "permanent"}, WHOLE),
    ("Type of employment: Fixed-term", {"employment_form": "fixed"}, WHOLE),
    ("Starting date: as soon as possible", {"start": "soon"}, WHOLE),
    ("Tillträde: enligt överenskommelse", {"start": "agreement"}, WHOLE),
    ("Start date: 1 September 2025", {"start": "date", "start_on": date(2025, 9, 1)}, WHOLE),
    # Number and reference
    ("Number of positions: 5", {"positions_min": 5}, WHOLE),
    ("Antal tjänster: 3–4", {"positions_min": 3, "positions_max": 4}, WHOLE),
    ("We announce two PhD positions in coding theory.", {"positions_min": 2}, STAYS),
    ("We are looking for three doctoral students.", {"positions_min": 3}, STAYS),
    ("The group includes nine professors and many students.", {}, STAYS),
    ("Reference number: 2025-0123", {"reference": "2025-0123"}, WHOLE),
    ("Ref. CS-2025-04", {"reference": "CS-2025-04"}, WHOLE),
    ("Diarienummer: LU 2026/0342", {"reference": "LU 2026/0342"}, WHOLE),
    ("References are welcome.", {}, STAYS),
    # How to apply
    ("The application should be written in English.", {"application_language": "en"}, WHOLE),
    # The site prints "should".
    ("The application must be written in English.", {"application_language": "en"}, STAYS),
    ("Ansökan ska skrivas på svenska.", {"application_language": "sv"}, WHOLE),
    ("Applications in English or Swedish.", {"application_language": "en sv"}, WHOLE),
    ("Good command of spoken and written English", {}, STAYS),
    ("Maximum size for each file is 40 MB.", {"max_megabytes": 40}, WHOLE),
    (
        "Apply here: https://jobs.example.org/42",
        {"application_method": "link", "application_url": "https://jobs.example.org/42"},
        WHOLE,
    ),
    (
        "Ansökan görs via https://jobs.example.org/42.",
        {"application_method": "link", "application_url": "https://jobs.example.org/42"},
        WHOLE,
    ),
    ("Apply at http://jobs.example.org/42", {}, STAYS),  # not https
    ("Read more: https://wasp-sweden.org/", {}, STAYS),
]


@pytest.mark.parametrize(("text", "values", "whole"), CASES, ids=[case[0] for case in CASES])
def test_the_sentence(text, values, whole):
    facts = CollectedFacts(POSTED, frozenset())
    is_gone = facts.add_facts_and_can_remove_sentence(Piece(text, 0, len(text)))
    assert facts.values == values
    assert is_gone is whole


def test_what_contradicts_an_earlier_fact_stays_words():
    facts = CollectedFacts(POSTED, frozenset())
    assert facts.add_facts_and_can_remove_sentence(Piece("Deadline: 14 June 2025", 0, 22))
    assert not facts.add_facts_and_can_remove_sentence(Piece("Apply by 15 June 2025.", 23, 45))
    assert facts.values["deadline_on"] == date(2025, 6, 14)


def test_what_says_the_same_again_goes_too():
    facts = CollectedFacts(POSTED, frozenset())
    assert facts.add_facts_and_can_remove_sentence(Piece("Deadline: 14 June 2025", 0, 22))
    assert facts.add_facts_and_can_remove_sentence(Piece("Sista ansökningsdag: 2025-06-14", 23, 54))


def test_a_value_below_its_heading_is_read_with_it():
    facts = CollectedFacts(POSTED, frozenset())
    assert facts.add_facts_and_can_remove_sentence(
        Piece("14 June 2025", 0, 12), "Application deadline"
    )
    assert facts.values == ON_14_JUNE


def test_teaching_extends_the_employment_of_a_doctoral_student():
    facts = CollectedFacts(POSTED, frozenset())
    title = Piece("Doktorand", 0, 9)
    facts.add_fact_if_consistent("kind", {"kind": "doctoral"}, title, is_fully_printed=False)
    assert facts.add_facts_and_can_remove_sentence(
        Piece("Undervisning kan ingå, upp till 20 %.", 10, 47)
    )
    assert facts.values["teaching_percent"] == 20


def test_a_thesis_prints_no_teaching():
    facts = CollectedFacts(POSTED, frozenset())
    facts.add_fact_if_consistent(
        "kind", {"kind": "thesis"}, Piece("Thesis", 0, 6), is_fully_printed=False
    )
    assert not facts.add_facts_and_can_remove_sentence(Piece("Teaching up to 20%", 7, 25))


@pytest.mark.parametrize(
    "sentence",
    [
        (
            "Send your application to the registrar, quoting ATH-2027-113, so that it arrives no later"
            " than 20 May 2027."
        ),
        "Ange diarienummer ATH-2027-113.",
    ],
)
def test_a_reference_number_in_a_sentence_leaves_it_whole(sentence):
    read = parse_posting(f"PhD student in coding\n\nHow to apply\n\n{sentence}\n")
    (part,) = [one for one in read.parts if one.field == "how_to_apply"]
    assert [piece.text for block in part.blocks for piece in block.items] == [sentence]


def test_a_reference_number_after_a_line_end_belongs_to_its_sentence():
    text = (PAIRS / "08" / "sv.txt").read_text(encoding="utf-8")
    (part,) = [one for one in parse_posting(text).parts if one.field == "how_to_apply"]
    words = " ".join(piece.text for block in part.blocks for piece in block.items)
    assert words.endswith("Ange diarienummer ATH-2027-113.")


def test_a_reference_number_alone_leaves_the_text():
    read = parse_posting(
        "PhD student in coding\n\nHow to apply\n\nReference number: KVU 2027/418\n"
    )
    assert [one.is_fully_printed for one in read.facts_for_rule("reference")] == [True]
    assert read.parts == ()


@pytest.mark.parametrize("line", ["Skip to main content", "Hoppa till huvudinnehåll"])
def test_a_link_to_the_content_is_no_title(line):
    read = parse_posting(f"{line}\n\nCodes for the sea\n\nYou develop codes.\n")
    assert read.title is not None
    assert read.title.text == "Codes for the sea"
