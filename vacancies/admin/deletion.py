"""What prevents objects that applications depend on from being deleted.

A refusal must not tell an editor whether somebody has applied (R37). So a vacancy whose form was
ever public can never be deleted, with or without applications, and that is the reason given.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages
from wagtail.models import ModelLogEntry, Revision

from people.content.deletion.obstacles import DeletionObstacle, NextStep
from vacancies.admin.actions import buttons
from vacancies.admin.history.changes import CHANGE_FACTS
from vacancies.choices import ApplicationMethod
from vacancies.models import Application, ApplicationFile, DocumentKind, Vacancy


def document_kind_in_use_response(
    request: HttpRequest, objects: Iterable[Any]
) -> HttpResponse | None:
    """Return a redirect with an error if one object is a document kind that applications use, else None."""
    for one in objects:
        if isinstance(one, DocumentKind) and ApplicationFile.objects.filter(kind=one).exists():
            text = gettext("“%(what)s” is in use, so it cannot be deleted.")
            messages.error(request, text % {"what": one})
            return redirect(type(one).snippet_viewset.get_url_name("list"))
    return None


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
