"""Which files an archive of applications contains, and which are left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Final
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext

from people.content.spreadsheets import BYTE_ORDER_MARK
from vacancies.applications.answers import ShownAnswer
from vacancies.applications.files import storage
from vacancies.applications.files.zip_stream import (
    ArchiveEntry,
    archive_entry_of_bytes,
    iter_pieces_and_close,
)
from vacancies.committee.archives.archive_names import UsedFileNames, applicant_folder_name
from vacancies.models import Application, ApplicationFile

LINE_END: Final = "\r\n"


@dataclass(frozen=True)
class FileForArchive:
    """A file for the archive; `refusal` is the reason if it is left out, else empty."""

    path: str
    stored: str
    size: int
    at: datetime
    refusal: str = ""


def list_archive_files_and_refusals(
    applications: Iterable[tuple[Application, Iterable[tuple[ApplicationFile, str]]]],
) -> list[FileForArchive]:
    """Return all files with their paths in the archive; a file to leave out has the reason.

    Makes all queries before the first byte is sent.
    """
    folders = UsedFileNames()
    packed = []
    for application, files in applications:
        folder = folders.reserve(
            applicant_folder_name(
                application.family_name, application.given_name, application.number or ""
            )
        )
        names = UsedFileNames()
        zone = ZoneInfo(application.vacancy.time_zone)
        for file, name in files:
            packed.append(
                FileForArchive(
                    f"{folder}/{names.reserve(name)}",
                    file.stored,
                    file.size,
                    file.accepted_at.astimezone(zone),
                    "" if file.may_be_opened else str(file.get_scan_display()),
                )
            )
    return packed


def archive_entries(
    files: Iterable[FileForArchive], extra_entries: Iterable[ArchiveEntry], at: datetime
) -> Iterator[ArchiveEntry]:
    """Return the extra entries, the files, and a list of the files left out, if any are.

    Opens the first file, so that a storage that is away is an error before the response begins.
    Raises OSError.
    """
    left_out: list[tuple[str, str]] = []
    file_entries = _iter_file_entries(files, left_out)
    first = next(file_entries, None)
    in_order = chain(extra_entries, [first] if first else [], file_entries)
    return _iter_archive_entries(in_order, left_out, at, translation.get_language())


def _iter_file_entries(
    files: Iterable[FileForArchive], left_out: list[tuple[str, str]]
) -> Iterator[ArchiveEntry]:
    """Yield an entry for each file that can be opened; add (path, reason) of the others to `left_out`."""
    for one in files:
        if one.refusal:
            left_out.append((one.path, one.refusal))
            continue
        try:
            file = storage.open_stored(one.stored)
        except FileNotFoundError:
            left_out.append((one.path, ""))
            continue
        with file:  # closed even if the response is never sent
            yield ArchiveEntry(one.path, one.at, one.size, iter_pieces_and_close(file))


def _iter_archive_entries(
    entries: Iterable[ArchiveEntry],
    left_out: list[tuple[str, str]],
    at: datetime,
    language: str | None,
) -> Iterator[ArchiveEntry]:
    """Yield the entries, and then a list of the files that are left out."""
    yield from entries
    if left_out:
        # The response is sent after the request's language has been deactivated.
        with translation.override(language):
            entry = _entry_listing_files_left_out(left_out, at)
        yield entry


def entry_listing_answers(answers: Iterable[ShownAnswer], at: datetime) -> ArchiveEntry:
    """Return a text file with each question and its answer."""
    lines = (line for one in answers for line in (one.wording.text, one.text or "–", ""))
    text = BYTE_ORDER_MARK + LINE_END.join(lines)
    # Translators: the name of a file with an applicant's answers to extra questions.
    return archive_entry_of_bytes(gettext("Answers.txt"), at, text.encode())


def _entry_listing_files_left_out(
    paths_and_reasons: list[tuple[str, str]], at: datetime
) -> ArchiveEntry:
    gone = gettext("The file is not there any more.")
    lines = [
        gettext("These files are not in this archive:"),
        "",
        *(f"{path}: {reason or gone}" for path, reason in paths_and_reasons),
    ]
    text = BYTE_ORDER_MARK + LINE_END.join(lines) + LINE_END
    # Translators: the name of a file that lists what an archive leaves out.
    return archive_entry_of_bytes(gettext("Not included.txt"), at, text.encode())
