"""View that returns how a typed date or time is understood, for a script in forms."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from vacancies.posting.date_fields import typed_date_or_time_preview

INPUT_KINDS = ("date", "time", "moment")


@require_safe
def preview_typed_date_or_time(request: HttpRequest) -> HttpResponse:
    """Return JSON with a typed date or time as text, and whether it was understood."""
    kind = request.GET.get("kind", "date")
    if kind not in INPUT_KINDS:
        raise Http404
    text, is_understood = typed_date_or_time_preview(kind, request.GET.get("typed", "")[:100])
    return JsonResponse({"text": text, "is_understood": is_understood})
