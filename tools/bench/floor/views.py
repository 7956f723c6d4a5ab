"""Two bare views, which our cached pages and our uploads are compared with."""

from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

CONSTANT = b"<!doctype html><title>Constant</title>" + b"<p>The same for everybody.</p>" * 800


def constant(_request: HttpRequest) -> HttpResponse:
    """Return the same page every time, through all middleware."""
    return HttpResponse(CONSTANT)


@csrf_exempt
@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Store a file as Django's own documentation does, without looking into it."""
    file = request.FILES["file"]
    name = default_storage.save("uploads/upload", file)
    default_storage.delete(name)
    return HttpResponse(str(file.size), content_type="text/plain")
