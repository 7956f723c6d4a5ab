"""What names several things is ticked only with all of them; a document by words that ask for it."""

import pytest

from vacancies.parser.entities.document_requirements import file_types_in
from vacancies.parser.parse import parse_posting
from vacancies.parser.text.language import is_language_certain, language_code_of_text

TOP = "Postdoc in optics\n\nWe measure light and want somebody who likes to measure it with us.\n\n"


def read(text: str, heading: str = "How to apply"):
    return parse_posting(f"{TOP}{heading}\n{text}\n")


@pytest.mark.parametrize(
    ("title", "is_ticked"),
    [
        ("Doctoral student in optics", True),
        ("PhD student, Doctoral School of Optics", True),
        ("Postdoc in management of lasers", True),
        ("Doktorand i optik", True),
        ("Coordinator of a doctoral network", False),
        ("PhD programme manager", False),
        ("Doctoral education officer in optics", False),
        ("Samordnare för doktorander", False),
        ("Doktorandhandledare i optik", False),
    ],
)
def test_a_kind_is_the_head_of_the_title(title, is_ticked):
    found = parse_posting(f"{title}\n\nYou work with light, and with lasers every day.\n")
    assert bool(found.facts_for_rule("kind") and found.is_rule_ticked("kind")) is is_ticked


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Reference number / Referensnummer: HR-OP 2026:0904", "HR-OP 2026:0904"),
        ("The position has reference number 2026:31.", "2026:31"),
        ("Dnr OPT 2026 1187", "OPT 2026 1187"),
        ("Reference number: OP-2026-31", "OP-2026-31"),
    ],
)
def test_a_reference_number_is_whole(text, reference):
    assert read(text).values["reference"] == reference


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Files must be PDF.", ("pdf",)),
        ("Files must be in PDF or Word format.", ("pdf", "word")),
        ("Filerna ska vara i Word- eller PDF-format.", ("pdf", "word")),
        ("Send a PDF or .docx of 500 words.", ("pdf", "word")),
        ("A PDF of at most 500 words, with one word for a title", ("pdf",)),
        ("PDF, PNG", ("other", "pdf")),
    ],
)
def test_all_types_of_files(text, types):
    assert file_types_in(text) == types


def test_file_types_of_an_application():
    assert read("Files must be in PDF or Word format.").values.get("file_type") == "pdf word"
    assert "file_type" not in read("Send pictures and letters as PDF or JPG.").values


def test_a_menu_says_no_language():
    found = parse_posting(f"Log in | My applications | In Swedish\n\n{TOP}")
    assert not found.facts_for_rule("language")


@pytest.mark.parametrize(
    ("more", "is_ticked"),
    [
        ("", True),
        (" Documents that are not in English or Swedish must be translated.", True),
        (" You may also write in Swedish.", False),
    ],
)
def test_no_other_sentence_names_another_language(more, is_ticked):
    found = read(f"The application must be written in English.{more}")
    assert found.is_rule_ticked("language") is is_ticked


@pytest.mark.parametrize(
    ("terms", "is_ticked"),
    [
        ("We have an agreement with Unionen.", True),
        ("We have an agreement with Unionen and Optikernas Gille.", False),
        ("Vi har avtal med Sveriges Ingenjörer och Unionen.", False),
    ],
)
def test_no_union_is_left_out(terms, is_ticked):
    text = f"{terms}\n\nUnion representatives\nAnna Berg, Unionen, 031-555 12 13"
    unions = [one for one in read(text, "Terms").contacts if one.kind == "union"]
    assert [one.certain for one in unions] == [is_ticked]


@pytest.mark.parametrize(
    ("text", "required", "certain"),
    [
        ("Upload your CV (at most 5 MB) and, if you have one, a certificate.", True, True),
        ("Ladda upp ditt CV och, om du har sådana, intyg.", True, True),
        ("The CV is read by three of us, with a cover letter.", True, False),
        ("Your application must include a CV.", True, True),
        ("- CV\n- Cover letter", True, True),
        ("Bifoga CV (frivilligt) och ett personligt brev.", False, True),
    ],
)
def test_what_makes_a_document_required(text, required, certain):
    found = [one for one in read(text).documents if one.kind == "cv"]
    assert all((one.required, one.certain) == (required, certain) for one in found)
    assert found or not certain


def test_the_language_is_certain_if_nearly_all_paragraphs_have_it():
    swedish = "Du arbetar med ljus och det är en del av vår grupp.\n" * 9
    english = "You work with light and the rest of us will be with you.\n"
    assert language_code_of_text(swedish + english) == "sv"
    assert is_language_certain(swedish + english)
    assert not is_language_certain(swedish + english * 2)


LIST = "The application must contain:\n1. CV\n2. personal letter\n"


@pytest.mark.parametrize(
    ("item", "is_ticked"),
    [
        ("a copy of your licence as a speech therapist", True),
        ("a sketch of your project, at most two pages", True),
        ("your master's thesis, or a draft of it if it is not finished", True),
        ("a copy of your licence, if you have one", False),
        ("any works of an academic nature", False),
        ("names of two persons whom we may ask", False),
    ],
)
def test_an_item_among_documents_is_a_document(item, is_ticked):
    document = read(f"{LIST}3. {item}").documents[2]
    assert document.certain is is_ticked


def test_an_unknown_item_among_other_things_is_not_certain():
    documents = read("You can send:\n- CV\n- a licence as a speech therapist\n").documents
    assert [one.certain for one in documents if not one.kind] in ([], [False])
