"""View that returns how a typed date or time is understood, for a script in forms."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from people.content.request_time import received_at
from vacancies.admin.actions.announced_extension import (
    VACANCY_PARAMETER,
    extension_announcement_preview,
)
from vacancies.posting.date_fields import typed_date_or_time_text_and_validity
from vacancies.posting.dates import parse_typed_date

INPUT_KINDS = ("date", "time", "moment")


@require_safe
def preview_typed_date_or_time(request: HttpRequest) -> HttpResponse:
    """Return JSON with a typed date or time as text, and whether it was understood.

    With `deadline-of`, the primary key of a vacancy, the text also says what a later deadline will
    print on its posting.
    """
    kind = request.GET.get("kind", "date")
    if kind not in INPUT_KINDS:
        raise Http404
    typed = request.GET.get("typed", "")[:100]
    text, is_understood = typed_date_or_time_text_and_validity(kind, typed)
    if VACANCY_PARAMETER in request.GET and kind == "date" and (day := parse_typed_date(typed)):
        key, at = request.GET[VACANCY_PARAMETER], received_at(request)
        if announcement := extension_announcement_preview(key, request.user, day, at):
            text = f"{text}. {announcement}"
    return JsonResponse({"text": text, "is_understood": is_understood})
