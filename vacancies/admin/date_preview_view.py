"""View for a script that shows how a date or a time is understood while it is typed."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from vacancies.posting.date_fields import typed_date_or_time_preview

KINDS = ("date", "time", "moment")


@require_safe
def preview_typed_date_or_time(request: HttpRequest) -> HttpResponse:
    """Return as JSON the text for a typed date or time, and whether it was understood."""
    kind = request.GET.get("kind", "date")
    if kind not in KINDS:
        raise Http404
    text, is_understood = typed_date_or_time_preview(kind, request.GET.get("typed", "")[:100])
    return JsonResponse({"text": text, "is_understood": is_understood})
