"""An open vacancy with a posting in both languages, an applicant's letters, and how they read."""

from datetime import datetime
from typing import Any

from django.core import mail
from django.core.mail import EmailMultiAlternatives

from tests.applications import ApplicationFactory
from tests.factories import NOW, PersonFactory, VacancyFactory
from tests.made_once import made_once
from tests.sites import GroupSite
from vacancies.emails.compose import compose_message
from vacancies.models import Application, MailKind, OutgoingMail, Vacancy, mail_queue

ENGLISH, SWEDISH = "PhD position in waves", "Doktorandtjänst i vågor"


def open_vacancy(site: GroupSite, **facts: Any) -> Vacancy:
    """Until 14 June 2025, with a CV and a personal letter to send and somebody to ask."""
    return _open_vacancy(site, **facts) if facts else _usual_vacancy(site)


@made_once
def _usual_vacancy(site: GroupSite) -> Vacancy:
    return _open_vacancy(site)


def _open_vacancy(site: GroupSite, **facts: Any) -> Vacancy:
    facts = {"documents": ["CV", "Personal letter"], **facts}
    if "contacts" not in facts:
        facts["contacts"] = [PersonFactory(given_name="Bob", email="bob@example.org")]
    vacancy = VacancyFactory(**facts)
    pages = site.add(vacancy, title=ENGLISH)
    pages["sv"].title = SWEDISH
    pages["sv"].save()
    return vacancy


def applicant(vacancy: Vacancy, **facts: Any) -> Application:
    return ApplicationFactory(vacancy=vacancy, email="alice@example.org", **facts)


def letter(
    kind: MailKind, application: Application, at: datetime = NOW, **values: Any
) -> EmailMultiAlternatives | None:
    """As it would be sent now."""
    return compose_message(mail_queue.queue_mail_for_applicant(kind, application, at, **values), at)


def text_of(message: EmailMultiAlternatives | None) -> str:
    assert message is not None
    return " ".join(str(message.body).split())


def html_of(message: EmailMultiAlternatives | None) -> str:
    assert message is not None
    [(html, mimetype)] = message.alternatives
    assert mimetype == "text/html"
    return str(html)


def sent_kinds() -> list[str]:
    """What has been put to be mailed, in order."""
    return list(OutgoingMail.objects.order_by("pk").values_list("kind", flat=True))


def arrived() -> list[str]:
    return [message.subject for message in mail.outbox]
