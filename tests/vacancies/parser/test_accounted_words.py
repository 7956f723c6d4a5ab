"""A sentence leaves the text only if the facts account for every word of it."""

import pytest

from vacancies.parser.parse import parse_posting
from vacancies.parser.text.results import ParsedPosting

TOP = {
    "Terms of employment": "PhD student in optics\n\nWe work with light and need somebody who likes it.\n\n",
    "Villkor": "Doktorand i optik\n\nVi arbetar med ljus och söker någon som gillar det.\n\n",
}


def text_below(heading: str, lines: str) -> tuple[ParsedPosting, str]:
    """Parse lines below a heading; return the posting and the text that is left below the heading."""
    top = TOP[
        "Villkor" if any(sign in lines + heading for sign in "åäö") else "Terms of employment"
    ]
    read = parse_posting(f"{top}{heading}\n{lines}\n")
    pieces = [piece for one in read.parts for block in one.blocks for piece in block.items]
    words = [piece.text for piece in pieces if piece.text not in top]
    return read, " ".join(words)


@pytest.mark.parametrize(
    "line",
    [
        "Starting date: 1 June 2027, or as agreed",
        "Tillträde: 1 juni 2027 eller enligt överenskommelse",
        "Start: 1 April 2027 or by arrangement.",
        "Önskat startdatum: 1 maj 2027.",
        "Preferred start date: 1 May 2027",
        "Lön: Individuell lönesättning.",
        "Salary: individual salary",
        "Salary: £39,105 per annum (Grade 7)",
        "Pay: SEK 24,000 per month before tax",
        "Hours: Full time, 37 hours per week",
        "Omfattning: 100 %, dagtid",
        "Anställningsform: Särskild visstidsanställning",
        "Type of employment: Temporary position longer than 6 months",
        "Anställningsform: Tillsvidareanställning, provanställning 6 mån",
        "Teaching at the basic level may be included, up to 20% of full time.",
        "Undervisning på grundnivå kan ingå, högst 20 procent.",
        "Sista ansökningsdag: tills den är tillsatt, dock senast 2026-12-13",
        "Number of positions: 2, one of them in Hamnby",
        "Diarienummer (ska anges): BTU 2026:77",
    ],
)
def test_a_line_that_says_more_than_its_fact_stays(line):
    heading = "Villkor" if any(sign in line for sign in "åäöÖ") else "Terms of employment"
    read, words = text_below(heading, line)
    assert read.facts
    assert words == line


@pytest.mark.parametrize(
    "line",
    [
        "Starting date: 1 June 2027",
        "Tillträde: tisdagen den 1 juni 2027",
        "Tillträde: enligt överenskommelse",
        "Start date: as soon as possible",
        "Salary: SEK 33,900 per month from 1 January 2027",
        "Lön: 34 100 kr/mån",
        "Lön enligt överenskommelse.",
        "Working hours: full time (100%)",
        "Omfattning: Deltid 50 %",
        "Hours: Part Time (0.6 FTE)",
        "Anställningsform: Tidsbegränsad anställning",
        "Contract type: Fixed term, 30 months",
        "Hur länge: fem år",
        "Application deadline: Friday, 15 January 2027 (23:59 CET)",
        "Sista ansökningsdag: 15 januari 2027 kl. 15.00",
        "Sista ansökningsdatum: 31 januari 2027 (28 dagar kvar)",
        "Antal platser: 2",
        "Our reference: BTU 2026/77",
        "Undervisning och annan institutionstjänstgöring kan ingå med högst 20 procent av heltid.",
    ],
)
def test_a_line_that_says_no_more_than_its_fact_leaves_the_text(line):
    heading = "Villkor" if any(sign in line for sign in "åäöÖ") else "Terms of employment"
    read, words = text_below(heading, line)
    assert read.facts
    assert words == ""


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Contact", "For scientific questions, please contact Dr Bo Ek, bo.ek@x.example"),
        ("Contact", "About the recruitment: HR partner Eva Hall, eva.hall@x.example"),
        ("Kontakt", "Frågor om lön och försäkringar: Eva Hall, personalchef, eva.hall@x.example"),
        ("Handledare", "Biträdande handledare är lektor Bo Ek."),
        ("Union representatives", "Saco: Jan Lind, 031-772 10 20, on Tuesdays"),
        ("Fackliga företrädare", "Saco: Jan Lind, 031-772 10 20, nås genom växeln 031-772 10 00"),
    ],
)
def test_a_line_that_says_more_than_who_it_is_stays(heading, line):
    read, words = text_below(heading, line)
    assert read.contacts or read.supervisors
    assert words == line


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Contact", "Dr Bo Ek, reader, e-mail: bo.ek@x.example, phone: 031-772 10 20"),
        ("Kontakt", "Eva Hall, docent, E-post: eva.hall@x.example, telefon: 031-772 10 20"),
        ("Contact", "For questions about the position, please contact Bo Ek, bo.ek@x.example."),
        ("Handledare", "Biträdande handledare är docent Bo Ek."),
        ("Supervisors", "You will be supervised by Prof. Anna Berg and Dr Bo Ek."),
        ("Union representatives", "Saco: Jan Lind, 031-772 10 20, saco@x.example"),
        ("Fackliga företrädare", "OFR/S: Jan Lind, tfn 031-772 10 20"),
    ],
)
def test_a_line_that_says_only_who_it_is_leaves_the_text(heading, line):
    read, words = text_below(heading, line)
    assert read.contacts or read.supervisors
    assert words == ""


def test_a_line_below_its_introduction_stays_with_it():
    lines = "For questions, please contact:\nBo Ek, bo.ek@x.example, on Tuesdays"
    read, words = text_below("How to apply", lines)
    assert [one.name for one in read.contacts] == ["Bo Ek"]
    assert words == lines.replace("\n", " ")


def test_nothing_else_is_read_from_a_line_that_stays_only_for_its_words():
    lines = "Questions regarding the procedure: Eva Hall, HR officer, eva.hall@x.example"
    read, words = text_below("How to apply", lines)
    assert words == lines
    assert "apply_email" not in read.values


@pytest.mark.parametrize(
    "item",
    [
        "Names and contact details of two referees",
        "Namn och kontaktuppgifter till två referenser",
        "Letters of recommendation",
        "Copy of the doctoral diploma",
        "Vidimerade betyg",
        "Kontaktuppgifter till två referenser (valfritt)",
        "Master's thesis",
    ],
)
def test_the_wording_of_a_document_that_says_more_than_its_name_is_its_guidance(item):
    read = parse_posting(f"{TOP['Villkor']}Så ansöker du\n- CV\n- {item}\n")
    _cv, slot = read.documents
    assert [piece.text for block in slot.guidance for piece in block.items] == [item]


def test_a_heading_that_says_more_than_the_name_of_its_document_is_its_guidance():
    read = parse_posting(f"{TOP['Villkor']}How to apply\nLetters of recommendation:\n- two\n")
    (slot,) = read.documents
    texts = [piece.text for block in slot.guidance for piece in block.items]
    assert texts == ["Letters of recommendation", "two"]


@pytest.mark.parametrize(
    "item",
    [
        "Curriculum vitae",
        "Your references",
        "A cover letter (max 2 pages)",
        "Up to five publications",
        "Betygsutdrag",
    ],
)
def test_the_wording_of_a_document_that_says_no_more_than_its_name_is_no_guidance(item):
    read = parse_posting(f"{TOP['Villkor']}Så ansöker du\n- {item}\n- Research statement\n")
    assert [slot.guidance for slot in read.documents] == [(), ()]


ITEMS = "- CV\n- Cover letter"


@pytest.mark.parametrize(
    "line",
    [
        "It may be written in English or Swedish and contains these PDF files of at most 40 MB each:",
        "Ansökan ska skrivas på engelska och innehålla följande:",
    ],
)
def test_the_line_above_documents_goes_with_them_if_its_facts_are_read(line):
    read, words = text_below(
        "How to apply", f"Apply through the system of the university. {line}\n{ITEMS}"
    )
    assert "application_language" in read.values
    assert words == "Apply through the system of the university."


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("It must be written in English and contain:", "It must be written in English."),
        (
            "All of it should be written in English by yourself and contain the following:",
            "All of it should be written in English by yourself.",
        ),
        (
            "Write to anna@waves.example in English and attach:",
            "Write to anna@waves.example in English.",
        ),
        (
            "The files are at most 10 MB each, on paper, and contain:",
            "The files are at most 10 MB each, on paper.",
        ),
        (
            "Ansökan görs i ett enda dokument, som Eva läser, och ska innehålla följande:",
            "Ansökan görs i ett enda dokument, som Eva läser.",
        ),
        ("Please include, in a single PDF of at most 5 MB:",) * 2,
        ("Write in English, with your name on each page, to Eva at the desk below:",) * 2,
    ],
)
def test_the_line_above_documents_stays_if_it_says_more_than_its_facts(line, kept):
    """Without the words that only lead to the list, which leaves the text."""
    _read, words = text_below(
        "How to apply", f"Apply through the system of the university. {line}\n{ITEMS}"
    )
    assert words == f"Apply through the system of the university. {kept}"


def test_the_line_above_documents_stays_if_its_fact_is_left_out():
    line = "All of it should be written in English and contain the following documents:"
    top = f"{TOP['Terms of employment']}How to apply"
    text = f"{top}\nApply through the system of the university. {line}\n{ITEMS}\n"
    read = parse_posting(text, left_out=frozenset({"language"}))
    texts = [piece.text for one in read.parts for block in one.blocks for piece in block.items]
    kept = "All of it should be written in English."
    assert f"Apply through the system of the university. {kept}" in texts


@pytest.mark.parametrize(
    ("way", "kept"),
    [
        ("Apply at https://jobs.waves.example/apply/12.", "Attach the documents as PDF files:"),
        (
            "Apply through the recruitment system of the university.",
            "Attach the documents as PDF files:",
        ),
        ("Send your application to jobs@waves.example.", ""),
    ],
)
def test_what_is_said_of_files_stays_if_another_system_receives_them(way, kept):
    """The site prints nothing about the files that another system accepts."""
    _read, words = text_below("How to apply", f"{way}\nAttach the documents as PDF files:\n{ITEMS}")
    assert words.replace(way, "").strip() == kept


@pytest.mark.parametrize(
    "sentence",
    [
        "The documents must be submitted as PDF files.",
        "Handlingarna bifogas som en enda pdf-fil.",
        "The files should be attached as one PDF file.",
    ],
)
def test_what_the_site_prints_more_weakly_stays(sentence):
    _read, words = text_below("How to apply", f"{ITEMS}\n\n{sentence}")
    assert sentence in words
