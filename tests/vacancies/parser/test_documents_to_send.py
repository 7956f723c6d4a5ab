import pytest

from tests.vacancies.parser.worlds import DEMO
from vacancies.parser import lines
from vacancies.parser.entities import documents
from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.parse import parse_posting


def read(text, world=DEMO):
    return documents.find_documents(lines.parse_lines(text), world)


@pytest.mark.parametrize(
    ("text", "slot"),
    [  # name, kind, asks for a name, pages, required
        ("CV: (Please name the document: CV, Family name)", ("CV", "cv", True, None, True)),
        ("Personal letter:", ("Personal letter", "letter", False, None, True)),
        ("- A cover letter (max 2 pages)", ("Cover letter", "letter", False, 2, True)),
        ("- CV (högst 3 sidor)", ("CV", "cv", False, 3, True)),
        ("- Curriculum vitae", ("Curriculum vitae", "cv", False, None, True)),
        ("- Research plan, at most five pages", ("Research plan", "statement", False, 5, True)),
        (
            "- List of publications (if applicable)",
            ("List of publications", "publications", False, None, False),
        ),
        ("- Personligt brev", ("Personligt brev", "letter", False, None, True)),
        ("- Övriga handlingar", ("Övriga handlingar", "other", False, None, True)),
        ("- References (optional)", ("References", "references", False, None, False)),
        ("Poem (Please name the file: Poem, Name)", ("Poem", "", True, None, True)),
    ],
)
def test_slots(text, slot):
    (found,), _intros = read(text)
    kept = (found.name, found.kind, found.asks_for_name, found.max_pages, found.required)
    assert kept == slot


@pytest.mark.parametrize(
    "text",
    [
        "- Dates when you can come",
        "Please note: applications sent late are not read.",
        "CV is a short word for a long life, as we say here.",
    ],
)
def test_what_is_no_slot(text):
    assert read(text) == ([], [])


def test_pages_lead_in_and_guidance_belong_to_the_slot_above():
    (slot,), _intros = read(
        "Personal letter:\n1 page where you:\n• tell why\n• tell what\nWelcome!"
    )
    assert (slot.max_pages, slot.lead_in, slot.max_files) == (1, "where you:", 1)
    assert [piece.text for block in slot.guidance for piece in block.items] == [
        "tell why",
        "tell what",
    ]


def test_words_in_an_item_are_guidance_in_whole():
    (slot,), _intros = read("- A CV with a list of your courses (max 2 pages)")
    assert [piece.text for piece in slot.guidance[0].items] == [
        "A CV with a list of your courses (max 2 pages)"
    ]


@pytest.mark.parametrize(
    "intro",
    [
        "The application must include the following documents:",
        "Din ansökan ska innehålla:",
        "Please attach:",
    ],
)
def test_the_line_above_a_list_of_documents_goes_with_it(intro):
    _slots, intros = read(f"{intro}\n- CV\n- Cover letter")
    assert [piece.text for piece in intros] == [intro]


def test_it_stays_where_an_item_is_no_document():
    _slots, intros = read("The application must include:\n- CV\n- When you can come")
    assert intros == []


def test_the_sites_own_names_come_first():
    world = KnownObjects(documents=(type(DEMO.documents[0])(7, ("Swimming badge",)),))
    (slot,), _intros = read("- Swimming badge", world)
    assert slot.name == "Swimming badge"


@pytest.mark.parametrize(
    ("item", "file_name"),
    [
        ("Cover letter, maximum 1 page [A_letter.pdf]", "A_letter.pdf"),
        ("CV (B_cv.pdf)", "B_cv.pdf"),
        ("CV (max 2 pages)", ""),
    ],
)
def test_a_file_name_in_brackets(item, file_name):
    text = (
        f"Postdoc in optics\n\nHow to apply\nAttach, with these names:\n- {item}\n- Transcripts\n"
    )
    assert parse_posting(text).slots[0].file_name == file_name
