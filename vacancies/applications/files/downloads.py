"""Serves stored files as downloads that browsers do not open on the site's origin (R40)."""

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


def pdf_response(file: ApplicationFile, name: str) -> FileResponse:
    """Return the file as a download under the name given by the system.

    The caller must check permissions. Raises FileNotFoundError if the bytes are gone.
    """
    response = FileResponse(
        storage.open_stored(file.stored),
        as_attachment=True,
        filename=name,
        content_type="application/pdf",
    )
    for header, value in HEADERS.items():
        response.headers[header] = value
    return response
