"""Reading an upload: straight to a temporary file on disk, and no further than its slot may take.

What is larger is refused early (R7): where the request says its length, before a byte is parsed;
else as soon as the limit is passed. The rest is read and thrown away, because a browser shows no
answer of a server that hangs up on it; beyond DRAIN the server does hang up.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError

# The form around the file: boundaries, headers, the other fields.
FORM_AROUND: Final = 1024 * 1024
DRAIN: Final = 512 * 1024 * 1024
CHUNK: Final = 64 * 1024


@dataclass(frozen=True)
class Upload:
    """A file that came: where it lies until the request ends, and what its sender calls it."""

    path: Path
    name: str


class TooLargeError(Exception):
    """More than may be taken. `name` is the file's own, where it was read at all."""

    def __init__(self, name: str = "") -> None:
        super().__init__("too large")
        self.name = name


def read_upload(request: HttpRequest, field: str, most: int) -> Upload | None:
    """The first file of this field, at most so many bytes; None where the form came without one.

    Must be called before anything else reads the body. Raises TooLargeError.
    """
    if _says_more_than(request, most + FORM_AROUND):
        drain(request)
        raise TooLargeError
    handler = BoundedUploadHandler(request, field, most)
    request.upload_handlers = [handler]
    try:
        file: Any = request.FILES.get(field)
    except MultiPartParserError:
        return None  # a body that was cut off on its way is a form without a file
    if handler.too_large:
        raise TooLargeError(handler.too_large_name)
    return Upload(Path(file.temporary_file_path()), file.name) if file else None


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Keeps one file of one field, up to a number of bytes."""

    def __init__(self, request: HttpRequest, field: str, most: int) -> None:
        super().__init__(request)
        self.field, self.most = field, most
        self.taken = self.received = 0
        self.too_large = False
        self.too_large_name = ""

    def new_file(self, field_name: str, file_name: str, *args: Any, **kwargs: Any) -> None:
        if field_name != self.field or self.taken:
            raise SkipFile
        self.taken += 1
        super().new_file(field_name, file_name, *args, **kwargs)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.received += len(raw_data)
        if self.received > self.most:
            self.too_large, self.too_large_name = True, self.file_name or ""
            self.file.close()  # which deletes it
            raise SkipFile
        super().receive_data_chunk(raw_data, start)


def _says_more_than(request: HttpRequest, most: int) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return length.isdigit() and int(length) > most


def drain(request: HttpRequest) -> None:
    """Reads what is left of the body, so that the browser comes to read the answer."""
    left = DRAIN
    while left > 0 and (chunk := request.read(CHUNK)):
        left -= len(chunk)
