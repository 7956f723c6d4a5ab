"""Refuses to delete objects that applications depend on, with an explanation.

A refusal must not tell an editor whether somebody has applied (R37). So a vacancy whose form was
ever public can never be deleted, with or without applications, and that is the reason given.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from wagtail.admin import messages

from vacancies.choices import ApplicationMethod
from vacancies.models import Application, ApplicationFile, DocumentKind, Vacancy


def deletion_refused_response(request: HttpRequest, objects: Iterable[Any]) -> HttpResponse | None:
    """Return a redirect with an error if one of the objects may not be deleted, else None."""
    for one in objects:
        text = ""
        if isinstance(one, Vacancy) and has_had_form_or_applications(one):
            text = gettext(
                "“%(what)s” has been published with this site’s application form, so it cannot be "
                "deleted: unpublish it or record its result instead."
            )
        elif isinstance(one, DocumentKind) and ApplicationFile.objects.filter(kind=one).exists():
            text = gettext("“%(what)s” is in use, so it cannot be deleted.")
        if text:
            messages.error(request, text % {"what": one})
            return redirect(type(one).snippet_viewset.get_url_name("list"))
    return None


def has_had_form_or_applications(vacancy: Vacancy) -> bool:
    was_offered = Q(application_method=ApplicationMethod.FORM) & ~Q(first_published_at=None)
    applied = Q(pk__in=Application.objects.filter(vacancy=vacancy.pk).values("vacancy"))
    return Vacancy.objects.filter(was_offered | applied, pk=vacancy.pk).exists()
