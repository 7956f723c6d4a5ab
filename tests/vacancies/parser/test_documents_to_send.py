import pytest

from tests.vacancies.parser.worlds import DEMO
from vacancies.parser import lines
from vacancies.parser.entities import documents
from vacancies.parser.entities.known_objects import KnownObjects
from vacancies.parser.parse import parse_posting


def read(text, world=DEMO):
    return documents.documents_and_intros(lines.parse_lines(text), world)


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


def test_a_document_named_again_in_running_text_is_the_same():
    found, _intros = read(
        "Send a CV to us.\n\nYour application must contain a CV and a cover letter."
    )
    assert [slot.kind for slot in found] == ["cv", "letter"]


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
        "It should contain:",
        "You will be asked to upload:",
        "Följande ska ingå:",
        "Den ska innehålla:",
    ],
)
def test_the_line_above_a_list_of_documents_goes_with_it(intro):
    _slots, intros = read(f"{intro}\n- CV\n- Cover letter")
    assert [piece.text for piece in intros] == [intro]


@pytest.mark.parametrize(
    "intro",
    [
        "Write to anna@waves.example by 1 May and attach:",
        "It must be written in English and contain:",
        "The file has at most 10 MB and contains:",
        "Please include these, as Anna Berg reads them:",
    ],
)
def test_it_stays_where_it_says_more(intro):
    _slots, intros = read(f"{intro}\n- CV\n- A song about the sea")
    assert intros == []


@pytest.mark.parametrize("intro", ["The application must include:", "Den ska innehålla:"])
def test_it_stays_with_an_item_that_is_left_out(intro):
    """A document that is not certain is left out until somebody chooses it."""
    text = f"PhD student in coding\n\nCodes.\n\nHow to apply\n{intro}\n- CV\n- When you can come\n"
    found = parse_posting(text)
    assert intro in [one.source.text for one in found.printed_pieces]
    uncertain = frozenset(one.row_id for one in found.documents if not one.certain)
    assert len(uncertain) == 1
    left = parse_posting(text, left_out=uncertain)
    assert intro not in [one.source.text for one in left.printed_pieces]
    (section,) = [one for one in left.sections if one.field == "how_to_apply"]
    kept = [piece.text for block in section.blocks for piece in block.items]
    assert kept == [intro, "When you can come"]


@pytest.mark.parametrize(
    ("item", "kind", "files"),
    [
        ("Up to ten publications that you wish to refer to", "selected", 10),
        ("Your five most important publications", "selected", 5),
        ("Högst tio åberopade publikationer", "selected", 10),
        ("Selected publications", "selected", None),
        ("Up to two hundred publications", "selected", None),
        ("Certificates of degrees and employment", "certificates", None),
        ("Degree and employment certificates", "certificates", None),
        ("Examensbevis och tjänstgöringsintyg", "certificates", None),
        ("Degree certificates", "degree", None),
        ("An account of your teaching, no longer than five pages", "teaching", 1),
    ],
)
def test_kind_and_number_of_files(item, kind, files):
    (slot,), _intros = read(f"- {item}")
    assert (slot.kind, slot.max_files) == (kind, files)


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
    assert parse_posting(text).documents[0].file_name == file_name


PARAGRAPHS = """PhD student in optics

How to apply

The application is written in English. Please attach the following documents as PDF files:

CV (name the document: CV, Family name), including a complete list of publications.

A personal letter of no longer than two pages, in which you introduce yourself. It may be shorter.

Other documents:
- Transcripts

Letters of recommendation are not needed.
"""


def test_paragraphs_below_their_introduction_are_documents():
    found = parse_posting(PARAGRAPHS)
    kept = [(one.kind, one.max_pages, one.required) for one in found.documents]
    assert kept == [("cv", None, True), ("letter", 2, True), ("other", None, True)]
    words = [piece.text for one in found.parts for block in one.blocks for piece in block.items]
    assert words == ["Letters of recommendation are not needed."]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Attach a CV, including a list of publications.", ["cv"]),
        ("Bifoga ett CV inklusive publikationslista.", ["cv"]),
        ("Bifoga CV med publikationslista och ett personligt brev.", ["cv", "letter"]),
        ("Attach a CV, a letter and a list of publications.", ["cv", "letter", "publications"]),
        ("Attach a CV together with a list of publications.", ["cv", "publications"]),
    ],
)
def test_a_part_of_a_document_is_no_document_of_its_own(sentence, kinds):
    found = parse_posting(f"PhD student in optics\n\nHow to apply\n\n{sentence}\n")
    assert [one.kind for one in found.documents] == kinds
