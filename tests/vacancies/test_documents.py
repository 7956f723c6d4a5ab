"""What the posting says of its documents, and the names that the system gives them."""

import unicodedata

import pytest
from django.utils import translation

from vacancies.posting import documents

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("kind", "family", "number", "name"),
    [
        ("CV", "Durisi", 1, "CV, Durisi.pdf"),
        ("Personal letter", "Jörnsten", 1, "Personal letter, Jörnsten.pdf"),
        ("Other documents", "Durisi", 2, "Other documents 2, Durisi.pdf"),
        ("CV", "O'Brien", 1, "CV, O'Brien.pdf"),
        ("CV", "Þórsdóttir", 1, "CV, Þórsdóttir.pdf"),
        ("CV", "王", 1, "CV, 王.pdf"),
        ("CV", "Null", 1, "CV, Null.pdf"),
        ("CV", "  van   der  Berg ", 1, "CV, van der Berg.pdf"),
        ("CV", "../../etc/passwd", 1, "CV, etc passwd.pdf"),
        ("CV", "C:\\Users\\x", 1, "CV, C Users x.pdf"),
        ("Bachelor/Master thesis", "Ek", 1, "Bachelor Master thesis, Ek.pdf"),
        ("CV", 'Ek"; filename="x.exe', 1, "CV, Ek ; filename= x.exe.pdf"),
        ("CV", "Ek\r\nX-Header: 1", 1, "CV, Ek X-Header 1.pdf"),
        ("CV", "Ek\x00\x07", 1, "CV, Ek.pdf"),
        ("CV", "Ek\u202efdp.exe", 1, "CV, Ekfdp.exe.pdf"),
        ("CV", "Ek\u2066\u200b\ufeff", 1, "CV, Ek.pdf"),
        ("CV", "Ek\ud800", 1, "CV, Ek.pdf"),
        ("CV", "می\u200cجو", 1, "CV, می\u200cجو.pdf"),
        ("CV", "Mårtens Jr.", 1, "CV, Mårtens Jr.pdf"),
        (".CV", "Ek", 1, "CV, Ek.pdf"),
        ("CV", "", 1, "CV.pdf"),
        ("CV", "\u200b", 2, "CV 2.pdf"),
        ("", "Ek", 1, "Document, Ek.pdf"),
    ],
)
def test_r18_r19_canonical_names(kind: str, family: str, number: int, name: str) -> None:
    with translation.override("en"):
        assert documents.safe_pdf_file_name(kind, family, number) == name


def test_a_letter_in_two_parts_and_in_one_give_the_same_name() -> None:
    apart = unicodedata.normalize("NFD", "Åkesson")
    assert documents.safe_pdf_file_name("CV", apart) == "CV, Åkesson.pdf"


@pytest.mark.parametrize("letter", ["x", "å", "王", "🙂"])
@pytest.mark.parametrize("number", [1, 2, 10])
@pytest.mark.parametrize("long_kind", [False, True])
def test_r19_a_name_of_any_length_fits(letter: str, number: int, long_kind: bool) -> None:
    kind = letter * 300 if long_kind else "CV"
    name = documents.safe_pdf_file_name(kind, letter * 300, number)
    assert 240 < len(name.encode()) <= 255
    assert name.endswith(f"{letter}.pdf")
    assert name.startswith(letter if long_kind else "CV")
    assert (f" {number}, {letter}" in name) == (number > 1)


@pytest.mark.parametrize(("language", "text"), [("en", "CV, Family name"), ("sv", "CV, Efternamn")])
def test_the_name_that_a_posting_asks_for(language: str, text: str) -> None:
    with translation.override(language):
        assert documents.default_file_name_text("CV") == text


@pytest.mark.parametrize("language", ["en", "sv"])
def test_r7_the_default_limit_is_shown_as_40_mb(language: str) -> None:
    with translation.override(language):
        assert documents.megabytes_text(documents.DEFAULT_MAX_MB) == f"40{NBSP}MB"
    assert documents.DEFAULT_MAX_MB * documents.BYTES_PER_MB == 41_943_040


@pytest.mark.parametrize(
    ("limits", "common"), [([], None), ([40], 40), ([40, 40, 40], 40), ([40, 10], None)]
)
def test_a_limit_is_said_once_if_all_share_it(limits: list[int], common: int | None) -> None:
    assert documents.common_size_limit(limits) == common
