"""The context of e-mails to readers of applications: counts, never names.

A reader who has lost the permission since the mail was queued does not get it (R38).
"""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser

from people.content.languages.user_language import language_of_user
from vacancies.applications import permissions
from vacancies.emails.absolute_urls import application_list_url
from vacancies.emails.posting_links import posting_link
from vacancies.models import Application, OutgoingMail, Vacancy
from vacancies.posting.facts import deadline_parts_of_vacancy, deadline_text_without_weekday


def is_still_relevant(mail: OutgoingMail, at: datetime) -> bool:
    """Whether the reader is active, has an e-mail address and may still read some of the applications."""
    return bool(
        mail.user
        and mail.user.is_active
        and recipient_address(mail)
        and _vacancies_of_mail_still_readable(mail, at)
    )


def recipient_address(mail: OutgoingMail) -> str:
    return user_email(mail.user) if mail.user else ""


def user_email(user: AbstractUser) -> str:
    """Return the e-mail address in the user model's own e-mail field; may be empty."""
    return str(getattr(user, user.get_email_field_name(), "") or "")


def mail_language(mail: OutgoingMail) -> str:
    """Return the language that the reader has chosen in the admin."""
    return language_of_user(mail.user)


def mail_context(mail: OutgoingMail, at: datetime) -> dict[str, Any]:
    """Return the template context of a mail to a reader: vacancies with their counts."""
    counts = dict(mail.values.get("counts", []))
    vacancies = [
        _vacancy_context(found, counts.get(found.pk, 0), at)
        for found in _vacancies_of_mail_still_readable(mail, at)
    ]
    return {
        "vacancies": vacancies,
        "count": sum(vacancy["count"] for vacancy in vacancies),
        "sender": getattr(settings, "WAGTAIL_SITE_NAME", ""),
    }


def _vacancy_context(vacancy: Vacancy, count: int, at: datetime) -> dict[str, Any]:
    deadline = deadline_parts_of_vacancy(vacancy)
    return {
        "title": posting_link(vacancy, at).title,
        "count": count,
        "total": Application.objects.filter(vacancy=vacancy).received().count(),
        "deadline": deadline_text_without_weekday(deadline) if deadline else "",
        "address": application_list_url(vacancy.pk),
    }


def _vacancies_of_mail_still_readable(mail: OutgoingMail, at: datetime) -> list[Vacancy]:
    """Return the vacancies of the mail whose applications its reader may still read."""
    if mail.user is None:
        return []
    named = [pk for pk, _count in mail.values.get("counts", [])]
    mine = permissions.readable_vacancies(mail.user, at)
    return list(mine.filter(pk__in=named).order_by("pk"))
