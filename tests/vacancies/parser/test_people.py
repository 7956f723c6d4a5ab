"""Names, addresses cut free, supervisors and contacts."""

import pytest

from tests.vacancies.parser.worlds import DEMO
from vacancies.parser import lines
from vacancies.parser.entities import contacts, names, supervisors
from vacancies.parser.entities.contact_details import find_emails, find_phone_number
from vacancies.parser.text.results import Piece


@pytest.mark.parametrize(
    ("text", "name", "address"),
    [
        ("Giuseppe Durisidurisi@chalmers.se", "Giuseppe Durisi", "durisi@chalmers.se"),
        ("Anna Berganna.berg@kth.se", "Anna Berg", "anna.berg@kth.se"),
        ("Anna Bergaberg@kth.se", "Anna Berg", "aberg@kth.se"),
        ("Rebecka Jörnstenjornsten@chalmers.se", "Rebecka Jörnsten", "jornsten@chalmers.se"),
        ("Åsa Ölundasa.olund@liu.se", "Åsa Ölund", "asa.olund@liu.se"),
        ("Jens MøllerJens.Moller@dtu.dk", "Jens Møller", "Jens.Moller@dtu.dk"),
        ("Anna Berg anna.berg@kth.se", "Anna Berg", "anna.berg@kth.se"),
        ("Anna Berg, anna.berg@kth.se", "Anna Berg,", "anna.berg@kth.se"),
        ("Anna Berg (anna.berg@kth.se)", "Anna Berg (", "anna.berg@kth.se"),
    ],
)
def test_an_address_is_cut_free_from_a_name(text, name, address):
    (found,) = find_emails(text)
    assert (text[: found.start].strip(), found.address) == (name, address)


def test_what_follows_an_address_is_no_part_of_it():
    (found,) = find_emails("anna.berg@kth.sePhone: 08-123 45 67")
    assert found.address == "anna.berg@kth.se"


def test_a_known_address_tells_where_it_begins():
    (found,) = find_emails(
        "Write to Maria Lindphd-office@tide.example", ["phd-office@tide.example"]
    )
    assert found.address == "phd-office@tide.example"


def test_where_nothing_tells_nothing_is_cut():
    assert [mail.address for mail in find_emails("Maria Lindphd-office@tide.example")] == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Phone: +46 31 772 10 00", "+46 31 772 10 00"),
        ("031-772 10 00", "031-772 10 00"),
        ("+46 (0)46-222 00 00", "+46 (0)46-222 00 00"),
        ("room 0123", None),
    ],
)
def test_phones(text, number):
    found = find_phone_number(text)
    assert (found["number"] if found else None) == number


@pytest.mark.parametrize(
    ("text", "name", "honorific"),
    [
        ("Prof. Giuseppe Durisi, Department", "Giuseppe Durisi", "prof"),
        ("professor Åsa Östlund", "Åsa Östlund", "prof"),
        ("Dr. Tomas de Vries", "Tomas de Vries", "dr"),
        ("Docent Bengt Ärlig", "Bengt Ärlig", "docent"),
        ("Assoc. Prof. Mary-Ann O’Neill", "Mary-Ann O’Neill", "docent"),
        ("Erik G. Larsson", "Erik G. Larsson", ""),
        ("Department of Mathematics", None, None),
        ("For questions about this", None, None),
        ("anna berg", None, None),
    ],
)
def test_names(text, name, honorific):
    found = names.name_at_beginning(text)
    assert (found and found.name, found and found.honorific) == (name, honorific)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Giuseppe Durisi", ("Giuseppe", "Durisi")),
        ("Tomas de Vries", ("Tomas", "de Vries")),
        ("Erik G. Larsson", ("Erik G.", "Larsson")),
    ],
)
def test_given_and_family_names(name, parts):
    assert names.split_name(name) == parts


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            (
                "You will be co-supervised by:\n• Prof. Giuseppe Durisi, Department of Electrical "
                "Engineering\n• Rebecka Jörnsten"
            ),
            [("Giuseppe Durisi", "equal", True), ("Rebecka Jörnsten", "equal", True)],
        ),
        ("Main supervisor:\nAnna Berg", [("Anna Berg", "main", True)]),
        ("Handledare:\n- Anna Berg, huvudhandledare", [("Anna Berg", "main", True)]),
        # A unit that nobody knows would be lost with the words.
        ("Supervisors:\n- Anna Berg, Department of Sand", [("Anna Berg", "equal", False)]),
        ("You will supervise:\n- bachelor students", []),
    ],
)
def test_supervisors_below_their_line(text, rows):
    found = supervisors.supervisors_in_lines(lines.parse_lines(text), DEMO)
    assert [
        (one.name, one.role, one.is_fully_printed) for group in found for one in group.rows
    ] == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "You will be supervised by Prof. Anna Berg and Dr Bo Ek.",
            [("Anna Berg", True), ("Bo Ek", True)],
        ),
        ("Supervisor: Anna Berg", [("Anna Berg", True)]),
        ("Du handleds av Anna Berg och Bo Ek.", [("Anna Berg", True), ("Bo Ek", True)]),
        ("You help to supervise students.", []),
    ],
)
def test_supervisors_in_a_sentence(text, rows):
    found = supervisors.supervisors_in_sentence(Piece(text, 0, len(text)), DEMO)
    assert [(one.name, one.is_fully_printed) for one in found] == rows


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Anna Berg, professor, anna@x.se", ("Anna Berg", "professor", "anna@x.se", "")),
        (
            "Anna Berg\nProfessor\nanna@x.se\n031-123 45 67",
            ("Anna Berg", "Professor", "anna@x.se", "031-123 45 67"),
        ),
        ("Head of Unit\nAnna Berg\nanna@x.se", ("Anna Berg", "Head of Unit", "anna@x.se", "")),
        ("HR: Anna Berg, tel. 031-123 45 67", ("Anna Berg", "HR", "", "031-123 45 67")),
        ("Anna Berg, e-mail: anna (at) x.se", ("Anna Berg", "", "anna@x.se", "")),
        # A unit with capital letters is no second person.
        (
            "Prof. Anna Berg, Communication Systems\nanna.berg@x.se, 031-123 45 67",
            ("Anna Berg", "Communication Systems", "anna.berg@x.se", "031-123 45 67"),
        ),
        (
            "Docent Anna Berg\nCommunication Systems\nanna.berg@x.se\n031-123 45 67",
            ("Anna Berg", "Communication Systems", "anna.berg@x.se", "031-123 45 67"),
        ),
        (
            "Prof. Anna Berg, Signals and Systems, anna.berg@x.se, 031-123 45 67",
            ("Anna Berg", "Signals and Systems", "anna.berg@x.se", "031-123 45 67"),
        ),
    ],
)
def test_contacts_below_their_line(text, row):
    (group,) = contacts.contacts_below_intros(
        lines.parse_lines(f"For questions, please contact:\n{text}"), "questions", DEMO
    )
    (found,) = group.rows
    assert (found.name, found.role, found.email, found.phone) == row


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("For more information, please contact Anna Berg, anna@x.se.", ["Anna Berg"]),
        ("Contact Anna Berg (anna@x.se) or Bo Ek (bo@x.se).", ["Anna Berg", "Bo Ek"]),
        ("Frågor om tjänsten besvaras av Anna Berg, anna@x.se", ["Anna Berg"]),
        ("Send your application to Anna Berg, anna@x.se.", []),
        # The parrot stays in the words.
        ("For questions about the parrot, please contact Anna Berg, anna@x.se.", ["Anna Berg"]),
    ],
)
def test_contacts_in_a_sentence(text, named):
    found = contacts.contacts_in_sentence(Piece(text, 0, len(text)), "questions", DEMO)
    assert [one.name for one in found] == named


def test_a_sentence_that_says_more_than_whom_to_ask_stays():
    text = "For questions about the parrot, please contact Anna Berg, anna@x.se."
    (found,) = contacts.contacts_in_sentence(Piece(text, 0, len(text)), "questions", DEMO)
    assert found.is_fully_printed is False


def test_two_contacts_in_one_paragraph():
    text = "Bo Ek, reader: bo.ek@kth.se, +46 8 123 45 67 Eva Ask, head of codes: +46 8 123 45 68"
    (group,) = contacts.contacts_below_intros(
        lines.parse_lines(text), "questions", DEMO, is_contact_section=True
    )
    assert [(one.name, one.role) for one in group.rows] == [
        ("Bo Ek", "reader"),
        ("Eva Ask", "head of codes"),
    ]
