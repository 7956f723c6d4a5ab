"""Archives are sent while they are made, open anywhere, and never look whole when they are not."""

import io
import tracemalloc
import zipfile
from datetime import UTC, datetime

import pytest

from vacancies.applications.files.zip_stream import (
    ArchiveEntry,
    archive_entry_of_bytes,
    iter_pieces_and_close,
    stream_zip,
)
from vacancies.committee.archives.archive_names import (
    MAX_FOLDER,
    UsedFileNames,
    applicant_folder_name,
)

AT = datetime(2025, 5, 20, 12, tzinfo=UTC)
MEGABYTE = 1024 * 1024


def opened(pieces):
    return zipfile.ZipFile(io.BytesIO(b"".join(pieces)))


def test_holds_what_was_put_in():
    archive = opened(
        stream_zip(
            [
                archive_entry_of_bytes("Åberg/CV, Åberg.pdf", AT, b"one"),
                archive_entry_of_bytes("b", AT, b""),
            ]
        )
    )
    assert archive.testzip() is None
    assert archive.namelist() == ["Åberg/CV, Åberg.pdf", "b"]
    assert archive.read("Åberg/CV, Åberg.pdf") == b"one"
    assert archive.getinfo("b").date_time == (2025, 5, 20, 12, 0, 0)
    # Bit 11 of the flags: the name is UTF-8.
    assert archive.getinfo("Åberg/CV, Åberg.pdf").flag_bits & 0x800


def test_nothing_in_it_is_an_archive_too():
    assert opened(stream_zip([])).namelist() == []


@pytest.mark.thorough
def test_memory_holds_one_piece_however_large_the_archive():
    """30 MB that do not shrink pass through less than 2 MB."""
    import os

    piece = os.urandom(256 * 1024)
    entries = (
        ArchiveEntry(f"{number}", AT, 10 * MEGABYTE, (piece for _ in range(40)))
        for number in range(3)
    )
    tracemalloc.start()
    sent = sum(len(part) for part in stream_zip(entries))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert sent > 30 * MEGABYTE
    assert peak < 2 * MEGABYTE


def test_what_breaks_off_is_no_archive():
    """No table of contents is sent after a fault: nobody takes half for the whole."""

    def broken():
        yield b"half"
        raise OSError("the disk is gone")

    sent = []
    with pytest.raises(OSError, match="the disk"):
        sent.extend(
            stream_zip([archive_entry_of_bytes("a", AT, b"a"), ArchiveEntry("b", AT, 10, broken())])
        )
    assert sent
    with pytest.raises(zipfile.BadZipFile):
        opened(sent)


def test_a_file_is_closed_when_the_visitor_leaves():
    file = io.BytesIO(b"x" * MEGABYTE)
    sending = stream_zip([ArchiveEntry("a", AT, MEGABYTE, iter_pieces_and_close(file))])
    next(sending)
    sending.close()
    assert file.closed


@pytest.mark.parametrize(
    ("family", "given", "folder"),
    [
        ("Durisi", "Giuseppe", "Durisi, Giuseppe (A-1)"),
        ("", "王", "王 (A-1)"),
        ("O'Brien", "Zoë", "O'Brien, Zoë (A-1)"),
        ("../../etc", "passwd", "etc, passwd (A-1)"),
        ("a/b\\c", "d:e", "a b c, d e (A-1)"),
        ("Ek\u202e", "\x00Al\r\nice", "Ek, Al ice (A-1)"),
        ("CON", "", "CON (A-1)"),
        ("", "", "(A-1)"),
    ],
)
def test_folders_are_named_after_people(family, given, folder):
    """R18, R19."""
    assert applicant_folder_name(family, given, "A-1") == folder


def test_a_long_name_leaves_room_for_the_number():
    folder = applicant_folder_name("Å" * 300, "Ö" * 300, "CS-2025-04-7K3QX9")
    assert len(folder.encode()) <= MAX_FOLDER
    assert folder.endswith("Å (CS-2025-04-7K3QX9)")


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["CV, Ek.pdf", "CV, Ek.pdf"], ["CV, Ek.pdf", "CV, Ek (2).pdf"]),
        (["CV, Ek.pdf", "cv, ek.PDF"], ["CV, Ek.pdf", "cv, ek (2).PDF"]),
        (["\u00c5.pdf", "A\u030a.pdf"], ["\u00c5.pdf", "A\u030a (2).pdf"]),
        (["a (2)", "a", "a"], ["a (2)", "a", "a (3)"]),
        (["CON.pdf", "nul"], ["_CON.pdf", "_nul"]),
    ],
)
def test_no_name_is_twice_in_a_folder(names, wanted):
    taken = UsedFileNames()
    assert [taken.reserve(name) for name in names] == wanted


def test_long_names_stay_different():
    taken = UsedFileNames()
    names = [taken.reserve("Å" * 200 + ".pdf") for _number in range(12)]
    assert len(set(names)) == 12
    assert all(len(name.encode()) <= 100 and name.endswith(".pdf") for name in names)
