"""Recognises file types by their first and last bytes (R2, R3, R4).

The type stated by the browser is ignored (R5).
"""

import codecs
import re
from typing import BinaryIO, Final
from zipfile import is_zipfile

from vacancies.applications.files.pdf.refusal_reasons import Reason

HEAD_BYTES: Final = 1024
PDF: Final = b"%PDF-"
END_MARK: Final = b"%%EOF"
BLOCK_BYTES: Final = 1 << 16
# PDF programs do not append more text than this after the end mark.
MAX_TAIL_BYTES: Final = 1 << 20

# First bytes of other file types; longer signatures before shorter ones.
SIGNATURES: Final = (
    (b"Rar!\x1a\x07", Reason.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", Reason.ARCHIVE),
    (b"\x1f\x8b", Reason.ARCHIVE),
    (b"\xfd7zXZ\x00", Reason.ARCHIVE),
    (b"BZh", Reason.ARCHIVE),
    (b"\x28\xb5\x2f\xfd", Reason.ARCHIVE),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Reason.OFFICE),
    (b"{\\rtf", Reason.OFFICE),
    (b"MZ", Reason.PROGRAM),
    (b"\x7fELF", Reason.PROGRAM),
    (b"#!", Reason.PROGRAM),
    (b"\xfe\xed\xfa\xce", Reason.PROGRAM),
    (b"\xfe\xed\xfa\xcf", Reason.PROGRAM),
    (b"\xce\xfa\xed\xfe", Reason.PROGRAM),
    (b"\xcf\xfa\xed\xfe", Reason.PROGRAM),
    (b"\xca\xfe\xba\xbe", Reason.PROGRAM),
    (b"\x89PNG\r\n\x1a\n", Reason.IMAGE),
    (b"\xff\xd8\xff", Reason.IMAGE),
    (b"GIF8", Reason.IMAGE),
    (b"II*\x00", Reason.IMAGE),
    (b"MM\x00*", Reason.IMAGE),
    (b"BM", Reason.IMAGE),
)
ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Word, Excel and similar files are zip files too, but users do not know that.
OFFICE_IN_ZIP: Final = re.compile(rb"\[Content_Types\]\.xml|_rels/|mimetypeapplication/vnd\.oasis")
RIFF_IMAGE: Final = re.compile(rb"RIFF....WEBP|....ftyp(?:heic|heix|mif1|avif)", re.DOTALL)
# "ustar" alone occurs in Spanish text; in a tar file a space or NUL follows.
TAR_SIGNATURE: Final = re.compile(rb"ustar(?:\x00|  \x00)")
TAR_SIGNATURE_POSITION: Final = 257

# Characters that other programs would read as markup, except an e-mail address in brackets.
MARKUP: Final = re.compile(rb"<(?![\w.+-]+@[\w.-]+>)")
# Programs append PDF comments after the end mark, and further end marks.
BLANKS_AND_COMMENTS: Final = re.compile(r"(?:\s|\0|\x1a|%[^\r\n]*(?=[\r\n]|\Z))*+", re.ASCII)
# Bytes that do not occur in text; white space, the DOS end-of-file mark and NUL (padding) are
# allowed.
CONTROL_BYTES: Final = re.compile(rb"[\x01-\x08\x0b\x0e-\x19\x1b-\x1f\x7f]")


def reason_if_refused_type(head: bytes) -> Reason | None:
    """Return the reason to refuse a file by its first bytes; None if they are of no refused type."""
    if head.startswith(ZIP):
        return Reason.OFFICE if OFFICE_IN_ZIP.search(head) else Reason.ZIP
    if TAR_SIGNATURE.match(head, TAR_SIGNATURE_POSITION):
        return Reason.ARCHIVE
    if RIFF_IMAGE.match(head):
        return Reason.IMAGE
    for signature, kind in SIGNATURES:
        if head.startswith(signature):
            return kind
    return None


def begins_as_pdf(head: bytes) -> bool:
    """Whether the first kilobyte has a PDF header, with only blanks or a byte order mark before it."""
    before, mark, _after = head[:HEAD_BYTES].partition(PDF)
    if not mark:
        return False
    # A shell or script host could run a line of text.
    return not before.removeprefix(codecs.BOM_UTF8).strip()


def has_harmless_tail(file: BinaryIO, size: int) -> bool:
    """Whether the file is no ZIP, and only blanks or comments follow its end mark, if it has one.

    Reads backwards and keeps one block in memory, however large the file is.
    """
    # Programs find a zip file by its end, where a PDF end mark may be part of a comment.
    if is_zipfile(file):
        return False
    end = _position_after_last_mark(END_MARK, file, size)
    if end is None:
        # No end mark: the child process decides whether the file can be repaired.
        return True
    if size - end > MAX_TAIL_BYTES:
        return False
    file.seek(end)
    return _is_harmless_tail(file.read(size - end))


def _is_harmless_tail(tail: bytes) -> bool:
    try:
        text = tail.decode()
    except UnicodeDecodeError:
        return False
    is_bad = CONTROL_BYTES.search(tail) or MARKUP.search(tail) or TAR_SIGNATURE.search(tail)
    return not is_bad and BLANKS_AND_COMMENTS.fullmatch(text) is not None


def _position_after_last_mark(mark: bytes, file: BinaryIO, size: int) -> int | None:
    start = size
    while start > 0:
        start = max(0, start - BLOCK_BYTES)
        file.seek(start)
        # Also reads the beginning of the next block, since a mark may lie across the border.
        found = file.read(BLOCK_BYTES + len(mark) - 1).rfind(mark)
        if found >= 0:
            return start + found + len(mark)
    return None
