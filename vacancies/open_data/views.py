"""Views of the open data: one page of vacancies at a time as JSON, with an ETag."""

import json
from collections.abc import Callable
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views.decorators.http import conditional_page, require_safe

from people.structured_data.json_ld import full_url
from vacancies.open_data import euraxess, platsbanken
from vacancies.open_data.loaded_openings import PAGE_SIZE, LoadedOpening, load_openings
from vacancies.open_data.vacancy_object import vacancy_object

SCHEMAS: Final = Path(__file__).parent / "schemas"
FORMATS: Final = ("vacancies.v1", "euraxess.v1", "platsbanken.v1")
MAX_ID: Final = 2**31 - 1

type Items = Callable[[HttpRequest, LoadedOpening], list[dict[str, Any]]]


@require_safe
@conditional_page
def vacancies_v1(request: HttpRequest) -> HttpResponse:
    """Serve the open vacancies, each once, with the texts in all languages."""
    return _response(
        request, "vacancies", lambda *both: [vacancy_object(*both)], only_employment=False
    )


@require_safe
@conditional_page
def euraxess_v1(request: HttpRequest) -> HttpResponse:
    """Serve the open positions in the shape of job offers of EURAXESS."""
    return _response(request, "euraxess", euraxess.job_offers, only_employment=True)


@require_safe
@conditional_page
def platsbanken_v1(request: HttpRequest) -> HttpResponse:
    """Serve the open positions in the shape of ads of JobTech, for Platsbanken."""
    return _response(request, "platsbanken", platsbanken.ads, only_employment=True)


@require_safe
@conditional_page
def schema(request: HttpRequest, name: str) -> HttpResponse:
    """Serve the JSON Schema of one of the formats."""
    if name not in FORMATS:
        raise Http404
    text = (SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8")
    return _open_to_all(HttpResponse(text, content_type="application/schema+json"))


def _response(
    request: HttpRequest, name: str, items: Items, *, only_employment: bool
) -> HttpResponse:
    after = request.GET.get("after", "0")
    if not (after.isascii() and after.isdecimal() and len(after) < 11 and int(after) <= MAX_ID):
        return JsonResponse(
            {"message": "after must be that of “next”"}, status=HTTPStatus.BAD_REQUEST
        )
    found = load_openings(request, int(after), only_employment=only_employment)
    document = {
        "$schema": _url(request, "schema", f"{name}.v1"),
        "version": 1,
        "next": _next_url(request, f"{name}_v1", found),
        "items": [item for opening in found for item in items(request, opening)],
    }
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return _open_to_all(HttpResponse(text, content_type="application/json"))


def _next_url(request: HttpRequest, view: str, found: list[LoadedOpening]) -> str | None:
    """Return the address of the next page; None if this one is not full. The next may be empty."""
    if len(found) < PAGE_SIZE:
        return None
    return f"{_url(request, view)}?{urlencode({'after': found[-1].vacancy.pk})}"


def _url(request: HttpRequest, view: str, *args: str) -> str:
    return full_url(request, reverse(f"groupsite_open_data:{view}", args=args))


def _open_to_all(response: HttpResponse) -> HttpResponse:
    """Return the response, which pages of other sites may read: it is the same for everybody."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
