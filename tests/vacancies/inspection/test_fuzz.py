"""R15: whatever bytes are sent, the answer is an answer."""

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vacancies.inspection import pdfs
from tools.pdfs import good_pdf
from vacancies.applications.files.inspection import ExaminedFile, Reason, cleaned_name_for_display

# A process for each example, so a few dozen; a derandomised run is the same everywhere.
FEW = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)

pytestmark = pytest.mark.table  # each file is a child process


@cache
def originals() -> list[bytes]:
    return [
        good_pdf(2),
        pdfs.written_like_latex(),
        pdfs.attaching("a.xml", b"<a/>"),
        pdfs.scanned(),
    ]


@FEW
@given(which=st.integers(0, 3), part=st.floats(0, 1))
def test_r15_a_cut_file_is_answered(which: int, part: float, examined) -> None:
    original = originals()[which]
    answer = examined(original[: int(len(original) * part)])
    assert isinstance(answer, ExaminedFile | Reason)
    assert answer is not Reason.BUSY


@FEW
@given(
    which=st.integers(0, 3),
    changes=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=20),
)
def test_r15_a_file_with_wrong_bytes_is_answered(which: int, changes: list, examined) -> None:
    content = bytearray(originals()[which])
    for place, byte in changes:
        content[int(len(content) * place)] = byte
    answer = examined(bytes(content))
    assert isinstance(answer, ExaminedFile | Reason)
    assert answer is not Reason.BUSY


@FEW
@given(content=st.binary(max_size=300))
def test_r15_any_bytes_after_the_first_five_are_answered(content: bytes, examined) -> None:
    assert isinstance(examined(b"%PDF-" + content), Reason)


@given(name=st.text(st.characters(exclude_categories=[]), max_size=400))
def test_r19_any_name_can_be_shown(name: str) -> None:
    shown = cleaned_name_for_display(name)
    assert shown
    assert len(shown) <= 80
    assert shown.isprintable()
    assert shown == shown.strip()
    assert not set(shown) & set("\r\n\0/\\\u202e\u2066")
