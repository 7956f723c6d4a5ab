"""What a posting prints when the facts form moves a public deadline to a later date."""

from datetime import date, datetime
from typing import Any, Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.admin import messages

from people.content.records.permissions import may_change, may_publish
from people.content.request_time import received_at
from people.content.types import User
from vacancies.admin.actions import buttons
from vacancies.models import Vacancy
from vacancies.models.extensions import undoable_extension
from vacancies.posting.facts import extension_text

VACANCY_PARAMETER: Final = (
    "deadline-of"  # in the query of the date preview: whose deadline is typed
)


def is_later_deadline_an_extension(public: Vacancy, at: datetime) -> bool:
    """Whether visitors can have read the deadline, so that a later one counts as an extension."""
    has_opened = public.opens_at is not None and public.opens_at <= at
    return bool(public.live and has_opened and public.deadline_on)


def extension_announcement_preview(key: str, user: User, day: date, at: datetime) -> str:
    """Return a sentence on what the posting will print with this new deadline; empty if nothing.

    `key` is the primary key of a vacancy, as it was sent. Users who may not change the vacancy get
    an empty text.
    """
    public = Vacancy.objects.filter(pk=key).first() if key.isdecimal() and len(key) < 19 else None
    if (
        public is None
        or not is_later_deadline_an_extension(public, at)
        or not may_change(user, public)
    ):
        return ""
    if public.deadline_on is None or day <= public.deadline_on:
        return ""
    text = extension_text(public.deadline_on, day)
    return gettext("If you publish it, the posting will say “%(text)s”.") % {"text": text}


def announce_extension_in_deadline_field(form: Any, public: Vacancy, at: datetime) -> None:
    """Add help text and a preview to the deadline field, if a later deadline counts as an extension."""
    field = form.fields.get("deadline_on")
    if field is None or not is_later_deadline_an_extension(public, at):
        return
    url = reverse("groupsite_vacancies_understood")
    field.widget.attrs["data-groupsite-understood"] = f"{url}?{VACANCY_PARAMETER}={public.pk}"
    sentence = gettext(
        "If you publish a later deadline, the posting says that it has been extended, and gives both "
        "dates."
    )
    field.help_text = f"{field.help_text} {sentence}"


def add_message_if_deadline_extended(request: HttpRequest, pk: int) -> None:
    """Add a message on what the posting prints now, if this request has extended the deadline."""
    vacancy, at = Vacancy.objects.get(pk=pk), received_at(request)
    made = undoable_extension(vacancy, at)
    if made is None or made.extended_at < at:
        return
    said = gettext("The posting now says “%(text)s”.")
    text = said % {"text": extension_text(made.extended_from, made.extended_to)}
    if not may_publish(request.user, vacancy):
        messages.warning(request, text)
        return
    button = messages.button(
        buttons.action_url(buttons.UNDO_EXTENSION, vacancy), buttons.UNDO_EXTENSION.label
    )
    text = f"{text} {gettext('You can undo the extension for 15 minutes.')}"
    messages.warning(request, text, buttons=[button])
