"""Postings in the manner of other universities and kinds: other orders, headings, dates, languages."""

import re
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.vacancies.parser.worlds import DEMO, lost
from vacancies.parser.parse import parse_posting
from vacancies.parser.text.results import ParsedPosting
from vacancies.parser.text.rich_text_rendering import as_rich_text

FOLDER = Path(__file__).parents[2] / "data" / "postings"

# By posting: title, values, supervisors, contacts, slots, and a few words of each section by its
# field (or, with no field, by its heading).
EXPECTED: dict[str, dict[str, Any]] = {
    "two_categories": {
        "title": "Doctoral student and postdoctoral researcher in wireless sensing",
        "values": {
            "kind": "doctoral",
            "reference": "NWU 2026/118",
            "opens_on": date(2026, 3, 3),
            "deadline_on": date(2026, 4, 15),
            "deadline_time": time(23, 59),
            "positions_min": 2,
            "duration_min": 48,
            "salary": "agreement",
            "application_language": "en",
        },
        "contacts": [
            ("Ingrid Ahlqvist", "ingrid.ahlqvist@northwater.example", "+46 31 555 01 23"),
            ("Tomas de Vries", "tomas.devries@northwater.example", ""),
        ],
        "slots": [
            ("cv", None, True),
            ("letter", 2, True),
            ("publications", None, False),
            ("transcripts", None, True),
        ],
        "sections": {
            "project_overview": "a network that was built to communicate can also see",
            "PhD student: Qualifications": "Fluency in English",
            "PhD student: Terms of employment": "The employment is limited to four years.",
            "Postdoctoral researcher: Qualifications": "A PhD awarded",
            "Postdoctoral researcher: Merits": "laboratory work",
            "environment": "a former shipyard",
            "how_to_apply": "which of the two positions you apply for",
            "Equal opportunities": "diversity as a strength",
        },
    },
    "five_projects": {
        "title": "FIVE PHD POSITIONS IN MACHINE LEARNING FOR COMMUNICATION",
        "values": {
            "kind": "doctoral",
            "positions_min": 5,
            "extent_percent": 100,
            "duration_min": 48,
            "duration_max": 60,
            "teaching_percent": 20,
            "salary_amount": Decimal(33900),
            "salary_currency": "SEK",
            "salary_valid_from": date(2026, 1, 1),
            "application_method": "link",
            "application_url": "https://jobs.tide.example/apply/2025-77",
            "deadline_on": date(2025, 11, 30),
            "continuous_evaluation": True,
            "start": "soon",
        },
        "supervisors": [
            ("Maria Lind", "prof", "equal"),
            ("Jonas Ek", "dr", "equal"),
            ("Petra Öberg", "docent", "equal"),
            ("Ali Rezaei", "prof", "equal"),
        ],
        "sections": {
            "benefits": "A yearly retreat by the sea",
            "Project 1: Codes that learn": "Supervisor: Professor Maria Lind.",
            "Project 2: Compression of gradients": "many machines",
            "Project 3: Bounds for continual learning": "how much it must forget",
            "Project 4: Privacy by noise": "Noise hides",
            "Project 5: Learning over the air": "add up by themselves",
            "required": "You like both theorems and code",
            "QUESTIONS?": "tide-office@tide.example",
        },
    },
    "external_system": {
        "title": "Senior Lecturer in Optical Communication",
        "values": {
            "kind": "faculty",
            "reference": "PAR 2026-45",
            "employment_form": "permanent",
            "extent_percent": 100,
            "salary": "agreement",
            "start": "agreement",
            "application_method": "link",
            "application_url": "https://www.jobs.example/what:job/jobID:4711/",
            "deadline_on": date(2026, 1, 31),
        },
        "contacts": [
            ("Lars Nyström", "lars.nystrom@coast.example", "+46 (0)46-222 00 00"),
            ("Eva Hall", "eva.hall@coast.example", ""),
            ("Nils Borg", "", "+46 46 222 11 11"),
            ("Karin Holm", "", "046-222 22 22"),
        ],
        "slots": [
            ("cv", None, True),
            ("teaching", None, True),
            ("statement", 5, True),
            ("references", None, True),
        ],
        "sections": {
            "responsibilities": "about half of the working time",
            "required": "demonstrated teaching skills",
            "Assessment criteria": "Leadership is given some weight",
            "discover_more": "Read about the city",
        },
    },
    "thesis_project": {
        "title": "Master's thesis project: Decoding short packets with graph neural networks",
        "values": {"kind": "thesis", "credits": 30, "students_max": 2, "examiner": "Olle Wallin"},
        "supervisors": [("Hanna Sjöberg", "", "equal")],
        "contacts": [("Hanna Sjöberg", "hanna.sjoberg@waves.example", "")],
        "slots": [("transcripts", None, True), ("letter", None, True)],
        "sections": {
            "project_overview": "either good or fast",
            "responsibilities": "<ol><li>Survey decoders of short codes</li>",
            "required": "a course in information theory or machine learning",
            "Details": "Examiner: Prof. Olle Wallin",
            "how_to_apply": "Hanna Sjöberg hanna.sjoberg@waves.example",
        },
    },
    "postdoc_by_email": {
        "title": "Postdoc in information-theoretic security (two years)",
        "values": {
            "kind": "postdoc",
            "duration_min": 24,
            "start": "date",
            "start_on": date(2026, 9, 1),
            "salary_amount": Decimal(4100),
            "salary_currency": "EUR",
            "salary_period": "month",
            "deadline_on": date(2026, 5, 1),
        },
        "contacts": [
            ("Samira Haddad", "samira.haddad@quiet.example", ""),
            ("Jens Møller", "jens.moller@quiet.example", ""),
        ],
        "slots": [("cv", None, True), ("statement", 2, True), ("references", None, True)],
        "sections": {
            "responsibilities": "helping to supervise two PhD students",
            "benefits": "before tax",
        },
    },
    "swedish_original": {
        "title": "Doktorand i optisk kommunikation",
        "values": {
            "opens_on": date(2026, 2, 9),
            "kind": "doctoral",
            "reference": "LU 2026/0342",
            "teaching_percent": 20,
            "duration_min": 48,
            "employment_form": "fixed",
            "extent_percent": 100,
            "start": "agreement",
            "salary_amount": Decimal(33500),
            "salary_currency": "SEK",
            "salary_period": "month",
            "application_language": "en sv",
            "deadline_on": date(2026, 3, 14),
        },
        "supervisors": [("Åsa Östlund", "prof", "main"), ("Bengt Ärlig", "docent", "co")],
        "contacts": [
            ("Åsa Östlund", "asa.ostlund@kust.example", "031-123 45 67"),
            ("Lena Fors", "lena.fors@kust.example", ""),
        ],
        "slots": [
            ("cv", None, True),
            ("letter", 1, True),
            ("transcripts", None, True),
            ("thesis", None, False),
        ],
        "sections": {
            "project_overview": "till vilket pris i energi",
            "responsibilities": "att mäta i laboratoriet",
            "required": "minst 240 högskolepoäng",
            "meritorious": "Kurser i optik",
            "terms": "Individuell lönesättning tillämpas",
            "": "Välkommen med din ansökan!",
        },
    },
}
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))}
LINES = [line for text in TEXTS.values() for line in text.splitlines()]
LEAST_SHARE = 0.95


def facts(name: str) -> dict[str, bool]:
    read, expected = parse_posting(TEXTS[name], DEMO), EXPECTED[name]
    found = {"title": read.title is not None and read.title.text == expected["title"]}
    found |= {key: read.values.get(key) == value for key, value in expected["values"].items()}
    rows = {
        "supervisors": [(one.name, one.honorific, one.role) for one in read.supervisors],
        "contacts": [(one.name, one.email, one.phone) for one in read.contacts],
        "slots": [(one.kind, one.max_pages, one.required) for one in read.documents],
    }
    for key, actual in rows.items():
        wanted = expected.get(key, [])
        found |= {f"{key}: {row}": row in actual for row in wanted}
        found[f"{key}: no others"] = len(actual) == len(wanted)
    for place, words in expected["sections"].items():
        found[f"section {place}"] = words in section(read, place)
    return found


def section(read: ParsedPosting, place: str) -> str:
    return " ".join(
        as_rich_text(one.blocks) for one in read.sections if place == (one.field or one.heading)
    )


def sentences_of(text: str) -> list[str]:
    """Every line in its sentences, parted as simply as can be."""
    parts = (part for line in text.splitlines() for part in re.split(r"(?<=[.!?:])\s+", line))
    return [part for part in parts if any(map(str.isalpha, part))]


@pytest.mark.parametrize("name", EXPECTED)
def test_nearly_all_facts_are_in_the_right_fields(name):
    found = facts(name)
    share = sum(found.values()) / len(found)
    wrong = [key for key, is_right in found.items() if not is_right]
    print(f"{name}: {sum(found.values())} of {len(found)} facts, {share:.1%}; not: {wrong}")  # noqa: T201 — with -rP
    assert share >= LEAST_SHARE, wrong


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_all_of_the_text_is_somewhere(name, line_end):
    text = TEXTS[name].replace("\n", line_end)
    assert lost(parse_posting(text, DEMO), sentences_of(text)) == []


@pytest.mark.parametrize("name", TEXTS)
def test_with_every_fact_left_out_all_of_it_is_words(name):
    read = parse_posting(TEXTS[name], DEMO)
    rows = [row.row_id for row in (*read.supervisors, *read.contacts, *read.documents)]
    without = frozenset([*(fact.rule for fact in read.facts), *rows])
    again = parse_posting(TEXTS[name], DEMO, without)
    assert not again.facts
    assert lost(again, sentences_of(TEXTS[name])) == []


@pytest.mark.table
@pytest.mark.parametrize("seed", range(60))
def test_in_whatever_order_the_lines_stand_none_is_lost(seed):
    """Lines of all postings, mixed: headings without words, facts in odd places, names anywhere."""
    chosen = Random(seed).sample(LINES, 60)  # noqa: S311 — the same in every run
    text = "\n".join(chosen)
    assert lost(parse_posting(text, DEMO), sentences_of(text)) == []


def test_the_number_of_words_does_not_grow():
    """What a fact prints is gone from the words; "individual" is no word of a salary to be agreed."""
    words = section(parse_posting(TEXTS["external_system"], DEMO), "terms")
    assert words == "<p>Individual salary.</p>"
