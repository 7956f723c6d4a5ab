"""The way of one upload's bytes: how much is taken, what is left behind, what happens on the way."""

import io
import os
import stat
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.factories import document_kind
from tests.vacancies.applications.conftest import Applicant
from tools.pdfs import good_pdf, locked_pdf, pdf_of_size, zip_bytes
from vacancies.applications.files import attachments, storage
from vacancies.applications.files.upload_stream import FORM_AROUND, BoundedUploadHandler, Upload
from vacancies.models import Application, ApplicationFile, DocumentRule, OutgoingMail
from vacancies.posting.documents import BYTES_PER_MB

pytestmark = [pytest.mark.django_db, pytest.mark.table]


@pytest.fixture(autouse=True)
def temporary(settings: Any, tmp_path: Path) -> Path:
    """Where an upload lies until its request ends."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = folder
    return folder


@pytest.fixture
def started(applicant: Applicant) -> Applicant:
    applicant.begin()
    return applicant


def one_megabyte() -> None:
    DocumentRule.objects.filter(kind=document_kind("CV")).update(max_megabytes=1)


def pdf(content: bytes, name: str = "mine.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/octet-stream")


def post(applicant: Applicant, fields: dict[str, Any], **extra: Any) -> Any:
    return applicant.client.post(applicant.at("upload", document_kind("CV").pk), fields, **extra)


@pytest.mark.parametrize(
    ("over", "status", "said"),
    [
        (0, 303, ""),
        (1, 413, "CV: “mine.pdf” is larger than 1 MB."),
        # Told by the length of the request: its file has no name yet.
        (FORM_AROUND + 1, 413, "CV: the file is larger than 1 MB. Save it with smaller pictures"),
    ],
)
def test_one_byte_more_is_refused(started: Applicant, over: int, status: int, said: str) -> None:
    """R7."""
    one_megabyte()
    answer = started.upload("CV", pdf_of_size(BYTES_PER_MB + over))
    assert answer.status_code == status
    if said:
        assert said in " ".join(answer.content.decode().split())
    assert ApplicationFile.objects.count() == (status == 303)


def test_a_request_that_says_it_is_too_large_is_not_taken_at_all(
    started: Applicant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R7: refused before a byte of it is written anywhere."""
    one_megabyte()
    begun: list[str] = []
    monkeypatch.setattr(BoundedUploadHandler, "new_file", lambda *args: begun.append(args[2]))
    assert started.upload("CV", b"x" * (BYTES_PER_MB + FORM_AROUND)).status_code == 413
    assert begun == []


def test_a_slot_takes_one_file_a_request(started: Applicant, private_files: Path) -> None:
    """R7: what else a request brings, in this field or another, is not looked at."""
    first, second = good_pdf(1), good_pdf(2)
    fields = {"before": pdf(zip_bytes()), "file": [pdf(first), pdf(second)], "after": pdf(second)}
    assert post(started, fields).status_code == 303
    with storage.open_stored(ApplicationFile.objects.get().stored) as kept:
        assert kept.read() == first


@pytest.mark.parametrize(
    "content", [good_pdf(), zip_bytes(), locked_pdf(), b"", pdf_of_size(BYTES_PER_MB + 1)]
)
def test_nothing_is_left_behind(started: Applicant, temporary: Path, content: bytes) -> None:
    one_megabyte()
    started.upload("CV", content)
    assert list(temporary.iterdir()) == []
    assert {name for name, _at in storage.iter_stored_files()} == stored_names()


def stored_names() -> set[str]:
    return set(ApplicationFile.objects.values_list("stored", flat=True))


class LostConnection(io.RawIOBase):
    """The body of a request of which only a part comes: then it ends, or breaks."""

    def __init__(self, content: bytes, *, breaks: bool) -> None:
        self.left, self.breaks = io.BytesIO(content), breaks

    def read(self, size: int = -1) -> bytes:
        chunk = self.left.read(size)
        if not chunk and self.breaks:
            raise ConnectionResetError
        return chunk


@pytest.mark.parametrize("breaks", [False, True], ids=["ends", "breaks"])
def test_half_an_upload_is_no_upload(
    started: Applicant,
    temporary: Path,
    private_files: Path,
    caplog: pytest.LogCaptureFixture,
    breaks: bool,
) -> None:
    """R26: a PDF without its end can often be repaired, and must not be taken for the whole."""
    body = encode_multipart(BOUNDARY, {"file": pdf(good_pdf(30))})
    lost = LostConnection(body[: len(body) // 2], breaks=breaks)
    address = started.at("upload", document_kind("CV").pk)
    length = {"CONTENT_LENGTH": str(len(body)), "wsgi.input": lost}
    answer = started.client.generic("POST", address, body, MULTIPART_CONTENT, **length)
    assert 400 <= answer.status_code < 500
    assert not ApplicationFile.objects.exists()
    assert not list(temporary.iterdir())
    assert not list(storage.iter_stored_files())
    assert not [record for record in caplog.records if record.levelname == "ERROR"]


@pytest.mark.parametrize("page", ["start", "submit", "applicant", "link"])
def test_a_form_without_files_takes_none(started: Applicant, temporary: Path, page: str) -> None:
    """Whoever sends a film to the first step fills no disk with it."""
    addresses = {"start": started.start_url, "link": f"{started.start_url}link/"}
    address = addresses.get(page) or started.at(page)
    seen: list[str] = []

    body = encode_multipart(BOUNDARY, {"film": pdf(b"x" * 3 * BYTES_PER_MB, "film.mp4")})

    class Watched(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            seen.extend(path.name for path in temporary.iterdir())
            return super().read(size)

    extra = {"CONTENT_LENGTH": str(len(body)), "wsgi.input": Watched(body)}
    answer = started.client.generic("POST", address, body, MULTIPART_CONTENT, **extra)
    assert answer.status_code < 500
    assert seen == []


def test_removing_twice_is_removing_once(started: Applicant) -> None:
    started.upload("CV")
    address = started.at("remove", ApplicationFile.objects.get().pk)
    assert [started.client.post(address).status_code for _time in (1, 2)] == [303, 303]
    assert not ApplicationFile.objects.exists()


def test_bytes_and_folders_are_on_disk_before_the_row_is_committed(
    started: Applicant, private_files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R25, R26: fsync of the file, of its folder and of those above, then the row, then the commit."""
    acts: list[str] = []
    synced: set[int] = set()
    sync = os.fsync

    def fsync(handle: int) -> None:
        sync(handle)
        found = os.fstat(handle)
        synced.add(found.st_ino)
        acts.append("folder" if stat.S_ISDIR(found.st_mode) else "file")

    def watch(execute: Any, sql: str, *args: Any) -> Any:
        if sql.startswith('INSERT INTO "groupsite_vacancies_applicationfile"'):
            acts.append("row")
        if sql.startswith(("COMMIT", "RELEASE SAVEPOINT")):
            acts.append("commit")
        return execute(sql, *args)

    monkeypatch.setattr(os, "fsync", fsync)
    # A test runs inside a transaction, so what commits it is the release of a savepoint.
    released = connection._savepoint_commit
    monkeypatch.setattr(
        connection, "_savepoint_commit", lambda sid: (acts.append("commit"), released(sid))
    )
    with connection.execute_wrapper(watch):
        assert started.upload("CV").status_code == 303
    first, row = acts.index("file"), acts.index("row")
    assert set(acts[:first]) == {"commit"}  # the attempt is counted before anything else
    assert "folder" in acts[first:row]
    assert "commit" in acts[row:]
    assert {"file", "folder"}.isdisjoint(acts[row:])
    file = private_files / ApplicationFile.objects.get().stored
    # The private folder was made by this upload, so the one above it must know of it.
    places = (file, file.parent, private_files, private_files.parent)
    assert synced >= {place.stat().st_ino for place in places}


def test_a_refused_row_leaves_no_bytes(started: Applicant, monkeypatch: pytest.MonkeyPatch) -> None:
    """R27: the database is locked or away."""
    mails = OutgoingMail.objects.count()

    def away(*args: Any) -> Any:
        raise OperationalError("database is locked")

    monkeypatch.setattr(attachments, "lock_changeable_application", away)
    answer = started.upload("CV")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "60")
    assert not list(storage.iter_stored_files())
    assert not ApplicationFile.objects.exists()
    assert OutgoingMail.objects.count() == mails


@pytest.mark.parametrize("is_there", [True, False], ids=["it was committed", "it was not"])
def test_a_commit_of_unknown_outcome_never_costs_the_bytes_of_a_row(
    started: Applicant, monkeypatch: pytest.MonkeyPatch, is_there: bool, at: datetime
) -> None:
    """R26: a connection lost while committing does not tell whether the row is there."""
    enter = attachments._create_or_reuse_application_file

    class Lost:
        """In place of the transaction: what is entered is kept or not, and nobody is told."""

        def __enter__(self) -> None: ...

        def __exit__(self, kind: Any, *args: Any) -> None:
            if not is_there:
                ApplicationFile.objects.all()._raw_delete("default")
            raise OperationalError("server closed the connection unexpectedly")

    monkeypatch.setattr(attachments, "_create_or_reuse_application_file", enter)
    monkeypatch.setattr(attachments.transaction, "atomic", Lost)
    application = Application.objects.get()
    rule = application.vacancy.document_rules.get(kind=document_kind("CV"))
    path = Path(str(storage.conf.applicant_files_folder()) + ".pdf")
    path.write_bytes(good_pdf())
    with pytest.raises(OperationalError):
        attachments.attach_file(application, rule, Upload(path, "mine.pdf"), at)
    monkeypatch.undo()
    assert {name for name, _at in storage.iter_stored_files()} == stored_names()
    assert bool(stored_names()) is is_there
