"""Reads an upload into a temporary file, up to a maximum size.

A larger upload is refused early (R7): before parsing if the request states its length, else as
soon as it passes the limit. The rest is read and discarded, because browsers do not show the
response of a server that closes the connection early; after MAX_DISCARDED_BYTES the server closes
it all the same.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.core.files.uploadhandler import FileUploadHandler, TemporaryFileUploadHandler
from django.http import HttpRequest, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

# The parts of the request around the file: boundaries, headers, other fields.
FORM_AROUND: Final = 1024 * 1024
MAX_DISCARDED_BYTES: Final = 512 * 1024 * 1024
CHUNK: Final = 64 * 1024
UPLOAD_CHUNK: Final = 256 * 1024


@dataclass(frozen=True)
class Upload:
    """An uploaded file: its temporary path, and the name given by the sender.

    `is_finished` says that nobody will write to it again.
    """

    path: Path
    name: str
    is_finished: bool = False


class UploadTooLargeError(Exception):
    """Raised if an upload is too large. `name` is its file name, empty if it was not read.

    `min_size` is the number of bytes received or stated; the file may be larger.
    """

    def __init__(self, min_size: int, name: str = "") -> None:
        super().__init__("too large")
        self.min_size = min_size
        self.name = name


def read_upload(request: HttpRequest, field: str, max_bytes: int) -> Upload | None:
    """Return the field's first file, on disk; None if there is none or the form has not arrived whole.

    Call it before anything else reads the body. Raises UploadTooLargeError above `max_bytes`;
    OSError if the disk is full, and its subclass UnreadablePostError if the client has
    disconnected. Leaves nothing behind then.
    """
    min_size = _content_length(request) - FORM_AROUND
    if min_size > max_bytes:
        discard_rest_of_body(request)
        raise UploadTooLargeError(min_size)
    handler = BoundedUploadHandler(request, field, max_bytes)
    request.upload_handlers = [handler]
    try:
        file: Any = request.FILES.get(field)
    except MultiPartParserError:
        handler.discard()
        return None
    except OSError:
        handler.discard()
        raise
    if handler.is_cut_off:
        return None  # an incomplete body counts as a form without a file
    if handler.too_large:
        raise UploadTooLargeError(max(min_size, handler.received), handler.too_large_name)
    if not file:
        return None
    path = Path(file.temporary_file_path())
    return Upload(path, file.name, is_finished=True)


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Upload handler that keeps the first file of one field; a file over the limit sets `too_large`.

    It discards other files itself, because Django's SkipFile would close the file that was kept.
    """

    # Gunicorn receives a megabyte at once, and copies what is left of it each time a piece is taken.
    chunk_size = UPLOAD_CHUNK

    def __init__(self, request: HttpRequest, field: str, max_bytes: int) -> None:
        super().__init__(request)
        self.field, self.most = field, max_bytes
        self.received = 0
        self.is_taken = self.is_wanted = False
        self.is_cut_off = self.too_large = False
        self.too_large_name = ""

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        self.is_wanted = field_name == self.field and not self.is_taken
        if self.is_wanted:
            self.is_taken = True
            super().new_file(field_name, file_name, *args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if not self.is_wanted:
            return
        self.received += len(raw_data)
        if self.received > self.most:
            self.too_large, self.too_large_name = True, self.file_name or ""
            self.is_wanted = False
            self.discard()
            return
        super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> Any:
        return super().file_complete(file_size) if self.is_wanted else None

    def upload_interrupted(self) -> None:
        self.is_cut_off = True
        self.discard()

    def discard(self) -> None:
        """Close and so delete the temporary file; ignore errors of a full disk."""
        if self.is_taken:
            with suppress(OSError):
                self.file.close()


class DiscardFilesHandler(FileUploadHandler):
    """Upload handler that discards all files, for forms without a file field."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        return None

    def file_complete(self, file_size: int) -> None:
        return None


def _content_length(request: HttpRequest) -> int:
    """Return the Content-Length of the request; 0 if it is missing or invalid."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdigit() else 0


def discard_rest_of_body(request: HttpRequest) -> None:
    """Read and discard the rest of the body, up to a limit, so that the browser reads the response."""
    left = MAX_DISCARDED_BYTES
    with suppress(UnreadablePostError):  # the client has disconnected
        while left > 0 and (chunk := request.read(CHUNK)):
            left -= len(chunk)
