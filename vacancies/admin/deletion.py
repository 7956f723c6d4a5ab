"""What prevents objects that applications depend on from being deleted.

A refusal must not tell an editor whether somebody has applied (R37). So a vacancy whose form was
ever public can never be deleted, with or without applications, and that is the reason given. A kind
of document is never deleted either: it is retired, with or without files.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Revision

from people.content.deletion.obstacles import DeletionObstacle, NextStep
from vacancies.admin.actions import buttons
from vacancies.admin.history.changes import CHANGE_FACTS
from vacancies.choices import ApplicationMethod
from vacancies.models import Application, DocumentKind, DocumentRule, Vacancy
from vacancies.models.documents import DocumentGuidance, DocumentPart


def retire_document_kinds(request: HttpRequest, objects: Iterable[Any]) -> HttpResponse | None:
    """Retire document kinds in place of deleting them, unless vacancies use one; return a redirect.

    Returns None, so that Wagtail goes on, for other objects and for the page that asks first.
    """
    kinds = [one for one in objects if isinstance(one, DocumentKind)]
    if not kinds or request.method != "POST":
        return None
    if used := [kind for kind in kinds if _is_used_by_vacancies(kind)]:
        text = gettext("“%(what)s” is in use, so it cannot be deleted.")
        messages.error(request, text % {"what": used[0]})
    else:
        _retire(kinds, request)
    return redirect(DocumentKind.snippet_viewset.get_url_name("list"))


def _is_used_by_vacancies(kind: DocumentKind) -> bool:
    """Whether a rule, a part or guidance refers to the kind; not whether applicants have sent one."""
    return any(
        model.objects.filter(kind=kind).exists()
        for model in (DocumentRule, DocumentPart, DocumentGuidance)
    )


def _retire(kinds: list[DocumentKind], request: HttpRequest) -> None:
    with transaction.atomic():
        DocumentKind.objects.filter(pk__in=[kind.pk for kind in kinds]).update(retired=True)
        for kind in kinds:
            log(kind, "wagtail.delete", user=request.user, deleted=True)
    text = gettext("“%(what)s” has been removed. Files of this type, if any, keep its name.")
    for kind in kinds:
        messages.success(request, text % {"what": kind})


def application_obstacles(vacancy: Vacancy, at: datetime) -> list[DeletionObstacle]:
    """Return an obstacle to deletion if the form was ever public or there are applications, else []."""
    if not can_have_received_applications(vacancy):
        return []
    text = gettext(
        "“%(what)s” has been published with this site’s application form, so it cannot be "
        "deleted: unpublish it or record its result instead."
    )
    steps = []
    if vacancy.live:
        url = reverse(Vacancy.snippet_viewset.get_url_name("unpublish"), args=[vacancy.pk])
        steps.append(NextStep(gettext("Unpublish the facts"), url))
    if buttons.OUTCOME in buttons.available_actions(vacancy, at):
        steps.append(NextStep(buttons.OUTCOME.label, buttons.action_url(buttons.OUTCOME, vacancy)))
    return [DeletionObstacle(text % {"what": vacancy}, steps)]


def can_have_received_applications(vacancy: Vacancy) -> bool:
    """Whether the form was ever public, also before another way to apply, or there are applications."""
    was_offered = Q(application_method=ApplicationMethod.FORM) & ~Q(first_published_at=None)
    applied = Q(pk__in=Application.objects.filter(vacancy=vacancy.pk).values("vacancy"))
    return Vacancy.objects.filter(
        was_offered | applied, pk=vacancy.pk
    ).exists() or _was_published_with_form(vacancy)


def _was_published_with_form(vacancy: Vacancy) -> bool:
    """Whether the log has a publication with the form, or one that replaced the form."""
    entries = ModelLogEntry.objects.for_instance(vacancy)
    replaced = Q(action=CHANGE_FACTS, data__before__method__method=ApplicationMethod.FORM)
    published = Revision.objects.for_instance(vacancy).filter(
        pk__in=entries.filter(action="wagtail.publish").values("revision"),
        content__application_method=ApplicationMethod.FORM,
    )
    return entries.filter(replaced).exists() or published.exists()
