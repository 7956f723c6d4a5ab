"""View that returns how a typed deadline is understood, and what a later one will print on the posting."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from people.content.request_time import received_at
from people.content.typed_dates.date_fields import typed_date_or_time_text_and_validity
from people.content.typed_dates.date_preview_view import typed_date_of
from people.formats.date_parsing import parse_typed_date
from vacancies.admin.actions.announced_extension import (
    VACANCY_PARAMETER,
    extension_announcement_preview,
)


@require_safe
def preview_typed_deadline(request: HttpRequest) -> HttpResponse:
    """Return JSON with a typed date or time as text, and whether it was understood.

    With `deadline-of`, the primary key of a vacancy, the text also says what a later deadline will
    print on its posting.
    """
    typed = typed_date_of(request)
    text, is_understood = typed_date_or_time_text_and_validity(*typed)
    day = parse_typed_date(typed.text) if typed.kind == "date" else None
    if VACANCY_PARAMETER in request.GET and day:
        key, at = request.GET[VACANCY_PARAMETER], received_at(request)
        if announcement := extension_announcement_preview(key, request.user, day, at):
            text = f"{text}. {announcement}"
    return JsonResponse({"text": text, "is_understood": is_understood})
