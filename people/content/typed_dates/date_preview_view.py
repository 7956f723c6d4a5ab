"""View that returns how a typed date or time is understood, for a script in forms."""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from people.content.typed_dates.date_fields import (
    FORMATS_BY_KIND,
    typed_date_or_time_text_and_validity,
)


class TypedDate(NamedTuple):
    """What a form asks about: a key of `FORMATS_BY_KIND`, and what is in the field."""

    kind: str
    text: str


def typed_date_of(request: HttpRequest) -> TypedDate:
    """Return what is asked about. Raises Http404 for an unknown kind."""
    kind = request.GET.get("kind", "date")
    if kind not in FORMATS_BY_KIND:
        raise Http404
    return TypedDate(kind, request.GET.get("typed", "")[:100])


@require_safe
def preview_typed_date_or_time(request: HttpRequest) -> HttpResponse:
    """Return JSON with a typed date or time as text, and whether it was understood."""
    text, is_understood = typed_date_or_time_text_and_validity(*typed_date_of(request))
    return JsonResponse({"text": text, "is_understood": is_understood})
