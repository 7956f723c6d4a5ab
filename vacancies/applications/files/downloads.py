"""Responses with stored PDFs, whose headers let no script run on the site's origin (R40).

Browsers apply the policy differently when they show a PDF: `docs/decisions/0015` says what is left
to it.
"""

from typing import Final

from django.http import FileResponse

from vacancies.applications.files import storage
from vacancies.models import ApplicationFile

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
}


def pdf_response(file: ApplicationFile, name: str, *, is_inline: bool = False) -> FileResponse:
    """Return a response with the stored PDF under this name: a download, or inline for a viewer.

    The caller must check permissions. Raises FileNotFoundError if the bytes are gone.
    """
    response = FileResponse(
        storage.open_stored(file.stored),
        as_attachment=not is_inline,
        filename=name,
        content_type="application/pdf",
    )
    for header, value in HEADERS.items():
        response.headers[header] = value
    return response
