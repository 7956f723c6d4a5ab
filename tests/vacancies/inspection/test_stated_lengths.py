"""R14: a stream that is not compressed is counted without being read, if its length is right."""

from pathlib import Path

import pytest

from tools.pdfs import document, saved
from vacancies.applications.files.pdf import unpacking
from vacancies.applications.files.pdf.document_checks import CollectedWarnings, examine_pdf
from vacancies.applications.files.pdf.refusal_reasons import PdfRefusedError, Reason

LENGTH = 2000


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A document with a stream of LENGTH bytes that is not compressed."""
    pdf = document()
    pdf.Root.Padding = pdf.make_stream(b"x" * LENGTH)
    path = tmp_path / "sent"
    path.write_bytes(saved(pdf, compress_streams=False))
    return path


def state_length(path: Path, length: int) -> None:
    content = path.read_bytes()
    stated = f"/Length {LENGTH}".encode()
    assert content.count(stated) == 1
    path.write_bytes(content.replace(stated, f"/Length {length:04}".encode()))


def test_a_stream_of_the_right_length_is_not_read(written: Path, monkeypatch) -> None:
    lengths = []

    def read(_dictionary, stream):
        lengths.append(int(stream.Length))
        return iter(())

    monkeypatch.setattr(unpacking, "iter_unpacked_chunks", read)
    assert examine_pdf(written) == 1
    assert LENGTH not in lengths


@pytest.mark.parametrize("stated", [LENGTH, 5], ids=["right length", "wrong length"])
@pytest.mark.parametrize("limit", ["MAX_STREAM_BYTES", "MAX_TOTAL_BYTES"])
def test_its_real_length_is_counted(stated: int, limit: str, written: Path, monkeypatch) -> None:
    state_length(written, stated)
    monkeypatch.setattr(unpacking, limit, LENGTH - 1)
    with pytest.raises(PdfRefusedError) as refused:
        examine_pdf(written)
    assert refused.value.reason is Reason.HEAVY


def test_a_warning_that_was_given_once_still_counts_at_the_end() -> None:
    """qpdf forgets a warning when it is asked for, and it is asked for each stream."""
    given = [["object 4 0: expected endstream"], [], ["another"]]

    class Document:
        def get_warnings(self) -> list[str]:
            return given.pop(0)

    warnings = CollectedWarnings(Document())
    assert [len(warnings.texts()) for _time in range(3)] == [1, 1, 2]
