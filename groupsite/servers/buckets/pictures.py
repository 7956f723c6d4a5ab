"""Serves public pictures of a bucket that only the site can read: renditions, and avatars of the admin."""

import mimetypes
from typing import Final

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

# Seconds for which browsers and the web server in front keep a picture; one that is removed is gone then.
MAX_AGE: Final = 3600
POLICY: Final = "default-src 'none'; sandbox"


@require_safe
def picture(request: HttpRequest, path: str) -> FileResponse:
    """Return a picture; `path` is one that the URL pattern allows. Raises Http404."""
    try:
        file = default_storage.open(path, "rb")
    except FileNotFoundError:
        raise Http404 from None
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    response = FileResponse(file, content_type=kind)
    response.headers["Content-Length"] = str(file.size)
    response.headers["Cache-Control"] = f"public, max-age={MAX_AGE}"
    response.headers["Content-Security-Policy"] = POLICY
    return response
